package io.wireroom.kafka.group;

import io.wireroom.kafka.client.ConsumerThread;
import io.wireroom.kafka.client.KafkaSettings;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.RangeAssignor;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jboss.logging.Logger;

/**
 * Distributes the partitions of a topic among the members of a consumer group, without reading them. All partitions are revoked
 * before partitions are assigned, also when partitions are added to the topic.
 *
 * <p>After any error it leaves the group, joins again and starts its work anew.
 */
public final class PartitionOwner implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(PartitionOwner.class);
    private static final Duration POLL = Duration.ofMillis(250);
    private static final Duration RECONNECT_DELAY = Duration.ofSeconds(1);
    private static final Duration SESSION_TIMEOUT = Duration.ofSeconds(10);

    private final KafkaSettings kafka;
    private final String topic;
    private final String group;
    private final Work work;
    private final ConsumerThread thread;
    private volatile boolean restarting;
    private volatile long polledAt = System.nanoTime();
    private volatile boolean member;

    /** The work on the partitions. All calls come from one thread. */
    public interface Work {

        /** @param partitions number of partitions of the topic */
        void assigned(Set<Integer> owned, int partitions) throws InterruptedException;

        /** Ends the work on all partitions. It may be called when there is none. */
        void revoked();

        /** Called several times per second while the member has partitions. */
        void poll() throws InterruptedException;
    }

    public PartitionOwner(KafkaSettings kafka, String topic, String group, Work work) {
        this.kafka = kafka;
        this.topic = topic;
        this.group = group;
        this.work = work;
        this.thread = new ConsumerThread(group, this::run);
    }

    public void start() {
        thread.start();
    }

    /**
     * Whether this process was a member of the group within the session timeout. Afterwards other members may own its
     * partitions. A process that was paused does not know that yet.
     */
    public boolean isMember() {
        return member && System.nanoTime() - polledAt < SESSION_TIMEOUT.toNanos();
    }

    /** Leaves the group and joins again, because the work failed. Returns at once. */
    public void restart() {
        restarting = true;
    }

    /** Ends the work and leaves the group. */
    @Override
    public void close() {
        thread.close();
    }

    private void run() {
        while (!thread.isClosing()) {
            restarting = false;
            try (KafkaConsumer<byte[], byte[]> consumer = connect()) {
                thread.use(consumer);
                stayMember(consumer);
            } catch (WakeupException stopped) {
                LOG.debug("woken up", stopped);
            } catch (KafkaException e) {
                LOG.warnf("Joining the consumer group %s again after an error: %s", group, e.toString());
            } catch (RuntimeException e) {
                LOG.errorf(e, "Joining the consumer group %s again after a defect", group);
            } catch (InterruptedException e) {
                thread.stop();
            } finally {
                thread.use(null);
            }
            thread.pause(RECONNECT_DELAY);
        }
    }

    private void stayMember(KafkaConsumer<byte[], byte[]> consumer) throws InterruptedException {
        Session session = new Session(consumer);
        consumer.subscribe(List.of(topic), session);
        try {
            while (!thread.isClosing() && !restarting) {
                consumer.poll(POLL);
                polledAt = System.nanoTime();
                session.startWork();
                if (member) {
                    work.poll();
                }
            }
        } finally {
            member = false;
            work.revoked();
        }
    }

    private final class Session implements ConsumerRebalanceListener {
        private final KafkaConsumer<byte[], byte[]> consumer;
        private boolean newAssignment;

        Session(KafkaConsumer<byte[], byte[]> consumer) {
            this.consumer = consumer;
        }

        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
            consumer.pause(partitions);
            newAssignment = true;
        }

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
            member = false;
            newAssignment = false;
            work.revoked();
        }

        /** Outside of the rebalance, which would otherwise wait for it. */
        void startWork() throws InterruptedException {
            if (newAssignment) {
                newAssignment = false;
                Set<Integer> owned = new HashSet<>();
                consumer.assignment().forEach(partition -> owned.add(partition.partition()));
                LOG.infof("The group %s has assigned the partitions %s of %s to this process", group, owned, topic);
                work.assigned(owned, consumer.partitionsFor(topic).size());
                member = true;
            }
        }
    }

    private KafkaConsumer<byte[], byte[]> connect() {
        Map<String, Object> defaults = Map.of(
                "session.timeout.ms", (int) SESSION_TIMEOUT.toMillis(),
                "heartbeat.interval.ms", 3_000,
                "metadata.max.age.ms", 30_000,
                "default.api.timeout.ms", 10_000,
                "request.timeout.ms", 8_000);
        Map<String, Object> fixed = Map.of(
                "group.id",
                group,
                "auto.offset.reset",
                "latest",
                "enable.auto.commit",
                false,
                // Eager, so that all members agree on the number of partitions.
                "partition.assignment.strategy",
                RangeAssignor.class.getName(),
                "allow.auto.create.topics",
                false);
        return new KafkaConsumer<>(
                kafka.client(group, defaults, fixed), new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }
}
