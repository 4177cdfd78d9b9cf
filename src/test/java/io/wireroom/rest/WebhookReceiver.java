package io.wireroom.rest;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpHeaders;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/** An endpoint that verifies each message with the reference library. */
final class WebhookReceiver implements AutoCloseable {
    static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    private final HttpServer server;
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private final List<String> invalid = new CopyOnWriteArrayList<>();
    private volatile int status = 204;

    record Received(String path, String id, String body) {}

    WebhookReceiver() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::receive);
        server.start();
    }

    private void receive(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
            Map<String, List<String>> fields = new HashMap<>();
            exchange.getRequestHeaders().forEach((name, values) -> fields.put(name.toLowerCase(Locale.ROOT), values));
            String id = String.join(",", fields.getOrDefault("webhook-id", List.of()));
            try {
                new Webhook(SECRET).verify(body, HttpHeaders.of(fields, (_, _) -> true));
                received.add(new Received(exchange.getRequestURI().getPath(), id, body));
            } catch (WebhookVerificationException e) {
                invalid.add(id + ": " + e.getMessage());
            }
            exchange.sendResponseHeaders(status, -1);
        }
    }

    /** Waits until the service sends to so many endpoints; the partners file is in force a moment before. */
    static void awaitEndpoints(int count) {
        PartnerClient.await(() -> PartnerClient.withoutKey()
                        .text("/q/metrics")
                        .lines()
                        .filter(line -> line.startsWith("wireroom_webhook_disabled{"))
                        .count()
                == count);
    }

    /**
     * Waits until no endpoint is configured and none is sent to any more. Else the first message of the next test could go to an
     * endpoint of this one.
     */
    static void awaitNone() {
        PartnerClient.await(
                () -> PartnerClient.of("operator").text("/v1/webhooks").equals("{\"webhooks\":[]}"));
        awaitEndpoints(0);
    }

    String url(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    void answer(int newStatus) {
        status = newStatus;
    }

    List<Received> of(String path) {
        List<Received> found = new ArrayList<>();
        received.stream().filter(each -> each.path().equals(path)).forEach(found::add);
        return found;
    }

    /** Paths and ids of all messages, in the order of their arrival. */
    List<String> all() {
        return received.stream().map(each -> each.path() + " " + each.id()).toList();
    }

    List<String> invalid() {
        return invalid;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
