# What the benchmarks of a running endpoint share. Sourced by them; they set java, url, kafka, work and service.

now() { date +%s.%N; }
took() { echo "$(now) - $1" | bc; } # took START: prints seconds
count() { curl -fs "$url/q/metrics" | awk '/^wireroom_archive_articles/ {printf "%d", $2}'; }
resident() { # anonymous memory is what the process takes beside the page cache
  awk '/VmRSS/ {all = $2} /VmHWM/ {most = $2} /RssAnon/ {own = $2}
    END {printf "memory beside the page cache %d MB, with it %d MB, at most %d MB\n", own / 1024, all / 1024, most / 1024}' "/proc/$service/status"
}
classpath() {
  ./mvnw -B -q dependency:build-classpath -Dmdep.outputFile="$work/classpath" -Dmdep.includeScope=test >"$work/maven" 2>&1 ||
    { cat "$work/maven" >&2; return 1; }
}
produce() { # produce SYSTEM-PROPERTY..., in a shell of its own
  exec "$java" "$@" -Dkafka=127.0.0.1:"$kafka" -cp "target/classes:target/test-classes:$(cat "$work/classpath")" \
    io.wireroom.bench.Bench produce >/dev/null 2>&1
}
