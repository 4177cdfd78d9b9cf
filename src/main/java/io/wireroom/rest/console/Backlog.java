package io.wireroom.rest.console;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.wireroom.config.WireroomConfig;
import io.wireroom.config.WireroomConfig.Role;
import io.wireroom.kafka.client.TopicNames;
import io.wireroom.kafka.client.Topics;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Number of documents that waited for the pipeline during the last hour, sampled from Kafka four times a minute. */
@Singleton
final class Backlog {
    /** A sample without a value: Kafka did not respond. */
    static final long UNKNOWN = -1;

    private static final Duration SAMPLE_INTERVAL = Duration.ofSeconds(15);

    /** Number of samples of an hour. */
    static final int SAMPLES_PER_HOUR = (int) Duration.ofHours(1).dividedBy(SAMPLE_INTERVAL);

    private final WireroomConfig config;
    private final Topics topics;
    private final TopicNames names;
    private final Deque<Long> samples = new ArrayDeque<>();
    private final Thread sampling = Thread.ofVirtual().name("console-backlog").unstarted(this::sample);

    Backlog(WireroomConfig config, Topics topics, TopicNames names) {
        this.config = config;
        this.topics = topics;
        this.names = names;
    }

    void start(@Observes StartupEvent event) {
        if (config.roles().contains(Role.ENDPOINT)) {
            sampling.start();
        }
    }

    void stop(@Observes ShutdownEvent event) {
        sampling.interrupt();
    }

    private void sample() {
        try {
            while (true) {
                Thread.sleep(SAMPLE_INTERVAL);
                add(waiting());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Number of waiting documents, or {@link #UNKNOWN}. */
    private long waiting() {
        try {
            return topics.offsets()
                    .backlog(config.pipeline().applicationId(), names.ingest())
                    .records();
        } catch (RuntimeException noAnswer) {
            return UNKNOWN;
        }
    }

    private synchronized void add(long waiting) {
        if (samples.size() == SAMPLES_PER_HOUR) {
            samples.removeFirst();
        }
        samples.addLast(waiting);
    }

    /** The samples, oldest first. */
    synchronized List<Long> lastHour() {
        return new ArrayList<>(samples);
    }
}
