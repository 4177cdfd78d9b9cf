package io.wireroom.config;

import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.OptionalLong;

/** What answers may cost, of each partner and in all; see {@code src/docs/settings.md}. */
public interface LimitsConfig {
    /** Where a page of articles, changes or a feed ends, in bytes, if it has not ended at its limit before. */
    @WithDefault("8388608")
    long pageBytes();

    /**
     * Heap that answers take while they are made and sent, in bytes, in all; a partner takes half of it at most. A quarter of the
     * heap unless it is given.
     */
    OptionalLong answerBytes();

    /** Streams of server-sent events that are open at a time. */
    @WithDefault("2000")
    int streams();

    /** The same of one partner. */
    @WithDefault("100")
    int streamsPerPartner();

    /** Snapshots and Hugo trees that are sent at a time. */
    @WithDefault("16")
    int exports();

    /** The same of one partner. */
    @WithDefault("4")
    int exportsPerPartner();

    /** Requests for changes that wait for news at a time. */
    @WithDefault("5000")
    int waiting();

    /** The same of one partner. */
    @WithDefault("500")
    int waitingPerPartner();

    /** Within what a request's head has to arrive, from its first byte or from the connection's beginning. */
    @WithDefault("10s")
    Duration headTimeout();

    /** How long a client may take nothing of an answer, or send less than 1 KiB of a body, before it is hung up on. */
    @WithDefault("20s")
    Duration stallTimeout();
}
