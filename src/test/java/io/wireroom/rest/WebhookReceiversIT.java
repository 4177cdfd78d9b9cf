package io.wireroom.rest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.wireroom.PackagedWireroom;
import io.wireroom.Programs;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The receivers of the partners' guide as endpoints of the running service. */
@QuarkusTest
@WithTestResource(PartneredWireroom.class)
class WebhookReceiversIT {
    private static final String ALPHA = "    sources: [alpha]\n";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final int port = PackagedWireroom.freePort();
    private @Nullable Process receiver;
    private String title = "";

    @TempDir
    Path folder;

    @AfterEach
    void stop() throws Exception {
        Process running = receiver;
        if (running != null) {
            running.destroyForcibly().waitFor();
        }
        PartneredWireroom.write(PartneredWireroom.PARTNERS);
        WebhookReceiver.awaitNone();
    }

    @ParameterizedTest
    @CsvSource({"python3, receiver.py, 931000101", "node, receiver.mjs, 931000102", "java, Receiver.java, 931000103"})
    void keepsACopyInSync(String runner, String example, long id) throws Exception {
        assumeTrue(runner.equals("java") || Programs.isThere(runner), runner + " is not on the path");
        String name = example.replace('.', '-');
        PartneredWireroom.write(PartneredWireroom.PARTNERS.replace(
                ALPHA,
                ALPHA + "    webhooks:\n      - {name: " + name + ", url: \"http://127.0.0.1:" + port
                        + "/hooks\", secrets: [" + WebhookReceiver.SECRET + "]}\n"));
        PartnerClient.await(() ->
                PartnerClient.of("operator").text("/v1/webhooks/alpha/" + name).contains("\"cursor\""));
        WebhookReceiver.awaitEndpoints(1);
        start(runner, example);
        PartnerClient.await(() -> new String(
                        PartnerClient.of("alpha")
                                .send("POST", "/v1/me/webhooks/test", "")
                                .body(),
                        UTF_8)
                .contains("\"delivered\":true"));

        put(id, "First \\\"Übersicht\\\" with a \\\\ stroke", "");
        awaitSame(id);
        put(id, "Second", "");
        awaitSame(id);
        put(id, "Second", "status = \"withdrawn\"\nreason = \"wrong\"");
        PartnerClient.await(() -> copy(id).path("status").asText().equals("withdrawn"));
        assertThat(copy(id).path("revision").asInt()).isEqualTo(3);
        assertThat(copy(id).toString()).doesNotContain("Second");
        put(id, "Third", "status = \"published\"");
        awaitSame(id);
        assertThat(copy(id).path("revision").asInt()).isEqualTo(4);
        assertThat(PartnerClient.of("alpha").text("/v1/me/webhooks"))
                .contains("\"status\":\"active\"", "\"parked_total\":0");
    }

    /** Waits until the copy is the article that the service serves, of the latest title. */
    private void awaitSame(long id) {
        PartnerClient.await(() -> {
            JsonNode served = json(PartnerClient.of("alpha")
                    .get("/v1/articles/" + id + ".json")
                    .body());
            return served.path("title").asText().equals(title) && served.equals(copy(id));
        });
    }

    private void put(long id, String quoted, String more) {
        title = quoted.replace("\\\"", "\"").replace("\\\\", "\\");
        String document = "+++\ntitle = \"" + quoted + "\"\narticle_id = " + id + "\nsource = \"alpha\"\n" + more
                + "\n+++\n" + "A text about ships. ".repeat(200) + "\n";
        PartnerClient.await(() -> PartnerClient.of("publisher")
                        .send("POST", "/v1/articles", document)
                        .statusCode()
                == 202);
    }

    private void start(String runner, String example) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                runner.equals("java")
                        ? Path.of(System.getProperty("java.home"), "bin", "java")
                                .toString()
                        : runner,
                Path.of("src/docs/examples", example).toAbsolutePath().toString(),
                Integer.toString(port),
                folder.resolve("copy").toString());
        builder.environment().put("WEBHOOK_SECRET", WebhookReceiver.SECRET);
        receiver = builder.redirectErrorStream(true)
                .redirectOutput(folder.resolve("output").toFile())
                .start();
    }

    private JsonNode copy(long id) {
        Path file = folder.resolve("copy/" + id + ".json");
        try {
            return Files.exists(file) ? json(Files.readAllBytes(file)) : JSON.createObjectNode();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode json(byte[] text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
