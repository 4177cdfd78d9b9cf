package io.wireroom.bench.process;

import io.wireroom.PackagedWireroom;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.metadata.storage.Formatter;

/**
 * Kafka brokers, each in a process of its own. All of them are controllers, too. None is started yet.
 *
 * @param bootstrap addresses for clients
 */
public record Brokers(List<Node> nodes, String bootstrap) {
    public Brokers {
        nodes = List.copyOf(nodes);
    }

    /** @param folder folder of the brokers' folders */
    public static Brokers of(int count, Path folder) throws Exception {
        List<Integer> controllers = ports(count);
        String voters = IntStream.range(0, count)
                .mapToObj(i -> (i + 1) + "@127.0.0.1:" + controllers.get(i))
                .collect(Collectors.joining(","));
        return of(
                controllers.stream()
                        .map(controller -> Listeners.plain(PackagedWireroom.freePort(), controller))
                        .toList(),
                voters,
                folder);
    }

    /**
     * @param listeners of each broker
     * @param voters the setting {@code controller.quorum.voters}
     * @param folder folder of the brokers' folders
     */
    public static Brokers of(List<Listeners> listeners, String voters, Path folder) throws Exception {
        int count = listeners.size();
        String cluster = Uuid.randomUuid().toString();
        List<Node> nodes = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String name = name(i);
            Path home = folder.resolve(name);
            Path logs = Files.createDirectories(logs(folder, i));
            Listeners own = listeners.get(i);
            Path properties = Files.writeString(
                    home.resolve("server.properties"),
                    """
                    node.id=%d
                    process.roles=broker,controller
                    log.dirs=%s
                    listeners=%s
                    advertised.listeners=%s
                    listener.security.protocol.map=%s
                    inter.broker.listener.name=%s
                    controller.quorum.voters=%s
                    """.formatted(
                                            i + 1,
                                            logs,
                                            own.listeners(),
                                            own.advertised(),
                                            own.protocols(),
                                            own.interBroker(),
                                            voters)
                            + settings(count));
            format(i + 1, cluster, logs);
            List<String> command = new ArrayList<>(Node.java("320m"));
            command.addAll(List.of(
                    "-cp",
                    System.getProperty("java.class.path"),
                    BrokerProcess.class.getName(),
                    properties.toString()));
            nodes.add(new Node(name, home, command));
        }
        return new Brokers(nodes, listeners.stream().map(Listeners::client).collect(Collectors.joining(",")));
    }

    private static String name(int index) {
        return "broker-" + (index + 1);
    }

    /** The folder with a broker's data. */
    public static Path logs(Path folder, int index) {
        return folder.resolve(name(index)).resolve("logs");
    }

    private static List<Integer> ports(int count) {
        return IntStream.range(0, count)
                .mapToObj(_ -> PackagedWireroom.freePort())
                .toList();
    }

    private static String settings(int count) {
        return """
                controller.listener.names=CONTROLLER
                default.replication.factor=%1$d
                min.insync.replicas=%2$d
                offsets.topic.replication.factor=%1$d
                offsets.topic.num.partitions=4
                transaction.state.log.replication.factor=%1$d
                transaction.state.log.min.isr=%2$d
                transaction.state.log.num.partitions=4
                auto.create.topics.enable=false
                broker.session.timeout.ms=4000
                broker.heartbeat.interval.ms=500
                replica.lag.time.max.ms=6000
                group.initial.rebalance.delay.ms=0
                message.max.bytes=35651584
                replica.fetch.max.bytes=35651584
                log.cleaner.dedupe.buffer.size=8388608
                num.network.threads=2
                num.io.threads=2
                """.formatted(count, Math.min(count, 2));
    }

    private static void format(int id, String cluster, Path logs) throws Exception {
        try (PrintStream silent = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8)) {
            new Formatter()
                    .setPrintStream(silent)
                    .setClusterId(cluster)
                    .setNodeId(id)
                    .setControllerListenerName("CONTROLLER")
                    .setMetadataLogDirectory(logs.toString())
                    .addDirectory(logs.toString())
                    .setIgnoreFormatted(true)
                    .run();
        }
    }
}
