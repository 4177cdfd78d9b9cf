package io.wireroom.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.vertx.core.Vertx;
import io.wireroom.PackagedWireroom;
import io.wireroom.Programs;
import io.wireroom.outbound.HostResolver;
import io.wireroom.outbound.Network;
import io.wireroom.partner.Webhook;
import io.wireroom.partner.WebhookSecret;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Runs the receivers of the partners' guide against the client that sends webhooks. */
class ReceiverExamplesIT {
    private final Vertx vertx = Vertx.vertx();
    private final int port = PackagedWireroom.freePort();
    private @Nullable Process receiver;

    @TempDir
    Path folder;

    @AfterEach
    void stop() throws Exception {
        Process running = receiver;
        if (running != null) {
            running.destroyForcibly().waitFor();
        }
        vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    @ParameterizedTest
    @CsvSource({"python3, receiver.py", "node, receiver.mjs", "java, Receiver.java"})
    void keepsACopyOfWhatIsVerified(String runner, String example) throws Exception {
        assumeTrue(runner.equals("java") || Programs.isThere(runner), runner + " is not on the path");
        start(runner, example);
        Webhook hook =
                Endpoints.route("daily", "http://127.0.0.1:" + port + "/hook").webhook();
        WebhookClient now = client(InstantSource.system());
        Message first = message("published", 1, "Über");
        for (int tries = 0; !now.send(hook, first).isDelivered(); tries++) {
            assertThat(tries).as(Files.readString(folder.resolve("output"))).isLessThan(300);
            Thread.sleep(100);
        }
        assertThat(article()).contains("Über");

        assertThat(now.send(hook, message("updated", 2, "Second")).isDelivered())
                .isTrue();
        assertThat(now.send(hook, first).isDelivered()).isTrue(); // a repeat
        assertThat(article()).contains("Second");
        assertThat(now.send(
                                hook,
                                Messages.test(
                                        "test-1",
                                        Instant.now(),
                                        Endpoints.route("daily", "http://x/").partner()))
                        .isDelivered())
                .isTrue();

        Webhook another = Endpoints.route("daily", "http://127.0.0.1:" + port + "/hook", "format: thin")
                .webhook();
        Webhook wrongKey = new Webhook(
                "hook",
                another.url(),
                List.of(WebhookSecret.parse("whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD")),
                another.events(),
                another.format());
        assertThat(now.send(wrongKey, message("updated", 3, "Forged")).status()).isEqualTo(401);
        WebhookClient replayed = client(() -> Instant.now().minusSeconds(600));
        assertThat(replayed.send(hook, message("updated", 3, "Old")).status()).isEqualTo(401);
        assertThat(article()).contains("Second");

        assertThat(now.send(hook, message("withdrawn", 3, "Gone")).isDelivered())
                .isTrue();
        assertThat(now.send(hook, message("updated", 2, "Second")).isDelivered())
                .isTrue();
        assertThat(article()).contains("withdrawn").doesNotContain("Gone").doesNotContain("Second");
    }

    /** What another implementation signs, also while the secret is replaced. */
    @ParameterizedTest
    @CsvSource({"python3, receiver.py", "node, receiver.mjs", "java, Receiver.java"})
    void verifiesWhatTheReferenceLibrarySigns(String runner, String example) throws Exception {
        assumeTrue(runner.equals("java") || Programs.isThere(runner), runner + " is not on the path");
        start(runner, example);
        String body = new String(message("published", 1, "Signed elsewhere").body(), UTF_8);
        long now = Instant.now().getEpochSecond();
        String good = new com.standardwebhooks.Webhook(Endpoints.SECRET).sign("msg_1", now, body);
        String other =
                new com.standardwebhooks.Webhook("whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD").sign("msg_1", now, body);
        for (int tries = 0; tries < 300 && post("msg_1", now, other, body) == 0; tries++) {
            Thread.sleep(100);
        }

        assertThat(post("msg_1", now, other, body)).isEqualTo(401);
        assertThat(post("msg_2", now, good, body)).isEqualTo(401);
        assertThat(post("msg_1", now + 1, good, body)).isEqualTo(401);
        assertThat(post("msg_1", now, good, body + " ")).isEqualTo(401);
        assertThat(folder.resolve("copy/126642.json")).doesNotExist();
        assertThat(post("msg_1", now, other + " v1a,AAAA " + good, body)).isBetween(200, 299);
        assertThat(article()).contains("Signed elsewhere");
    }

    /** What it can't read is refused, not lost; a request that breaks off leaves nothing and ends nothing. */
    @ParameterizedTest
    @CsvSource({"python3, receiver.py", "node, receiver.mjs", "java, Receiver.java"})
    void rejectsOtherMessages(String runner, String example) throws Exception {
        assumeTrue(runner.equals("java") || Programs.isThere(runner), runner + " is not on the path");
        start(runner, example);
        long now = Instant.now().getEpochSecond();
        String ninjs =
                "{\"type\":\"article.published\",\"timestamp\":\"2025-07-30T14:15:31Z\",\"cursor\":\"AQ\",\"data\":"
                        + "{\"uri\":\"tag:x,2025:1\",\"version\":\"1\"}}";
        String signed = new com.standardwebhooks.Webhook(Endpoints.SECRET).sign("msg_1", now, ninjs);
        for (int tries = 0; tries < 300 && post("msg_1", now, "none", ninjs) == 0; tries++) {
            Thread.sleep(100);
        }
        try (Socket broken = new Socket(InetAddress.getLoopbackAddress(), port)) {
            broken.getOutputStream()
                    .write("POST /hook HTTP/1.1\r\nHost: x\r\nContent-Length: 5000\r\n\r\n{".getBytes(UTF_8));
        }

        assertThat(post("msg_1", now, signed, ninjs)).isEqualTo(422);
        String body = new String(message("published", 1, "After it").body(), UTF_8);
        String good = new com.standardwebhooks.Webhook(Endpoints.SECRET).sign("msg_2", now, body);
        assertThat(post("msg_2", now, good, body)).isBetween(200, 299);
        try (Stream<Path> files = Files.list(folder.resolve("copy"))) {
            assertThat(files).containsExactly(folder.resolve("copy/126642.json"));
        }
    }

    /** The status of the response; 0 without one. */
    private int post(String id, long timestamp, String signature, String body) throws InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(
                            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/hook"))
                                    .header("webhook-id", id)
                                    .header("webhook-timestamp", Long.toString(timestamp))
                                    .header("webhook-signature", signature)
                                    .POST(HttpRequest.BodyPublishers.ofString(body))
                                    .build(),
                            HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        } catch (IOException e) {
            return 0;
        }
    }

    private void start(String runner, String example) throws IOException {
        String program = runner.equals("java")
                ? Path.of(System.getProperty("java.home"), "bin", "java").toString()
                : runner;
        ProcessBuilder builder = new ProcessBuilder(
                program,
                Path.of("src/docs/examples", example).toAbsolutePath().toString(),
                Integer.toString(port),
                folder.resolve("copy").toString());
        builder.environment().put("WEBHOOK_SECRET", Endpoints.SECRET);
        builder.redirectErrorStream(true)
                .redirectOutput(folder.resolve("output").toFile());
        receiver = builder.start();
    }

    private WebhookClient client(InstantSource clock) {
        return new WebhookClient(
                vertx,
                HostResolver.SYSTEM,
                List.of(Network.parse("127.0.0.0/8")),
                Duration.ofSeconds(10),
                "Wireroom",
                clock);
    }

    private static Message message(String type, int revision, String title) {
        String body =
                "{\"type\":\"article." + type + "\",\"timestamp\":\"2025-07-30T14:15:31Z\",\"cursor\":\"AQ\",\"data\":"
                        + "{\"article_id\":126642,\"revision\":" + revision + ",\"title\":\"" + title + "\"}}";
        return new Message("126642-" + revision, "article." + type, null, revision, body.getBytes(UTF_8));
    }

    private String article() throws IOException {
        return Files.readString(folder.resolve("copy/126642.json")).replace("\\u00dc", "Ü");
    }
}
