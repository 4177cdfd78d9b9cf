package io.wireroom.broker;

import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;

/** Kafka settings for a single lowMemory node: fast start, fast recovery, low memory and few threads. */
final class NodeSettings {
    static final int NODE = 1;
    static final String CONTROLLER = "CONTROLLER";

    private static final String CLIENTS = "PLAINTEXT";
    private static final int MIB = 1 << 20;

    private NodeSettings() {}

    static Properties of(Path folder, int port, int controllerPort) {
        Properties properties = new Properties();
        add(properties, network(folder, port, controllerPort));
        add(properties, singleNode());
        add(properties, fastRecovery());
        add(properties, lowMemory());
        add(properties, storage());
        return properties;
    }

    private static void add(Properties properties, Map<String, Object> settings) {
        settings.forEach((key, value) -> properties.setProperty(key, value.toString()));
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

    /** Replication factor 1 everywhere, and one partition per internal topic. */
    private static Map<String, Object> singleNode() {
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

    /** After a crash the node can register only when its previous session has expired, so session timeouts are short. */
    private static Map<String, Object> fastRecovery() {
        return Map.of(
                "broker.session.timeout.ms", 1500,
                "broker.heartbeat.interval.ms", 250,
                "controlled.shutdown.enable", true,
                "group.initial.rebalance.delay.ms", 0,
                "group.min.session.timeout.ms", 1000,
                "num.recovery.threads.per.data.dir", 2);
    }

    private static Map<String, Object> lowMemory() {
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
     * Small segments: recovery after a crash reads the last segment of each partition, and only closed segments are compacted.
     * Committed offsets are kept for a year. The idle interval of the metadata log is raised from half a second to reduce disk
     * writes of an idle node.
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
