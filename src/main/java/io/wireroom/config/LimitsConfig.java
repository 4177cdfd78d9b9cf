package io.wireroom.config;

import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.OptionalLong;

/** Limits of responses, per partner and in total; see {@code src/docs/settings.md}. */
public interface LimitsConfig {
    /** Maximum size of a page of articles, changes or a feed, in bytes. */
    @WithDefault("8388608")
    long pageBytes();

    /**
     * Maximum heap for responses that are being rendered and sent, in bytes. A partner can use half of it. By default, a quarter of the
     * heap.
     */
    OptionalLong answerBytes();

    /** Maximum number of open streams of server-sent events. */
    @WithDefault("2000")
    int streams();

    /** The same of one partner. */
    @WithDefault("100")
    int streamsPerPartner();

    /** Maximum number of concurrent snapshots and Hugo trees. */
    @WithDefault("16")
    int exports();

    /** The same of one partner. */
    @WithDefault("4")
    int exportsPerPartner();

    /** Maximum number of requests that wait for changes. */
    @WithDefault("5000")
    int waiting();

    /** The same of one partner. */
    @WithDefault("500")
    int waitingPerPartner();

    /** Timeout for a request's head, from its first byte or from the start of the connection. */
    @WithDefault("10s")
    Duration headTimeout();

    /** The connection is closed if a client reads nothing of a response, or sends less than 1 KiB of a body, for this time. */
    @WithDefault("20s")
    Duration stallTimeout();
}
