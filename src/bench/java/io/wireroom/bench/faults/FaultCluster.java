package io.wireroom.bench.faults;

import io.wireroom.PackagedWireroom;
import io.wireroom.bench.process.Brokers;
import io.wireroom.bench.process.Node;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Three brokers, two pipelines and two endpoints, each in a process of its own. */
final class FaultCluster implements AutoCloseable {
    static final String SITE = "https://news.example";
    static final String ASSETS = "https://cdn.example";

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final Duration TIMEOUT = Duration.ofMinutes(4);
    private static final int BROKERS = 3;
    private static final int SERVICES = 4;

    /** Sizes of the file systems that can be full, in GiB. They take only what is written. */
    private static final int SERVICE_DISK = 2;

    private static final int BROKER_DISK = 32;

    final List<Node> brokers;
    final List<Node> pipelines = new ArrayList<>();
    final List<Node> endpoints = new ArrayList<>();
    final String bootstrap;
    final Map<Node, Disk> disks = new LinkedHashMap<>();
    private final Network network;
    private final List<Integer> ports = new ArrayList<>();
    private final String jar;
    private final Path folder;

    FaultCluster(Path folder, String jar) throws Exception {
        this.folder = folder;
        this.jar = jar;
        List<BrokerPorts> brokerPorts = IntStream.range(0, BROKERS)
                .mapToObj(_ -> BrokerPorts.free(SERVICES))
                .toList();
        network = new Network(brokerPorts, SERVICES);
        List<Optional<Disk>> brokerDisks = new ArrayList<>();
        for (int i = 0; i < BROKERS; i++) {
            brokerDisks.add(Disk.mount(Brokers.logs(folder, i), BROKER_DISK));
        }
        Brokers three = Brokers.of(
                IntStream.range(0, BROKERS)
                        .mapToObj(i -> brokerPorts.get(i).listeners(network.advertised(i)))
                        .toList(),
                network.voters(),
                folder);
        bootstrap = three.bootstrap();
        brokers = three.nodes();
        for (int i = 0; i < BROKERS; i++) {
            keep(brokers.get(i), brokerDisks.get(i));
        }
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("routes.yaml"), """
                routes:
                  - name: sea
                    topic: news.sea
                    format: article
                    when: {tags: [sea]}
                """);
        for (int i = 1; i <= 2; i++) {
            pipelines.add(service("pipeline-" + i, "pipeline"));
        }
        for (int i = 1; i <= 2; i++) {
            endpoints.add(service("endpoint-" + i, "endpoint"));
        }
        for (Node node : services()) {
            keep(node, Disk.mount(node.data(), SERVICE_DISK));
        }
    }

    private void keep(Node node, Optional<Disk> disk) {
        disk.ifPresent(mounted -> disks.put(node, mounted));
    }

    /** What connects this service to the brokers, or the other brokers to this broker. */
    List<Link> links(Node node) {
        int broker = brokers.indexOf(node);
        return broker >= 0
                ? network.toBroker(broker)
                : network.ofService(services().indexOf(node));
    }

    private Node service(String name, String role) throws IOException {
        int port = PackagedWireroom.freePort();
        String brokersOfService = network.bootstrap(ports.size());
        ports.add(port);
        List<String> command = new ArrayList<>(Node.java("256m"));
        command.addAll(settings(name, brokersOfService));
        command.add("-Dquarkus.http.port=" + port);
        command.add("-Dwireroom.roles=" + role);
        command.addAll(List.of("-jar", jar));
        return new Node(name, folder.resolve(name), command);
    }

    /** @param name of the process whose data it is about */
    private List<String> settings(String name, String servers) {
        return List.of(
                "-Dwireroom.kafka.bootstrap-servers=" + servers,
                "-Dwireroom.data=" + folder.resolve(name).resolve("data"),
                "-Dwireroom.site=" + SITE,
                "-Dwireroom.assets=" + ASSETS,
                "-Dwireroom.topics.create=true",
                "-Dwireroom.topics.replication=3",
                "-Dwireroom.reading.open=true",
                "-Dwireroom.routes.file=" + folder.resolve("routes.yaml"),
                "-Dwireroom.pipeline.session-timeout=6s");
    }

    void start() throws Exception {
        for (Node broker : brokers) {
            broker.start();
        }
        for (Node node : services()) {
            node.start();
        }
        awaitReady();
    }

    List<Node> services() {
        return Stream.concat(pipelines.stream(), endpoints.stream()).toList();
    }

    void awaitReady() throws Exception {
        long giveUp = System.nanoTime() + TIMEOUT.toNanos();
        for (int i = 0; i < 4; i++) {
            while (status(i, "/q/health/ready") != 200) {
                if (status(i, "/q/health/live") == 503) { // as Kubernetes does
                    System.out.println(services().get(i).name + " is not alive and is restarted");
                    services().get(i).terminate();
                    services().get(i).start();
                    Thread.sleep(10_000);
                }
                if (System.nanoTime() > giveUp) {
                    throw new IllegalStateException(services().get(i).name + " does not become ready");
                }
                Thread.sleep(300);
            }
        }
    }

    /** @param service 0 and 1 are the pipelines, 2 and 3 the endpoints; 0 if there is no answer */
    int status(int service, String path) throws InterruptedException {
        try {
            return get(service, path).statusCode();
        } catch (IOException e) {
            return 0;
        }
    }

    HttpResponse<String> get(int service, String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + ports.get(service) + path))
                .timeout(Duration.ofSeconds(20))
                .build();
        return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
    }

    /** Runs a command of the service with the pipelines' settings; returns its exit code and output. */
    String command(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(Node.java("192m"));
        command.addAll(settings("command", bootstrap));
        command.addAll(List.of("-jar", jar));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String told = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return process.waitFor() + " " + told.strip();
    }

    @Override
    public void close() throws IOException, InterruptedException {
        for (Node node : services()) {
            node.retire();
        }
        for (Node node : brokers) {
            node.retire();
        }
        network.close();
        for (Disk disk : disks.values()) {
            disk.close();
        }
    }
}
