package io.wireroom.receipts;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.wireroom.PackagedWireroom;
import io.wireroom.partner.KeyHash;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A day with five partners on four channels and two endpoints, one of which is killed and started again. The receipts of both endpoints equal
 * what the partners themselves know.
 */
class ReceiptsDayIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final List<String> PARTNERS =
            List.of("poller", "alpha", "listener", "loader", "hooked", "desk", "publisher");

    @TempDir
    private Path folder;

    private final Random random = new Random(2026);
    private final SimulatedPartner poller = new SimulatedPartner("poller", null);
    private final SimulatedPartner alpha = new SimulatedPartner("alpha", "site");
    private final SimulatedPartner listener = new SimulatedPartner("listener", null);
    private final SimulatedPartner loader = new SimulatedPartner("loader", null);
    private final SimulatedPartner hooked = new SimulatedPartner("hooked", null);
    private final AtomicInteger status = new AtomicInteger(204);
    private final TreeMap<Long, String> published = new TreeMap<>();
    private final TreeMap<Long, Instant> withdrawn = new TreeMap<>();
    private HttpServer hook;
    private PackagedWireroom core;
    private PackagedWireroom steady;
    private PackagedWireroom killed;
    private long lastId = 70_000;

    @BeforeEach
    void start() throws Exception {
        hook = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        hook.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        hook.createContext("/", this::answer);
        hook.start();
        StringBuilder partners = new StringBuilder("partners:\n");
        for (String name : PARTNERS) {
            partners.append("  - {name: ")
                    .append(name)
                    .append(", keys: [{sha256: ")
                    .append(KeyHash.of("key-of-" + name).hex())
                    .append("}], limit: {requests: 100000, per: 60s}, withdrawals: {within: 1s}");
            partners.append(
                    switch (name) {
                        case "alpha" -> ", sources: [alpha]";
                        case "desk" -> ", operate: true";
                        case "publisher" -> ", publish: true";
                        case "hooked" ->
                            ", webhooks: [{name: site, url: \"http://127.0.0.1:"
                                    + hook.getAddress().getPort()
                                    + "/\", secrets: [whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw]}]";
                        default -> "";
                    });
            partners.append("}\n");
        }
        Path file = Files.writeString(folder.resolve("partners.yaml"), partners);
        core = new PackagedWireroom(folder.resolve("core"))
                .with("wireroom.roles", "pipeline,endpoint")
                .with("wireroom.partners.file", file.toString())
                .start();
        core.awaitReady();
        steady = endpoint("steady", "endpoint,webhooks", file).start();
        killed = endpoint("killed", "endpoint", file).start();
        steady.awaitReady();
        killed.awaitReady();
    }

    private PackagedWireroom endpoint(String name, String roles, Path partners) {
        return new PackagedWireroom(folder.resolve(name))
                .with("wireroom.roles", roles)
                .with("wireroom.kafka.bootstrap-servers", core.bootstrapServers())
                .with("wireroom.partners.file", partners.toString())
                .with("wireroom.webhooks.allowed-networks", "127.0.0.0/8")
                .with("wireroom.webhooks.retries", "300ms");
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String message = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
            if (status.get() == 204) {
                synchronized (hooked) {
                    hooked.receive(message);
                }
            }
            exchange.sendResponseHeaders(status.get(), -1);
        }
    }

    @AfterEach
    void stop() {
        hook.stop(0);
        List.of(killed, steady, core).forEach(PackagedWireroom::close);
    }

    @Test
    void receiptsEqualWhatThePartnersKnow() throws Exception {
        awaitWebhook();
        for (int step = 0; step < 40; step++) {
            happen(step);
        }
        status.set(503); // the endpoint of a partner is down in the evening
        withdraw(pick());
        poller.poll(steady);
        publish("beta");
        long latest = lastId;
        withdraw(latest); // nobody but the endpoint's lane has read since it was published
        compare();
        assertThat(overdue("hooked")).isPositive();
        assertThat(overdue("poller")).isEqualTo(outstanding(poller));

        status.set(204);
        for (int round = 0; round < 2; round++) {
            read(steady);
        }
        compare();
        assertThat(overdue("poller")).isZero();
        assertThat(csv("desk", "/v1/receipts.csv"))
                .as("a header, and a line for each withdrawal and partner")
                .hasSize(1 + withdrawn.size() * PARTNERS.size())
                .allSatisfy(line -> assertThat(line.split(",", -1)).hasSize(10));
    }

    private void happen(int step) throws Exception {
        switch (step % 10) {
            case 0, 3 -> publish(random.nextBoolean() ? "alpha" : "beta");
            case 1 -> poller.poll(random.nextBoolean() ? steady : killed);
            case 2 -> alpha.poll(killed);
            case 4 -> listener.listen(random.nextBoolean() ? steady : killed);
            case 5 -> {
                if (step == 15) {
                    loader.snapshot(killed, withdrawn.keySet());
                } else if (step > 15) {
                    loader.poll(killed);
                }
            }
            case 6 -> withdraw(pick());
            case 7 -> publish("alpha");
            case 8 -> read(random.nextBoolean() ? steady : killed);
            default -> {
                compare();
                if (step == 19) {
                    restart();
                }
            }
        }
    }

    private void read(PackagedWireroom endpoint) throws Exception {
        poller.poll(endpoint);
        alpha.poll(endpoint);
        if (random.nextBoolean() || status.get() == 204) {
            listener.listen(endpoint);
        }
    }

    private long pick() {
        List<Long> ids = new ArrayList<>(published.keySet());
        ids.removeAll(withdrawn.keySet());
        return ids.get(random.nextInt(ids.size()));
    }

    /** After a few seconds everything is stored, whoever is killed. */
    private void restart() throws Exception {
        Thread.sleep(8_000);
        killed.kill();
        killed.start();
        killed.awaitReady();
        compare();
    }

    private void publish(String source) throws Exception {
        lastId++;
        hand(source, lastId, "");
        published.put(lastId, source);
        awaitRevision(lastId, "published");
    }

    private void withdraw(long id) throws Exception {
        withdrawn.put(id, Instant.now());
        hand(String.valueOf(published.get(id)), id, "status = \"withdrawn\"\nreason = \"=cmd|' /C calc'!A0\"\n");
        awaitRevision(id, "withdrawn");
    }

    private void hand(String source, long id, String more) throws Exception {
        String document = "+++\ntitle = \"Ships\"\narticle_id = %d\nsource = \"%s\"\n%s+++\nIn the harbour.\n"
                .formatted(id, source, more);
        assertThat(core.post("/v1/articles", document, "Authorization", "Bearer key-of-publisher")
                        .statusCode())
                .isEqualTo(202);
    }

    /** Until both endpoints know it, so that it is certain what a reader gets. */
    private void awaitRevision(long id, String expected) throws Exception {
        for (PackagedWireroom endpoint : List.of(steady, killed)) {
            until(() -> {
                var answer = ask(endpoint, id);
                return answer != null && answer.get("status").asText().equals(expected);
            });
        }
    }

    private void awaitWebhook() throws Exception {
        until(() -> steady.get("/v1/webhooks", "Authorization", "Bearer key-of-desk")
                .body()
                .contains("\"cursor\""));
    }

    private interface Condition {
        boolean holds() throws Exception;
    }

    private static void until(Condition condition) throws Exception {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.holds()) {
            assertThat(System.nanoTime()).as("waited in vain").isLessThan(end);
            Thread.sleep(100);
        }
    }

    private static @Nullable JsonNode ask(PackagedWireroom endpoint, long id) throws Exception {
        var answer = endpoint.get("/v1/articles/" + id + "/receipts", "Authorization", "Bearer key-of-desk");
        return answer.statusCode() == 404 ? null : JSON.readTree(answer.body());
    }

    /** Waits until the endpoints agree with the partners, because positions reach the other endpoint within seconds. */
    private void compare() throws Exception {
        long end = System.nanoTime() + PATIENCE.toNanos();
        for (PackagedWireroom endpoint : List.of(steady, killed)) {
            Map<String, String> truth = truth();
            while (!truth.equals(told(endpoint)) && System.nanoTime() < end) {
                Thread.sleep(200);
                truth = truth();
            }
            assertThat(told(endpoint)).isEqualTo(truth);
        }
        assertTimes();
    }

    private Map<String, String> truth() {
        Map<String, String> truth = new TreeMap<>();
        for (long id : withdrawn.keySet()) {
            for (SimulatedPartner partner : List.of(poller, listener, loader)) {
                if (partner.hasRead()) {
                    truth.put(id + " " + partner.name(), partner.truth(id).toString());
                }
            }
            if ("alpha".equals(published.get(id)) && alpha.hasRead()) {
                truth.put(id + " alpha", alpha.truth(id).toString());
            }
            synchronized (hooked) {
                truth.put(id + " hooked", hooked.truth(id).toString());
            }
        }
        return truth;
    }

    private Map<String, String> told(PackagedWireroom endpoint) throws Exception {
        Map<String, String> told = new TreeMap<>();
        for (long id : withdrawn.keySet()) {
            JsonNode answer = requireNonNull(ask(endpoint, id));
            for (JsonNode each : answer.get("partners")) {
                String state = each.get("state").asText();
                boolean silent = state.equals("unknown") || state.equals("not_entitled");
                if (!silent) {
                    told.put(id + " " + each.get("partner").asText(), state);
                }
            }
        }
        return told;
    }

    /** A time is never before the partner showed what it has. */
    private void assertTimes() throws Exception {
        for (long id : withdrawn.keySet()) {
            for (JsonNode each : requireNonNull(ask(steady, id)).get("partners")) {
                if (each.get("state").asText().equals("seen")) {
                    Instant by = Instant.parse(each.get("seen_by").asText());
                    SimulatedPartner partner = List.of(poller, alpha, listener, loader, hooked).stream()
                            .filter(known ->
                                    known.name().equals(each.get("partner").asText()))
                            .findFirst()
                            .orElseThrow();
                    synchronized (hooked) {
                        assertThat(by.plusMillis(1)).as(partner.name()).isAfterOrEqualTo(partner.withdrawnBy(id));
                    }
                    assertThat(by).isBetween(withdrawn.get(id), Instant.now());
                }
            }
        }
    }

    private int outstanding(SimulatedPartner partner) {
        return (int) withdrawn.keySet().stream()
                .filter(id -> partner.truth(id) == ReceiptState.OUTSTANDING)
                .count();
    }

    private int overdue(String partner) throws Exception {
        Thread.sleep(13_000); // counted every ten seconds
        return csv("desk", "/q/metrics").stream()
                .filter(line -> line.startsWith("wireroom_partner_withdrawals_overdue{partner=\"" + partner + "\""))
                .mapToInt(line -> (int) Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .findFirst()
                .orElseThrow();
    }

    private List<String> csv(String partner, String path) throws Exception {
        return steady.get(path, "Authorization", "Bearer key-of-" + partner)
                .body()
                .lines()
                .toList();
    }
}
