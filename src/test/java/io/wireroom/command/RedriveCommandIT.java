package io.wireroom.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.wireroom.CommittedLog;
import io.wireroom.PackagedWireroom;
import io.wireroom.broker.KafkaBroker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The command as operators call it: the package with arguments. */
@ExtendWith(KafkaBroker.class)
class RedriveCommandIT {
    private static final int REJECTED = 3;
    private static final String NOWHERE = "127.0.0.1:1";

    private final KafkaBroker.Running kafka;
    private final String ingest;
    private final String rejected;

    RedriveCommandIT(KafkaBroker.Running kafka) {
        this.kafka = kafka;
        this.ingest = kafka.topic("ingest", 1, Map.of("max.message.bytes", "1048576"));
        this.rejected = kafka.topic("rejected", 1, Map.of("max.message.bytes", "8388608"));
    }

    record Outcome(int exit, String told) {}

    @BeforeEach
    void reject() {
        try (var producer = kafka.producer(Map.of())) {
            for (int document = 0; document < REJECTED; document++) {
                var record = new ProducerRecord<byte[], byte[]>(rejected, ("document " + document).getBytes(UTF_8));
                record.headers()
                        .add("wireroom-error-code", (document == 1 ? "title.missing" : "internal").getBytes(UTF_8));
                KafkaBroker.Running.await(producer.send(record));
            }
        }
    }

    @Test
    void redrivesAll() throws Exception {
        Outcome outcome = redrive(kafka.bootstrapServers());

        assertThat(outcome.exit()).isZero();
        assertThat(outcome.told())
                .endsWith("Read 3 rejected documents: sent 3 again, skipped 0 with other codes, 0 are too large,"
                        + " Kafka did not accept 0.\n");
        assertThat(sent()).containsExactly("document 0", "document 1", "document 2");
    }

    @Test
    void redrivesASelection() throws Exception {
        Outcome outcome = redrive(kafka.bootstrapServers(), "--code=title.missing,title.invalid", "--from=1");

        assertThat(outcome.exit()).isZero();
        assertThat(outcome.told()).contains("sent 1 again, skipped 1");
        assertThat(sent()).containsExactly("document 1");
    }

    @Test
    void reportsIfMoreDocumentsRemain() throws Exception {
        Outcome outcome = redrive(kafka.bootstrapServers(), "--most", "2");

        assertThat(outcome.exit()).isZero();
        assertThat(outcome.told()).contains("sent 2 again", "More are left");
    }

    @Test
    void skipsAndReportsOversizedDocuments() throws Exception {
        byte[] incompressible = new byte[2 << 20];
        new Random(1).nextBytes(incompressible);
        try (var producer = kafka.producer(Map.of("max.request.size", 8 << 20))) {
            KafkaBroker.Running.await(producer.send(new ProducerRecord<>(rejected, incompressible)));
            KafkaBroker.Running.await(producer.send(new ProducerRecord<>(rejected, "the last".getBytes(UTF_8))));
        }
        Outcome outcome = redrive(kafka.bootstrapServers());

        assertThat(outcome.exit()).isEqualTo(3);
        assertThat(outcome.told())
                .contains("sent 4 again", "1 are too large", rejected + " partition 0 offset 3, 2097152 bytes");
        assertThat(sent()).endsWith("the last");
    }

    @Test
    void failsWithoutKafka() throws Exception {
        Outcome outcome = redrive(NOWHERE);

        assertThat(outcome.exit()).isEqualTo(1);
        assertThat(outcome.told()).contains(rejected, NOWHERE).doesNotContain("\tat ");
    }

    @Test
    void refusesAnUnknownCommand() throws Exception {
        Outcome outcome = call(List.of(), Map.of(), "redrvie");

        assertThat(outcome.exit()).isEqualTo(2);
        assertThat(outcome.told()).contains("redrvie");
    }

    private List<String> sent() {
        return CommittedLog.read(kafka.client(Map.of()), ingest).stream()
                .map(record -> new String(record.value(), UTF_8))
                .toList();
    }

    private Outcome redrive(String servers, String... arguments) throws Exception {
        List<String> all = new ArrayList<>(List.of("redrive"));
        all.addAll(Arrays.asList(arguments));
        return call(
                List.of("-Dwireroom.topics.ingest=" + ingest, "-Dwireroom.topics.rejected=" + rejected),
                Map.of("KAFKA_BOOTSTRAP_SERVERS", servers),
                all.toArray(String[]::new));
    }

    private static Outcome call(List<String> settings, Map<String, String> environment, String... arguments)
            throws IOException, InterruptedException {
        String jar = System.getProperty("packaged.jar", "target/quarkus-app/quarkus-run.jar");
        assumeTrue(Files.exists(Path.of(jar)), () -> "skipped: the package is not built: " + jar);
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add(PackagedWireroom.ONE_COMPILER);
        command.addAll(settings);
        command.addAll(List.of("-jar", jar));
        command.addAll(Arrays.asList(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        Process process = builder.start();
        String told = new String(process.getInputStream().readAllBytes(), UTF_8);
        return new Outcome(process.waitFor(), told);
    }
}
