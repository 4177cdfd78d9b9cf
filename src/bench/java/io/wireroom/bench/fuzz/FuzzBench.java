package io.wireroom.bench.fuzz;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Fuzzes each {@link FuzzTarget} in a process of its own, and prints a line for each: executions, coverage, findings. Inputs that reach new
 * code are kept and are the seeds of the next run. An input that takes a second of CPU time, or more than
 * the heap, is a finding, too.
 */
public final class FuzzBench {
    /** A limit for readers that never end. Others are found by their CPU time: machines are busy. */
    private static final int STUCK_SECONDS = 300;

    private static final int LONGEST_INPUT = 1 << 14;
    /** Coverage is measured in the service and in the libraries that read for it. */
    private static final String INSTRUMENTED = String.join(
            ":",
            "io.wireroom.**",
            "org.tomlj.**",
            "org.jsoup.**",
            "org.snakeyaml.**",
            "org.yaml.snakeyaml.**",
            "org.commonmark.**",
            "com.fasterxml.jackson.core.**",
            "dev.cel.**");

    private static final Pattern RUNS = Pattern.compile("(?m)^#(\\d+)\\s");
    private static final Pattern COVERAGE = Pattern.compile(" cov: (\\d+) ");
    private static final Pattern FINDING = Pattern.compile("== Java Exception: (.*)|(ERROR: libFuzzer: .*)");

    private final Path folder = Path.of(setting("FUZZ_FOLDER", "target/fuzz")).toAbsolutePath();
    private final int seconds = Integer.parseInt(setting("FUZZ_SECONDS", "600"));
    private final int seed = Integer.parseInt(setting("FUZZ_SEED", "1"));

    private FuzzBench() {}

    /** Settings are environment variables: {@code FUZZ_TARGETS} (all), {@code FUZZ_SECONDS}, {@code FUZZ_SEED}, {@code FUZZ_FOLDER}. */
    public static void run() throws IOException, InterruptedException {
        FuzzBench bench = new FuzzBench();
        List<String> names = Arrays.asList(setting("FUZZ_TARGETS", "").split(",", -1));
        int findings = 0;
        for (FuzzTarget target : FuzzTarget.values()) {
            if (names.contains("") || names.contains(target.toString())) {
                findings += bench.fuzz(target);
            }
        }
        System.out.printf("fuzz seed %d, %d s per target: %d findings%n", bench.seed, bench.seconds, findings);
        System.exit(findings == 0 ? 0 : 1);
    }

    private int fuzz(FuzzTarget target) throws IOException, InterruptedException {
        Path own = folder.resolve(target.toString());
        Path inputs = Files.createDirectories(own.resolve("inputs"));
        int number = 0;
        for (byte[] bytes : target.seeds()) {
            Files.write(inputs.resolve("seed-" + number++), bytes);
        }
        Path log = own.resolve("log");
        new ProcessBuilder(command(target, inputs))
                .directory(own.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start()
                .waitFor();
        return report(target, log);
    }

    private List<String> command(FuzzTarget target, Path inputs) {
        return List.of(
                ProcessHandle.current().info().command().orElseThrow(),
                "-Xmx1g",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-XX:+EnableDynamicAgentLoading",
                "-D" + FuzzEntry.TARGET + "=" + target.name(),
                "-cp",
                System.getProperty("java.class.path"),
                "com.code_intelligence.jazzer.Jazzer",
                "--target_class=" + FuzzEntry.class.getName(),
                "--instrumentation_includes=" + INSTRUMENTED,
                "--instrumentation_excludes=io.wireroom.bench.**",
                "--keep_going=20",
                "-max_total_time=" + seconds,
                "-max_len=" + LONGEST_INPUT,
                "-timeout=" + STUCK_SECONDS,
                "-seed=" + seed,
                inputs.toString());
    }

    private static int report(FuzzTarget target, Path log) throws IOException {
        String text = Files.readString(log, StandardCharsets.ISO_8859_1);
        List<String> findings = FINDING.matcher(text)
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toCollection(ArrayList::new));
        String runs = last(RUNS, text).orElse("0");
        if (runs.equals("0")) {
            findings.add("nothing was run");
        }
        System.out.printf(
                "%-13s %s inputs, coverage %s, %d findings%n",
                target, runs, last(COVERAGE, text).orElse("unknown"), findings.size());
        findings.stream().distinct().forEach(finding -> System.out.println("  " + finding + " (see " + log + ")"));
        return findings.size();
    }

    private static Optional<String> last(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(found -> found.group(1)).reduce((first, second) -> second);
    }

    private static String setting(String name, String byDefault) {
        return System.getenv().getOrDefault(name, byDefault);
    }
}
