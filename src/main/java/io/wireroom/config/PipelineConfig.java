package io.wireroom.config;

import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** The pipeline. */
public interface PipelineConfig {
    /** Kafka Streams' application id: prefix of the group, the transactions and the internal topics. */
    @WithDefault("wireroom")
    String applicationId();

    /** Keeps an instance's membership in the group across a restart; unique among the instances. */
    Optional<String> instanceId();

    @WithDefault("2")
    int threads();

    /** Number of partitions of the ledger, and thus the maximum number of threads. Fixed after the first run. */
    @WithDefault("4")
    int partitions();

    /** Time between commits of a thread that keeps up; half of it with several documents. A document passes two commits. */
    @WithDefault("40ms")
    Duration commitInterval();

    /**
     * Time without heartbeats after which other instances take over the partitions of an instance. Brokers allow 6 s to 30 min
     * by default.
     */
    @WithDefault("10s")
    Duration sessionTimeout();

    /** Maximum size of an event, in bytes. */
    @WithDefault("8388608")
    int maxEventBytes();

    /** Standby replicas of the ledger on other instances. */
    @WithDefault("0")
    int standbys();

    /** How much this process's clock may differ from most clocks before theirs determine when embargoes end. */
    @WithDefault("1s")
    Duration clockTolerance();
}
