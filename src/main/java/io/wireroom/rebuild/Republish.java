package io.wireroom.rebuild;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.wireroom.article.Article;
import io.wireroom.article.ArticleId;
import io.wireroom.article.ChangeType;
import io.wireroom.article.Edition;
import io.wireroom.article.Withdrawal;
import io.wireroom.event.ArticleJson;
import io.wireroom.event.ArticleJsonReader;
import io.wireroom.event.CloudEvent;
import io.wireroom.event.ContentHash;
import io.wireroom.event.MalformedEditionException;
import io.wireroom.ledger.LedgerEntry;
import io.wireroom.ledger.LedgerEntry.State;
import io.wireroom.ledger.PublishedState;
import io.wireroom.rebuild.ScratchStore.Kind;
import io.wireroom.streams.LedgerChangelog;
import io.wireroom.streams.LedgerHeader;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/**
 * Writes the latest revision of each article that is missing on {@code articles.normalized}. The ledger has the revision numbers
 * and all data of withdrawals; the content of articles comes from a snapshot. Revisions that are on the topic are not written
 * again.
 */
public final class Republish {
    private static final int PER_TRANSACTION = 500;

    private final RebuildSettings settings;
    private final String eventSource;
    private final String eventSchema;
    private final LedgerChangelog changelog;

    /**
     * @param eventSource {@code ce_source} of the events
     * @param eventSchema {@code ce_dataschema} of the events
     */
    public Republish(RebuildSettings settings, String eventSource, String eventSchema) {
        this.settings = settings;
        this.eventSource = eventSource;
        this.eventSchema = eventSchema;
        this.changelog = settings.changelog();
    }

    /**
     * The result.
     *
     * @param present articles whose latest revision was on the topic
     * @param outdated articles of the snapshot that are withdrawn in the ledger, or not in it
     * @param different articles that are not the latest revision in the snapshot, or that have the canonical URL of a partner's
     *     site
     * @param missing ids of published articles that are neither on the topic nor, in the latest revision, in the snapshot
     */
    public record Report(
            long articles, long withdrawals, long present, long outdated, long different, List<Long> missing) {
        public Report {
            missing = List.copyOf(missing);
        }
    }

    /**
     * @param withoutLedger whether to use the snapshot alone; withdrawals are unknown then
     * @throws RebuildRefusedException if the pipeline runs, the ledger is empty or the snapshot is incomplete
     * @throws org.apache.kafka.common.KafkaException if Kafka fails; another run continues
     */
    public Report run(Path snapshot, boolean withoutLedger) {
        try (KafkaAdmin admin = new KafkaAdmin(settings.kafka(), settings.patience());
                ScratchStore scratch = new ScratchStore(settings.folder())) {
            admin.requireInactive(settings.applicationId());
            TopicScan scan = new TopicScan(settings.kafka(), admin);
            SnapshotFile file = SnapshotFile.read(snapshot, scratch);
            boolean ledger = readLedger(admin, scan, scratch);
            if (ledger == withoutLedger) {
                throw new RebuildRefusedException(
                        ledger
                                ? changelog.ledger() + " is not empty: run without --without-ledger"
                                : changelog.ledger() + " is empty: the ledger is lost, too. With --without-ledger the"
                                        + " snapshot alone is written; withdrawn articles are then unknown");
            }
            scan.run(settings.names().normalized(), record -> present(record, scratch));
            try (TransactionalWriter writer = new TransactionalWriter(
                    settings.kafka(), settings.applicationId() + "-republish", settings.largestRecord())) {
                Run run = new Run(scratch, writer, withoutLedger);
                return run.all(file);
            }
        }
    }

    private boolean readLedger(KafkaAdmin admin, TopicScan scan, ScratchStore scratch) {
        boolean[] any = {false};
        if (admin.partitions(changelog.ledger()).isPresent()) {
            scan.run(changelog.ledger(), record -> {
                long id = LedgerChangelog.id(record.key()).value();
                if (record.value() == null) {
                    scratch.delete(Kind.ENTRY, id);
                } else {
                    any[0] = true;
                    scratch.put(
                            Kind.ENTRY,
                            id,
                            ByteBuffer.allocate(Long.BYTES + record.value().length)
                                    .putLong(record.timestamp())
                                    .put(record.value())
                                    .array());
                }
                return true;
            });
        }
        return any[0];
    }

    private static boolean present(ConsumerRecord<byte[], byte[]> record, ScratchStore scratch) {
        if (record.key() != null && record.value() != null) {
            try {
                Edition edition = ArticleJsonReader.read(record.value());
                scratch.put(Kind.FACTS, edition.id().value(), revision(edition.revision()));
            } catch (MalformedEditionException e) {
                return true; // not an edition: irrelevant here
            }
        }
        return true;
    }

    private static byte[] revision(int revision) {
        return ByteBuffer.allocate(Integer.BYTES).putInt(revision).array();
    }

    /** A ledger entry and the approximate time at which it was written. */
    private record Known(LedgerEntry entry, Instant written) {}

    private final class Run {
        private final ScratchStore scratch;
        private final TransactionalWriter writer;
        private final boolean withoutLedger;
        private final List<Long> missing = new ArrayList<>();
        private long articles;
        private long withdrawals;
        private long present;
        private long outdated;
        private long different;
        private int open;

        Run(ScratchStore scratch, TransactionalWriter writer, boolean withoutLedger) {
            this.scratch = scratch;
            this.writer = writer;
            this.withoutLedger = withoutLedger;
        }

        Report all(SnapshotFile snapshot) {
            writer.begin();
            snapshot.each(this::article);
            scratch.each(Kind.ENTRY, this::entry);
            writer.commit();
            return new Report(articles, withdrawals, present, outdated, different, missing);
        }

        private void article(Article found) {
            if (withoutLedger) {
                if (!ContentHash.of(found).equals(found.contentHash())) {
                    different++;
                } else if (!isPresent(found)) {
                    write(found, null);
                    articles++;
                }
                return;
            }
            Known known = known(found.id().value());
            if (known == null || !(known.entry().state() instanceof State.Published published)) {
                outdated++;
                return;
            }
            PublishedState lastPublished = published.lastPublished();
            Article article =
                    found.withCanonicalUrl(lastPublished.canonicalUrl()).withFormerly(lastPublished.formerly());
            if (article.revision() != lastPublished.revision()
                    || !ContentHash.of(article).equals(published.contentHash())) {
                different++;
            } else if (!isPresent(article)) {
                write(article, known.entry());
                articles++;
            }
        }

        /** Writes withdrawals. Published articles must be on the topic by now. */
        private void entry(long id, byte[] value) {
            Known known = read(value);
            switch (known.entry().state()) {
                case State.Withdrawn(PublishedState lastPublished, String reason) -> {
                    Withdrawal withdrawal = lastPublished.withdrawal(
                            new ArticleId(id), lastPublished.revision(), reason, known.written());
                    if (!isPresent(withdrawal)) {
                        write(withdrawal, known.entry());
                        withdrawals++;
                    }
                }
                case State.Published(PublishedState lastPublished, var _, var _) -> {
                    byte[] there = scratch.get(Kind.FACTS, id);
                    if (there == null || ByteBuffer.wrap(there).getInt() < lastPublished.revision()) {
                        missing.add(id);
                    }
                }
                case State.Unpublished _, State.Suppressed _ -> {}
            }
        }

        private boolean isPresent(Edition edition) {
            byte[] there = scratch.get(Kind.FACTS, edition.id().value());
            boolean is = there != null && ByteBuffer.wrap(there).getInt() >= edition.revision();
            present += is ? 1 : 0;
            return is;
        }

        private @Nullable Known known(long id) {
            byte[] value = scratch.get(Kind.ENTRY, id);
            return value == null ? null : read(value);
        }

        private void write(Edition edition, @Nullable LedgerEntry entry) {
            var record = new ProducerRecord<byte[], byte @Nullable []>(
                    settings.names().normalized(),
                    null,
                    edition.updated().toEpochMilli(),
                    edition.id().toString().getBytes(US_ASCII),
                    ArticleJson.write(edition));
            CloudEvent.headers(type(edition), edition, eventSource, eventSchema)
                    .forEach((name, value) -> record.headers().add(name, value.getBytes(UTF_8)));
            if (entry != null) {
                LedgerHeader.of(entry).writeTo(record.headers());
            }
            writer.send(record);
            scratch.put(Kind.FACTS, edition.id().value(), revision(edition.revision()));
            if (++open == PER_TRANSACTION) {
                writer.commit();
                writer.begin();
                open = 0;
            }
        }
    }

    private static Known read(byte[] value) {
        ByteBuffer in = ByteBuffer.wrap(value);
        Instant written = Instant.ofEpochMilli(in.getLong());
        byte[] entry = new byte[in.remaining()];
        in.get(entry);
        return new Known(LedgerChangelog.read(entry), written);
    }

    private static ChangeType type(Edition edition) {
        return switch (edition) {
            case Withdrawal withdrawal -> ChangeType.WITHDRAWN;
            case Edition first when first.revision() == 1 -> ChangeType.PUBLISHED;
            case Edition later -> ChangeType.UPDATED;
        };
    }
}
