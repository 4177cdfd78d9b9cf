package io.wireroom.receipts;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.wireroom.PackagedWireroom;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
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
import java.util.function.IntPredicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A day with five partners on four channels and two endpoints, one of which is killed and started again. The receipts of both endpoints equal
 * what the partners themselves know. {@code -Dreceipts.full=true} makes the day ten times as long.
 */
class ReceiptsDayIT {
    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final int STEPS = Boolean.getBoolean("receipts.full") ? 200 : 20;

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
    private Newsroom room;
    private long lastId = 70_000;

    @BeforeEach
    void start() throws Exception {
        hook = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        hook.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        hook.createContext("/", this::answer);
        hook.start();
        room = new Newsroom(folder, hook.getAddress().getPort());
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
        room.close();
        room.close();
    }

    @Test
    void receiptsEqualThePartnersCopies() throws Exception {
        awaitWebhook();
        for (int step = 0; step < STEPS; step++) {
            happen(step);
        }
        status.set(503); // the endpoint of a partner is down in the evening
        withdraw(pick());
        poller.poll(room.steady());
        publish("beta");
        long latest = lastId;
        withdraw(latest); // nobody but the endpoint's worker has read since it was published
        compare();
        awaitOverdue("hooked", count -> count > 0);
        awaitOverdue("poller", count -> count == outstanding(poller));

        status.set(204);
        for (int round = 0; round < 2; round++) {
            read(room.steady());
        }
        compare();
        awaitOverdue("poller", count -> count == 0);
        assertThat(room.lines("/v1/receipts.csv"))
                .as("a header, and a line for each withdrawal and partner")
                .hasSize(1 + withdrawn.size() * Newsroom.PARTNERS.size())
                .allSatisfy(line -> assertThat(line.split(",", -1)).hasSize(10));
    }

    private void happen(int step) throws Exception {
        switch (step % 10) {
            case 0, 3 -> publish(random.nextBoolean() ? "alpha" : "beta");
            case 1 -> poller.poll(random.nextBoolean() ? room.steady() : room.killed());
            case 2 -> alpha.poll(room.killed());
            case 4 -> listener.listen(random.nextBoolean() ? room.steady() : room.killed());
            case 5 -> {
                if (step == 15) {
                    loader.snapshot(room.killed(), withdrawn.keySet());
                } else if (step > 15) {
                    loader.poll(room.killed());
                }
            }
            case 6 -> withdraw(pick());
            case 7 -> publish("alpha");
            case 8 -> read(random.nextBoolean() ? room.steady() : room.killed());
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
        room.restart();
        compare();
    }

    private void publish(String source) throws Exception {
        lastId++;
        room.hand(source, lastId, "");
        published.put(lastId, source);
        awaitRevision(lastId, "published");
    }

    private void withdraw(long id) throws Exception {
        withdrawn.put(id, Instant.now());
        room.hand(String.valueOf(published.get(id)), id, "status = \"withdrawn\"\nreason = \"=cmd|' /C calc'!A0\"\n");
        awaitRevision(id, "withdrawn");
    }

    /** Until both endpoints know it, so that it is certain what a reader gets. */
    private void awaitRevision(long id, String expected) throws Exception {
        for (PackagedWireroom endpoint : room.endpoints()) {
            until(() -> {
                var answer = Newsroom.receipts(endpoint, id);
                return answer != null && answer.get("status").asText().equals(expected);
            });
        }
    }

    private void awaitWebhook() throws Exception {
        until(() -> room.steady()
                .get("/v1/webhooks", "Authorization", "Bearer key-of-desk")
                .body()
                .contains("\"cursor\""));
    }

    private interface Condition {
        boolean holds() throws Exception;
    }

    private static void until(Condition condition) throws Exception {
        long end = System.nanoTime() + TIMEOUT.toNanos();
        while (!condition.holds()) {
            assertThat(System.nanoTime()).as("waited in vain").isLessThan(end);
            Thread.sleep(100);
        }
    }

    /** Waits until the endpoints agree with the partners, because positions reach the other endpoint within seconds. */
    private void compare() throws Exception {
        long end = System.nanoTime() + TIMEOUT.toNanos();
        for (PackagedWireroom endpoint : room.endpoints()) {
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
            JsonNode answer = requireNonNull(Newsroom.receipts(endpoint, id));
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
            for (JsonNode each :
                    requireNonNull(Newsroom.receipts(room.steady(), id)).get("partners")) {
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

    /** They are counted every ten seconds. */
    private void awaitOverdue(String partner, IntPredicate expected) throws Exception {
        long end = System.nanoTime() + TIMEOUT.toNanos();
        while (!expected.test(overdue(partner))) {
            assertThat(System.nanoTime())
                    .as("overdue of %s: %d", partner, overdue(partner))
                    .isLessThan(end);
            Thread.sleep(500);
        }
    }

    private int overdue(String partner) throws Exception {
        return room.lines("/q/metrics").stream()
                .filter(line -> line.startsWith("wireroom_partner_withdrawals_overdue{partner=\"" + partner + "\""))
                .mapToInt(line -> (int) Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .findFirst()
                .orElseThrow();
    }
}
