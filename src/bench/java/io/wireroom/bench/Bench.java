package io.wireroom.bench;

import io.wireroom.archive.ArchiveBench;
import io.wireroom.archive.ScaleBench;
import io.wireroom.bench.faults.FaultRounds;
import io.wireroom.bench.fuzz.FuzzBench;
import io.wireroom.bench.webhooks.WebhooksBench;
import io.wireroom.logs.TestLogLevel;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * Runs benchmarks by name: {@code stages}, {@code pipeline}, {@code routes}, {@code chain}, {@code cluster}, {@code archive}, {@code
 * scale}, {@code ledger}, {@code latency}, {@code produce}, {@code images}, {@code webp}, {@code assets}, {@code toml}, {@code receipts}, {@code faults}, {@code webhooks} or {@code fuzz}.
 */
public final class Bench {
    private Bench() {}

    public static void main(String[] names) throws Exception {
        TestLogLevel.set();
        for (String name : names) {
            switch (name) {
                case "stages" ->
                    new Runner(new OptionsBuilder().include("StagesBench").build()).run();
                case "images" ->
                    new Runner(new OptionsBuilder()
                                    .include("ImagesBench")
                                    .include("ImageCacheBench")
                                    .build())
                            .run();
                case "toml" -> {
                    new Runner(new OptionsBuilder().include("TomlBench").build()).run();
                    TomlWorst.run();
                }
                case "webp" -> WebpBench.run();
                case "assets" -> AssetsBench.run();
                case "pipeline" -> PipelineBench.run();
                case "routes" -> RouteParts.run();
                case "chain" -> ChainBench.run();
                case "cluster" -> ClusterBench.run();
                case "archive" -> ArchiveBench.main(new String[] {"100000"});
                case "scale" -> ScaleBench.run();
                case "ledger" -> LedgerBench.run();
                case "latency" -> LatencyBench.run();
                case "receipts" -> ReceiptsBench.run();
                case "faults" -> FaultRounds.run();
                case "webhooks" -> {
                    if (!WebhooksBench.run()) {
                        System.exit(1);
                    }
                }
                case "fuzz" -> FuzzBench.run();
                case "produce" -> Producing.run();
                default -> throw new IllegalArgumentException("no benchmark of this name: " + name);
            }
        }
    }
}
