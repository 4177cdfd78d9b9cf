package io.wireroom.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.runtime.configuration.ConfigUtils;
import io.wireroom.broker.KafkaBroker;
import io.wireroom.config.CommandSettings;
import io.wireroom.config.WireroomConfig;
import java.io.ByteArrayOutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** {@code ledger-restore} and {@code republish} as operators call them, on topics without articles. */
@ExtendWith(KafkaBroker.class)
class RebuildCommandIT {
    private final KafkaBroker.Running kafka;
    private final String prefix;
    private final StringWriter told = new StringWriter();
    private final StringWriter errors = new StringWriter();

    @TempDir
    private Path folder;

    RebuildCommandIT(KafkaBroker.Running kafka) {
        this.kafka = kafka;
        this.prefix = kafka.unusedName("command");
    }

    private int run(String... arguments) {
        Map<String, String> settings = Map.of(
                "wireroom.data", folder.toString(),
                "wireroom.topics.normalized", prefix + ".normalized",
                "wireroom.topics.held", prefix + ".held",
                "wireroom.topics.journal", prefix + ".journal",
                "wireroom.pipeline.application-id", prefix);
        WireroomConfig config = ConfigUtils.configBuilder()
                .withMapping(WireroomConfig.class)
                .withDefaultValues(settings)
                .build()
                .getConfigMapping(WireroomConfig.class);
        CommandLine command = Main.commandLine(() -> new CommandSettings(kafka.bootstrapServers(), config))
                .setOut(new PrintWriter(told, true))
                .setErr(new PrintWriter(errors, true));
        return command.execute(arguments);
    }

    private void topics() {
        for (String topic : new String[] {"normalized", "held", "journal"}) {
            kafka.create(prefix + "." + topic, 1, Map.of());
        }
    }

    @Test
    void restoresAnEmptyLedger() {
        topics();

        assertThat(run("ledger-restore")).isZero();

        assertThat(told.toString()).contains("Restored the ledger: 0 published", "has no position on articles.ingest");
        assertThat(folder.resolve("rebuild")).doesNotExist();
    }

    @Test
    void reportsAMissingTopic() {
        assertThat(run("ledger-restore")).isEqualTo(4);

        assertThat(errors.toString()).contains("Kafka has no topic " + prefix + ".normalized");
    }

    @Test
    void refusesAnotherNumberOfPartitions() {
        topics();
        kafka.create(prefix + "-by-article-repartition", 7, Map.of());

        assertThat(run("ledger-restore")).isEqualTo(4);

        assertThat(errors.toString()).contains("has 7 partitions, and wireroom.pipeline.partitions is 4");
    }

    @Test
    void refusesToRepublishWithoutALedgerByDefault() throws Exception {
        topics();
        Path snapshot = Files.writeString(folder.resolve("snapshot.ndjson"), "{\"cursor\":\"AQ\"}\n");

        assertThat(run("republish", "--snapshot=" + snapshot)).isEqualTo(4);
        assertThat(errors.toString()).contains("the ledger is lost, too");

        assertThat(run("republish", "--snapshot=" + snapshot, "--without-ledger"))
                .isZero();
        assertThat(told.toString()).contains("Wrote 0 articles and 0 withdrawals");
    }

    @Test
    void readsACompressedSnapshotAndRefusesATruncatedOne() throws Exception {
        topics();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(bytes)) {
            out.write("{\"cursor\":\"AQ\"}\n".getBytes(UTF_8));
        }
        Path whole = Files.write(folder.resolve("snapshot.ndjson.gz"), bytes.toByteArray());
        Path cut = Files.write(folder.resolve("cut.ndjson.gz"), Arrays.copyOf(bytes.toByteArray(), bytes.size() / 2));

        assertThat(run("republish", "--snapshot=" + whole, "--without-ledger")).isZero();
        assertThat(told.toString()).contains("Wrote 0 articles");
        assertThat(run("republish", "--snapshot=" + cut, "--without-ledger")).isNotZero();
    }

    @Test
    void refusesAnUnreadableSnapshot() {
        assertThat(run("republish")).isEqualTo(2);
        assertThat(run("republish", "--snapshot=" + folder.resolve("none"))).isEqualTo(2);

        assertThat(errors.toString()).contains("--snapshot", "can't be read");
    }
}
