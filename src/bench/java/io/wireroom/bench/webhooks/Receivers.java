package io.wireroom.bench.webhooks;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.wireroom.PackagedWireroom;
import io.wireroom.bench.webhooks.ChangePlan.Change;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The servers behind the endpoints. Each request is verified with the reference library of Standard Webhooks, compared with the plan, and
 * noted. All endpoints are on one port, but the dead one, which needs its own.
 */
final class Receivers implements AutoCloseable {
    static final Duration SLOWNESS = Duration.ofSeconds(29);
    static final Duration RETRY_AFTER = Duration.ofSeconds(6);

    /** Allowed by the service's settings. */
    static final String ALLOWED = "127.0.0.1";

    /** Not allowed. */
    static final String PRIVATE = "127.0.0.2";

    static final String REBOUND_HOST = "rebound.example";

    private final Map<Revision, Change> plan;
    private final Map<String, Endpoint> endpoints;
    private final Queue<Receipt> receipts = new ConcurrentLinkedQueue<>();
    private final Queue<String> tests = new ConcurrentLinkedQueue<>();
    private final Queue<String> trapped = new ConcurrentLinkedQueue<>();
    private final Map<String, Map<Long, Integer>> accepted = new ConcurrentHashMap<>();
    private final Random random;
    private final HttpServer server;
    private final HttpServer trap;
    private final int mortalPort = PackagedWireroom.freePort();
    private @Nullable HttpServer mortal;
    private volatile boolean isIll;

    Receivers(List<Endpoint> endpoints, ChangePlan plan, long seed) throws IOException {
        this.endpoints = endpoints.stream().collect(Collectors.toMap(Endpoint::partner, each -> each));
        this.plan = plan.byRevision();
        this.random = new Random(seed);
        this.server = serve(ALLOWED, 0);
        this.trap = serve(PRIVATE, server.getAddress().getPort());
        this.mortal = serve(ALLOWED, mortalPort);
    }

    private HttpServer serve(String address, int port) throws IOException {
        HttpServer created = HttpServer.create(new InetSocketAddress(address, port), 0);
        created.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        created.createContext("/", this::receive);
        created.start();
        return created;
    }

    String url(Endpoint endpoint) {
        String host = endpoint.ailment() == Ailment.REBOUND ? REBOUND_HOST : ALLOWED;
        int port = endpoint.ailment() == Ailment.DEAD
                ? mortalPort
                : server.getAddress().getPort();
        return "http://" + host + ":" + port + "/" + endpoint.partner();
    }

    void fallIll() {
        isIll = true;
        HttpServer dying = mortal;
        if (dying != null) {
            dying.stop(0);
        }
        mortal = null;
    }

    void recover() throws IOException {
        isIll = false;
        mortal = serve(ALLOWED, mortalPort);
    }

    private void receive(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
            long arrived = Receipt.now();
            String path = exchange.getRequestURI().getPath();
            Endpoint endpoint = endpoints.get(path.substring(1));
            if (endpoint == null
                    || exchange.getLocalAddress().getAddress().getHostAddress().equals(PRIVATE)) {
                trapped.add(path + " at " + exchange.getLocalAddress());
                exchange.sendResponseHeaders(204, -1);
                return;
            }
            String problem = Contents.signatureProblem(exchange.getRequestHeaders(), body);
            int status = status(endpoint.ailment());
            if (status == 0) {
                sleep();
                status = 204;
            }
            if (status == 429) {
                exchange.getResponseHeaders().set("Retry-After", Long.toString(RETRY_AFTER.toSeconds()));
            } else if (status == 307) {
                exchange.getResponseHeaders()
                        .set(
                                "Location",
                                "http://" + ALLOWED + ":" + server.getAddress().getPort() + "/trap");
            }
            note(endpoint, exchange, body, arrived, status, problem);
            exchange.sendResponseHeaders(status, -1);
        }
    }

    private static void sleep() {
        try {
            Thread.sleep(SLOWNESS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void note(
            Endpoint endpoint, HttpExchange exchange, String body, long arrived, int status, @Nullable String forged) {
        String id = exchange.getRequestHeaders().getFirst("webhook-id");
        if (id.startsWith("test-")) {
            tests.add(endpoint.partner() + " " + status + (forged == null ? "" : " " + forged));
            return;
        }
        Revision revision = Contents.revision(id);
        String agent = exchange.getRequestHeaders().getFirst("User-Agent");
        receipts.add(new Receipt(
                endpoint.partner(),
                id,
                revision,
                HookCluster.process(agent),
                arrived,
                Receipt.now(),
                status,
                forged == null ? Contents.problem(endpoint, id, body, plan.get(revision)) : forged));
        if (status < 300) {
            accepted.computeIfAbsent(endpoint.partner(), _ -> new ConcurrentHashMap<>())
                    .merge(revision.article(), revision.number(), Math::max);
        }
    }

    /** 0: slowly. */
    private int status(Ailment ailment) {
        if (!isIll) {
            return 204;
        }
        return switch (ailment) {
            case SLOW -> 0;
            case FLAKY -> isFailing() ? 500 : 204;
            case OVERLOADED -> 429;
            case GONE -> 410;
            case REDIRECTING -> 307;
            case NONE, DEAD, REBOUND -> 204;
        };
    }

    private boolean isFailing() {
        synchronized (random) {
            return random.nextBoolean();
        }
    }

    /** Partners that do not have the last revision of every article. */
    List<String> behind(Map<Long, Integer> latest) {
        return endpoints.keySet().stream()
                .filter(partner -> !accepted.getOrDefault(partner, Map.of()).equals(latest))
                .sorted()
                .toList();
    }

    List<Receipt> receipts() {
        return receipts.stream()
                .sorted(Comparator.comparingLong(Receipt::arrived))
                .toList();
    }

    /** Partners and status codes of test events. */
    List<String> tests() {
        return List.copyOf(tests);
    }

    List<String> trapped() {
        return List.copyOf(trapped);
    }

    @Override
    public void close() {
        server.stop(0);
        trap.stop(0);
        HttpServer last = mortal;
        if (last != null) {
            last.stop(0);
        }
    }
}
