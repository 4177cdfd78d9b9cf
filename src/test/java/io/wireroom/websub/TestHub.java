package io.wireroom.websub;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/** The part of a hub that publishers use. {@code GET} of a path returns the forms that were sent to it, one per line. */
public final class TestHub implements AutoCloseable {
    private final HttpServer server;
    private final Map<String, List<String>> forms = new ConcurrentHashMap<>();
    private final Map<String, Integer> statuses = new ConcurrentHashMap<>();
    private final List<String> contentTypes = new CopyOnWriteArrayList<>();

    public TestHub() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::receive);
        server.start();
    }

    private void receive(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            if (exchange.getRequestMethod().equals("GET")) {
                byte[] lines = String.join("\n", forms(path)).getBytes(UTF_8);
                exchange.sendResponseHeaders(200, lines.length == 0 ? -1 : lines.length);
                exchange.getResponseBody().write(lines);
                return;
            }
            contentTypes.add(exchange.getRequestHeaders().getFirst("Content-Type"));
            forms.computeIfAbsent(path, _ -> new CopyOnWriteArrayList<>())
                    .add(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
            exchange.getResponseHeaders().set("Location", url("/hub").toString());
            exchange.sendResponseHeaders(statuses.getOrDefault(path, 202), -1);
        }
    }

    /** Sets the status of the responses at a path; 202 unless set. */
    void answer(String path, int status) {
        statuses.put(path, status);
    }

    public URI url(String path) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    }

    /** The forms that were sent to a path. */
    List<String> forms(String path) {
        return List.copyOf(forms.getOrDefault(path, List.of()));
    }

    List<String> contentTypes() {
        return List.copyOf(contentTypes);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
