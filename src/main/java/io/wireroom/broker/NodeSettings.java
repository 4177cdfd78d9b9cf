package io.wireroom.broker;

import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;

/** Kafka's settings for one small node: quick to start, quick to come back, and modest with memory and threads. */
final class NodeSettings {
    static final int NODE = 1;
    static final String CONTROLLER = "CONTROLLER";

    private static final String CLIENTS = "PLAINTEXT";
    private static final int MIB = 1 << 20;

    private NodeSettings() {}

    static Properties of(Path folder, int port, int controllerPort) {
        Properties all = new Properties();
        add(all, network(folder, port, controllerPort));
        add(all, alone());
        add(all, prompt());
        add(all, small());
        add(all, storage());
        return all;
    }

    private static void add(Properties all, Map<String, Object> some) {
        some.forEach((key, value) -> all.setProperty(key, value.toString()));
    }

    private static Map<String, Object> network(Path folder, int port, int controllerPort) {
        String clients = CLIENTS + "://" + Ports.LOOPBACK + ":" + port;
        String controller = Ports.LOOPBACK + ":" + controllerPort;
        return Map.ofEntries(
                Map.entry("node.id", NODE),
                Map.entry("process.roles", "broker,controller"),
                Map.entry("log.dirs", folder),
                Map.entry("listeners", clients + "," + CONTROLLER + "://" + controller),
                Map.entry("advertised.listeners", clients),
                Map.entry("listener.security.protocol.map", CLIENTS + ":PLAINTEXT," + CONTROLLER + ":PLAINTEXT"),
                Map.entry("inter.broker.listener.name", CLIENTS),
                Map.entry("controller.listener.names", CONTROLLER),
                Map.entry("controller.quorum.voters", NODE + "@" + controller));
    }

    /** One node holds the only copy of everything, and its internal topics need no more than one partition each. */
    private static Map<String, Object> alone() {
        return Map.of(
                "default.replication.factor", 1,
                "min.insync.replicas", 1,
                "offsets.topic.replication.factor", 1,
                "offsets.topic.num.partitions", 1,
                "transaction.state.log.replication.factor", 1,
                "transaction.state.log.min.isr", 1,
                "transaction.state.log.num.partitions", 1,
                "share.coordinator.state.topic.replication.factor", 1,
                "share.coordinator.state.topic.min.isr", 1,
                "share.coordinator.state.topic.num.partitions", 1);
    }

    /** After a crash the node may register again only when its former session has ended: that must not take long. */
    private static Map<String, Object> prompt() {
        return Map.of(
                "broker.session.timeout.ms", 1500,
                "broker.heartbeat.interval.ms", 250,
                "controlled.shutdown.enable", true,
                "group.initial.rebalance.delay.ms", 0,
                "group.min.session.timeout.ms", 1000,
                "num.recovery.threads.per.data.dir", 2);
    }

    private static Map<String, Object> small() {
        return Map.ofEntries(
                Map.entry("num.network.threads", 1),
                Map.entry("num.io.threads", 2),
                Map.entry("background.threads", 2),
                Map.entry("group.coordinator.threads", 1),
                Map.entry("share.coordinator.threads", 1),
                Map.entry("queued.max.requests", 100),
                Map.entry("socket.request.max.bytes", 64 * MIB),
                Map.entry("log.cleaner.dedupe.buffer.size", 4 * MIB),
                Map.entry("log.cleaner.io.buffer.size", 128 << 10),
                Map.entry("offsets.load.buffer.size", MIB),
                Map.entry("transaction.state.log.load.buffer.size", MIB),
                Map.entry("share.coordinator.load.buffer.size", MIB),
                Map.entry("max.incremental.fetch.session.cache.slots", 100),
                Map.entry("metric.reporters", ""));
    }

    /**
     * A crash costs reading a partition's last segment again, and only closed segments are compacted: so segments are small,
     * and their index files with them. Positions outlive a long holiday. The metadata log's idle heartbeat, half a second by
     * default, would write and sync for ever on a machine at rest.
     */
    private static Map<String, Object> storage() {
        return Map.ofEntries(
                Map.entry("auto.create.topics.enable", false),
                Map.entry("message.max.bytes", 8 * MIB),
                Map.entry("log.segment.bytes", 64 * MIB),
                Map.entry("log.index.size.max.bytes", MIB),
                Map.entry("log.flush.interval.ms", 1000),
                Map.entry("log.flush.scheduler.interval.ms", 1000),
                Map.entry("offsets.retention.minutes", 365 * 24 * 60),
                Map.entry("offsets.topic.segment.bytes", 16 * MIB),
                Map.entry("transaction.state.log.segment.bytes", 16 * MIB),
                Map.entry("metadata.log.segment.bytes", 16 * MIB),
                Map.entry("metadata.max.idle.interval.ms", 5000));
    }
}
