package io.wireroom.bench.webhooks;

import io.wireroom.PackagedWireroom;
import io.wireroom.bench.process.Brokers;
import io.wireroom.bench.process.Node;
import io.wireroom.webhook.Endpoints;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A broker, a process with pipeline and endpoint, and three processes that send webhooks, of which the third starts later. */
final class HookCluster implements AutoCloseable {
    static final String CORE = "core";
    static final List<String> SENDERS = List.of("hooks-1", "hooks-2", "hooks-3");

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final Duration TIMEOUT = Duration.ofMinutes(4);
    private static final Pattern AGENT = Pattern.compile("http://([a-z0-9-]+)\\.example");

    final String bootstrap;
    private final Node broker;
    private final Map<String, Node> services = new LinkedHashMap<>();
    private final Map<String, Integer> ports = new LinkedHashMap<>();
    private final Path folder;
    private final String jar;

    HookCluster(Path folder, String jar, List<Endpoint> endpoints, Receivers receivers) throws Exception {
        this.folder = Files.createDirectories(folder);
        this.jar = jar;
        Brokers brokers = Brokers.of(1, folder);
        broker = brokers.nodes().getFirst();
        bootstrap = brokers.bootstrap();
        StringBuilder partners = new StringBuilder("partners:\n");
        for (Endpoint endpoint : endpoints) {
            partners.append(
                    Endpoints.yaml(endpoint.partner(), receivers.url(endpoint), "format: " + endpoint.format()));
        }
        Files.writeString(folder.resolve("partners.yaml"), partners);
        resolveReboundHost(Receivers.ALLOWED);
        service(CORE, "pipeline,endpoint");
        SENDERS.forEach(name -> service(name, "webhooks"));
    }

    private void service(String name, String roles) {
        int port = PackagedWireroom.freePort();
        ports.put(name, port);
        List<String> command = new ArrayList<>(Node.java("256m"));
        command.addAll(List.of(
                "-Djdk.net.hosts.file=" + folder.resolve("hosts"),
                "-Dsun.net.inetaddr.ttl=1",
                "-Dquarkus.http.port=" + port,
                "-Dwireroom.roles=" + roles,
                "-Dwireroom.kafka.bootstrap-servers=" + bootstrap,
                "-Dwireroom.data=" + folder.resolve(name).resolve("data"),
                "-Dwireroom.public-url=http://" + name + ".example",
                "-Dwireroom.partners.file=" + folder.resolve("partners.yaml"),
                "-Dwireroom.topics.create=true",
                "-Dwireroom.topics.replication=1",
                "-Dwireroom.webhooks.timeout=30s",
                "-Dwireroom.webhooks.retries=1s,2s,4s",
                "-Dwireroom.webhooks.allowed-networks=" + Receivers.ALLOWED + "/32",
                "-jar",
                jar));
        services.put(name, new Node(name, folder.resolve(name), command));
    }

    /** The name of the process that a {@code User-Agent} is of. */
    static String process(String agent) {
        Matcher name = AGENT.matcher(agent);
        return name.find() ? name.group(1) : agent;
    }

    /** Without restarting the processes: they read this file at each look-up. */
    void resolveReboundHost(String address) throws IOException {
        Path next = Files.writeString(folder.resolve("hosts.next"), """
                127.0.0.1 localhost
                127.0.0.1 %s
                %s %s
                """.formatted(
                        InetAddress.getLocalHost().getHostName(), address, Receivers.REBOUND_HOST));
        Files.move(next, folder.resolve("hosts"), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Starts all but the third sender. */
    void start() throws Exception {
        broker.start();
        start(CORE);
        start(SENDERS.get(0));
        start(SENDERS.get(1));
    }

    /** Starts a process and waits until it is ready. */
    void start(String name) throws IOException, InterruptedException {
        node(name).start();
        long giveUp = System.nanoTime() + TIMEOUT.toNanos();
        while (!isReady(name)) {
            if (System.nanoTime() > giveUp) {
                throw new IllegalStateException(name + " does not become ready");
            }
            Thread.sleep(300);
        }
    }

    private Node node(String name) {
        Node node = services.get(name);
        if (node == null) {
            throw new IllegalArgumentException("no process " + name);
        }
        return node;
    }

    Recording.Kill kill(String name) throws InterruptedException {
        long from = Receipt.now();
        node(name).kill();
        return new Recording.Kill(name, from, Receipt.now());
    }

    private boolean isReady(String name) throws InterruptedException {
        try {
            return send(request(name, "/q/health/ready").GET().build()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    /** Sends a test event to a partner's endpoint, as the partner; returns the response's body. */
    String test(String partner) throws IOException, InterruptedException {
        return send(request(CORE, "/v1/me/webhooks/test")
                        .header("Authorization", "Bearer " + partner)
                        .POST(HttpRequest.BodyPublishers.noBody())
                        .build())
                .body();
    }

    private HttpRequest.Builder request(String name, String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + ports.get(name) + path))
                .timeout(Duration.ofSeconds(40));
    }

    private static HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
    }

    @Override
    public void close() throws InterruptedException {
        for (Node node : services.values()) {
            node.kill();
        }
        broker.kill();
    }
}
