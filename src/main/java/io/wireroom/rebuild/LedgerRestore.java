package io.wireroom.rebuild;

import io.wireroom.article.ArticleId;
import io.wireroom.ledger.LedgerEntry;
import io.wireroom.ledger.LedgerEntry.State;
import io.wireroom.rebuild.ScratchStore.Kind;
import io.wireroom.streams.LedgerChangelog;
import io.wireroom.streams.LedgerChangelog.Row;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Builds the pipeline's state from its output topics, and writes it to the changelog topics of its stores in one transaction: a restore
 * that is interrupted leaves nothing.
 */
public final class LedgerRestore {
    private static final int SHOWN = 10;

    private final RebuildSettings settings;
    private final Set<String> routeTopics;
    private final LedgerChangelog changelog;

    /** @param routeTopics topics of routes, present and former ones; those that don't exist are skipped */
    public LedgerRestore(RebuildSettings settings, Set<String> routeTopics) {
        this.settings = settings;
        this.routeTopics = Set.copyOf(routeTopics);
        this.changelog = settings.changelog();
    }

    /**
     * The result.
     *
     * @param others articles that were never published: a version is held, or was dropped
     * @param held number of held versions
     * @param placed number of records on the topics of routes
     * @param unreadable number of records that were skipped
     * @param positions whether the group has committed positions on the ingest topic
     */
    public record Report(
            long published,
            long withdrawn,
            long suppressed,
            long others,
            long held,
            long placed,
            long unreadable,
            boolean positions) {}

    /**
     * @param force whether to replace a ledger that is not empty
     * @throws RebuildRefusedException if the pipeline runs, the ledger is not empty, or events are missing
     * @throws org.apache.kafka.common.KafkaException if Kafka fails; nothing is written then
     */
    public Report run(boolean force) {
        try (KafkaAdmin admin = new KafkaAdmin(settings.kafka(), settings.patience());
                ScratchStore scratch = new ScratchStore(settings.folder())) {
            TopicScan scan = new TopicScan(settings.kafka(), admin);
            admin.requireInactive(settings.applicationId());
            requirePartitions(admin);
            if (!force) {
                requireEmpty(admin, scan);
            }
            LedgerBuilder draft = new LedgerBuilder(scratch);
            read(admin, scan, draft);
            Tally tally = new Tally();
            write(admin, scan, scratch, tally);
            return new Report(
                    tally.published,
                    tally.withdrawn,
                    tally.suppressed,
                    tally.others,
                    tally.held,
                    tally.placed,
                    draft.unreadable(),
                    admin.hasPositions(
                            settings.applicationId(), settings.names().ingest()));
        }
    }

    private void requirePartitions(KafkaAdmin admin) {
        List<String> topics =
                List.of(changelog.repartition(), changelog.ledger(), changelog.held(), changelog.releases());
        for (String topic : topics) {
            admin.partitions(topic)
                    .filter(count -> count != settings.partitions())
                    .ifPresent(count -> {
                        throw new RebuildRefusedException(
                                "%s has %d partitions, and wireroom.pipeline.partitions is %d: use the setting"
                                                .formatted(topic, count, settings.partitions())
                                        + " of the pipeline");
                    });
        }
    }

    private void requireEmpty(KafkaAdmin admin, TopicScan scan) {
        for (String topic : changelog.topics()) {
            AtomicBoolean empty = new AtomicBoolean(true);
            if (admin.partitions(topic).isPresent()) {
                scan.run(topic, record -> {
                    empty.set(record.value() == null);
                    return empty.get();
                });
            }
            if (!empty.get()) {
                throw new RebuildRefusedException(
                        topic + " is not empty: the ledger exists. Use --force to replace it");
            }
        }
    }

    private void read(KafkaAdmin admin, TopicScan scan, LedgerBuilder draft) {
        scan.run(settings.names().normalized(), record -> {
            draft.normalized(record);
            return true;
        });
        scan.run(settings.names().held(), record -> {
            draft.held(record);
            return true;
        });
        for (String topic : routeTopics) {
            if (admin.partitions(topic).isPresent()) {
                scan.run(topic, record -> {
                    draft.routed(record);
                    return true;
                });
            }
        }
        scan.run(settings.names().journal(), record -> {
            draft.journal(record);
            return true;
        });
        List<Long> missing = draft.settle();
        if (!missing.isEmpty()) {
            throw new RebuildRefusedException(
                    "%s lacks the latest revision of %d articles that %s knows, such as %s: run republish first"
                            .formatted(
                                    settings.names().normalized(),
                                    missing.size(),
                                    settings.names().journal(),
                                    missing.subList(0, Math.min(SHOWN, missing.size()))));
        }
    }

    private void write(KafkaAdmin admin, TopicScan scan, ScratchStore scratch, Tally tally) {
        for (String topic : changelog.topics()) {
            admin.create(topic, settings.partitions(), settings.replication(), settings.largestRecord());
        }
        try (TransactionalWriter writer = new TransactionalWriter(
                settings.kafka(), settings.applicationId() + "-ledger-restore", settings.largestRecord())) {
            writer.begin();
            for (String topic : changelog.topics()) {
                scan.run(topic, record -> {
                    if (record.value() != null) {
                        writer.send(new ProducerRecord<>(topic, record.partition(), record.key(), null));
                    }
                    return true;
                });
            }
            scratch.each(Kind.ENTRY, (id, value) -> {
                ArticleId article = new ArticleId(id);
                LedgerEntry entry = LedgerChangelog.read(value);
                tally.count(entry);
                for (Row row : changelog.rows(article, entry, scratch.get(Kind.HELD, id))) {
                    writer.send(
                            new ProducerRecord<>(row.topic(), changelog.partition(article), row.key(), row.value()));
                }
            });
            admin.requireInactive(settings.applicationId());
            writer.commit();
        }
    }

    private static final class Tally {
        private long published;
        private long withdrawn;
        private long suppressed;
        private long others;
        private long held;
        private long placed;

        void count(LedgerEntry entry) {
            switch (entry.state()) {
                case State.Published published -> this.published++;
                case State.Withdrawn withdrawn -> this.withdrawn++;
                case State.Suppressed _ -> suppressed++;
                case State.Unpublished() -> others++;
            }
            held += entry.held() == null ? 0 : 1;
            placed += entry.placements().size();
        }
    }
}
