#!/usr/bin/env bash
# An endpoint with many articles, in a process of its own with the image's files, JVM flags and AOT cache: three restarts, its memory, and
# the times of the newest 50 at 192 requests per second, first without and then with 50 articles per second that arrive. The memory sizes
# are those of a container. The archive is filled by a process with 1 GiB, which also creates the AOT cache. Another process is the broker and
# the pipeline. Needs h2load, curl, bc, docker/package, and then ./mvnw -Pbench test-compile.
#   src/bench/endpoint.sh [ARTICLES] [SECONDS PER RUN] [MEMORY...]
set -euo pipefail
cd "$(dirname "$0")/../.."
articles=${1:-1000000} seconds=${2:-30} sizes=("${@:3}")
[ ${#sizes[@]} -gt 0 ] || sizes=(1g 512m)
. src/bench/functions.sh
http=18080 pipeline=18082 kafka=19092
java=${JAVA_HOME:?is to name a JDK 25}/bin/java
work=$(mktemp -d) url=http://127.0.0.1:$http pids=()
finish() {
  for pid in "${pids[@]}"; do kill "$pid" 2>/dev/null || true; done
  wait
  rm -rf "$work"
}
trap finish EXIT
grep -Ev '^#|^$|library.path|snappy' docker/jvm.args >"$work/jvm.args"

pipeline() {
  "$java" -Xmx1g -Dquarkus.http.port=$pipeline -Dwireroom.roles=pipeline -Dwireroom.broker.port=$kafka \
    -Dwireroom.data="$work/pipeline" -jar target/image/broker/quarkus-run.jar >>"$work/pipeline.log" 2>&1 &
  pids+=($!)
  until curl -fs -o /dev/null http://127.0.0.1:$pipeline/q/health/ready; do sleep 0.1; done
}
endpoint() { # endpoint MEMORY JVM-OPTION
  local started=$(now) log=$work/endpoint-$((++starts)).log
  "$java" -XX:MaxRAM="$1" @"$work/jvm.args" "$2" -Dquarkus.http.port=$http -Dwireroom.roles=endpoint -Dwireroom.reading.open=true \
    -Dwireroom.kafka.bootstrap-servers=127.0.0.1:$kafka -Dwireroom.data="$work/endpoint" -jar target/image/app/quarkus-run.jar \
    >"$log" 2>&1 &
  service=$! pids+=($!)
  until curl -fs -o /dev/null $url/q/health/ready; do sleep 0.02; done
  ready=$(took "$started")
  echo "ready after $ready s, of which the framework $(grep -Eo 'started in [0-9.]+s' "$log" | grep -Eo '[0-9.]+') s"
}
newest() { # prints the 99th percentile and the maximum of the newest 50
  h2load --h1 -t1 -c4 --rps=48 -D "$seconds" --log-file="$work/paced" -H 'Accept-Encoding: gzip' $url/v1/articles >/dev/null
  sort -n -k3 "$work/paced" |
    awk '{took[NR] = $3; bad += $2 != 200} END {printf "%d requests, %d failed, p50 %.1f ms, p99 %.1f ms, at most %.1f ms\n", NR, bad, took[int(NR * 0.5)] / 1000, took[int(NR * 0.99)] / 1000, took[NR] / 1000}'
  rm "$work/paced"
}

starts=0
classpath
pipeline
endpoint 1g "-XX:AOTCacheOutput=$work/app.aot"
began=$(now)
(produce -Ddocuments="$articles")
until [ "$(count)" -ge "$articles" ]; do sleep 1; done
echo "$articles articles from ingest to the endpoint in $(took "$began") s; $(resident)"
echo "the index on disk: $(du -sm "$work/endpoint" | cut -f1) MiB"
first=$((articles + 1))
for size in "${sizes[@]}"; do
  echo "== a container of $size"
  for _ in 1 2 3; do
    kill "$service" && wait "$service" || true # the first one writes the cache
    endpoint "$size" "-XX:AOTCache=$work/app.aot"
  done
  echo "after a restart with $(count) articles: $(resident)"
  newest >/dev/null # warm-up of the JIT compiler
  echo "newest 50, nothing arrives: $(newest)"
  produce -Dfirst=$first -Ddocuments=1000000 -Drate=50 &
  producer=$! pids+=($!)
  first=$((first + 1000000))
  newest >/dev/null
  for _ in 1 2 3; do echo "newest 50, 50 articles per second arrive: $(newest)"; done
  echo "under load: $(resident)"
  kill "$producer" && wait "$producer" || true
done
