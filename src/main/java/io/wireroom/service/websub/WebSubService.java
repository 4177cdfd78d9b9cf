package io.wireroom.service.websub;

import io.wireroom.kafka.client.KafkaSettings;
import io.wireroom.kafka.group.PartitionOwner;
import io.wireroom.websub.Pinger;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Runs the pinger in one of the processes: the owner of partition 0 of {@code articles.normalized} in a consumer group that reads
 * nothing. While ownership moves, two processes may ping, which is harmless.
 */
public final class WebSubService implements AutoCloseable {
    private final @Nullable PartitionOwner owner;
    private boolean started;

    /** @param pings whether this process may ping */
    WebSubService(boolean pings, KafkaSettings kafka, String topic, String group, Pinger pinger) {
        this.owner = pings ? new PartitionOwner(kafka, topic, group, new PingWork(pinger)) : null;
    }

    public synchronized void start() {
        if (owner != null && !started) {
            started = true;
            owner.start();
        }
    }

    @Override
    public synchronized void close() {
        if (owner != null && started) {
            owner.close();
        }
    }

    private record PingWork(Pinger pinger) implements PartitionOwner.Work {
        @Override
        public void assigned(Set<Integer> owned, int partitions) {
            if (owned.contains(0)) {
                pinger.start();
            } else {
                pinger.stop();
            }
        }

        @Override
        public void revoked() {
            pinger.stop();
        }

        @Override
        public void poll() {
            pinger.poll();
        }
    }
}
