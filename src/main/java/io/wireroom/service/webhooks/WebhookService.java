package io.wireroom.service.webhooks;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.wireroom.kafka.client.KafkaSettings;
import io.wireroom.kafka.client.Topics;
import io.wireroom.kafka.group.PartitionOwner;
import io.wireroom.kafka.table.CompactedTable;
import io.wireroom.kafka.table.FencedWriter;
import io.wireroom.kafka.table.Partitions;
import io.wireroom.ops.WebhookMeters;
import io.wireroom.partner.PartnerRegistry;
import io.wireroom.webhook.DeliveryEnvironment;
import io.wireroom.webhook.DeliveryJson;
import io.wireroom.webhook.DeliveryRecord;
import io.wireroom.webhook.DeliverySettings;
import io.wireroom.webhook.DeliveryStates;
import io.wireroom.webhook.DeliveryWorkers;
import io.wireroom.webhook.NotOwnerException;
import io.wireroom.webhook.StateStore;
import io.wireroom.webhook.WebhookKey;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.jspecify.annotations.Nullable;

/**
 * Runs the workers of the endpoints that this process owns. The endpoints of a partner belong to a partition of {@code
 * articles.deliveries}, and the owner of the partition runs their workers. Every endpoint process reads the topic, to answer
 * requests for the state of any endpoint.
 */
public final class WebhookService implements AutoCloseable {
    private final KafkaSettings kafka;
    private final String topic;
    private final String group;
    private final CompactedTable table;
    private final DeliveryWorkers workers;
    private final WebhookMeters meters;
    private final boolean sends;
    private boolean started;
    private volatile @Nullable PartitionOwner owner;

    /**
     * Names in Kafka.
     *
     * @param sends whether this process has the role {@code webhooks}
     */
    record Settings(String topic, String group, boolean sends) {}

    WebhookService(
            Settings names,
            KafkaSettings kafka,
            Topics topics,
            Supplier<PartnerRegistry> partners,
            DeliveryStates states,
            DeliveryEnvironment environment,
            DeliverySettings settings,
            WebhookMeters meters) {
        this.kafka = kafka;
        this.topic = names.topic();
        this.group = names.group();
        this.sends = names.sends();
        this.meters = meters;
        this.table = new CompactedTable(kafka, topics, topic, states::apply);
        this.workers = new DeliveryWorkers(partners, states, new KafkaStores(), environment, settings);
    }

    public synchronized void start() {
        if (started) {
            return;
        }
        started = true;
        table.start();
        if (sends) {
            PartitionOwner created = new PartitionOwner(kafka, topic, group, new DeliveryWork());
            owner = created;
            created.start();
        }
    }

    @Override
    public synchronized void close() {
        PartitionOwner running = owner;
        if (running != null) {
            running.close();
        }
        if (started) {
            table.close();
        }
    }

    private final class DeliveryWork implements PartitionOwner.Work {
        @Override
        public void assigned(Set<Integer> owned, int partitions) {
            workers.assign(owned, partner -> Partitions.of(partner, partitions));
        }

        @Override
        public void revoked() {
            workers.revoke();
            meters.update(workers.states());
        }

        @Override
        public void poll() {
            workers.reconcile();
            meters.update(workers.states());
        }
    }

    private final class KafkaStores implements DeliveryWorkers.Stores {
        @Override
        public StateStore open(int partition) {
            FencedWriter writer = new FencedWriter(kafka, group, topic, partition);
            try {
                table.awaitEnd();
            } catch (InterruptedException e) {
                writer.close();
                throw new InterruptException(e);
            } catch (KafkaException e) {
                writer.close();
                throw e;
            }
            return new KafkaStore(writer);
        }

        @Override
        public void close(StateStore store) {
            ((KafkaStore) store).writer.close();
        }
    }

    /** A failed write stops all workers of this process. It joins the group again and continues from the stored state. */
    private final class KafkaStore implements StateStore {
        private final FencedWriter writer;

        KafkaStore(FencedWriter writer) {
            this.writer = writer;
        }

        @Override
        public void write(WebhookKey endpoint, DeliveryRecord record) throws NotOwnerException {
            try {
                writer.write(endpoint.toString().getBytes(UTF_8), DeliveryJson.write(record));
            } catch (KafkaException | IllegalStateException e) {
                PartitionOwner running = owner;
                if (running != null) {
                    running.restart();
                }
                throw new NotOwnerException(e);
            }
        }

        @Override
        public boolean isOwner() {
            PartitionOwner running = owner;
            return running != null && running.isMember();
        }
    }
}
