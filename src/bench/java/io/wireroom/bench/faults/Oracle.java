package io.wireroom.bench.faults;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.wireroom.article.AgreedTime;
import io.wireroom.article.Article;
import io.wireroom.article.Edition;
import io.wireroom.article.NormalDocument;
import io.wireroom.article.RawDocument;
import io.wireroom.article.Rejection;
import io.wireroom.article.Result;
import io.wireroom.config.CoreWiring;
import io.wireroom.ledger.Decision;
import io.wireroom.ledger.LedgerEntry;
import io.wireroom.normalize.source.SourceRegistry;
import io.wireroom.pipeline.DocumentPipeline;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * What should have become of the documents on the ingest topic, by the pure core of the pipeline, without Kafka Streams, crashes and timers:
 * every embargo is over.
 */
final class Oracle {
    private static final DocumentPipeline PIPELINE =
            CoreWiring.pipeline(1 << 20, new SourceRegistry(List.of()), FaultCluster.SITE, FaultCluster.ASSETS);

    /** By article: {@code revision type} of each event, in order. */
    final Map<Long, List<String>> events = new TreeMap<>();

    /** The latest edition of each article. */
    final Map<Long, ExpectedEdition> editions = new TreeMap<>();

    /** By {@code partition-offset} of the document: the error code. */
    final Map<String, String> rejected = new TreeMap<>();

    /** By {@code partition-offset} of the document: the outcome; {@code held} for what may have been published instead. */
    final Map<String, String> outcomes = new TreeMap<>();

    /** Ids of articles that wait for ever. */
    final Set<Long> drafts = new TreeSet<>();

    private final Map<Long, LedgerEntry> entries = new HashMap<>();

    /**
     * What the comparison has to know of an edition.
     *
     * @param content as {@link ObservedTopics#content} tells it
     * @param isVisible whether it is an article and not a withdrawal
     * @param isOnRoute whether the cluster's route takes it
     */
    record ExpectedEdition(int revision, String content, boolean isVisible, boolean isOnRoute) {
        static ExpectedEdition of(Edition edition) {
            return new ExpectedEdition(
                    edition.revision(),
                    ObservedTopics.content(edition),
                    edition instanceof Article,
                    edition instanceof Article article && article.tags().contains("sea"));
        }
    }

    void read(ConsumerRecord<byte[], byte[]> record) {
        String position = record.partition() + "-" + record.offset();
        Instant timestamp = Instant.ofEpochMilli(record.timestamp());
        RawDocument raw = new RawDocument(new String(record.key(), UTF_8), record.value(), null, timestamp);
        switch (PIPELINE.read(raw)) {
            case Result.Ok<NormalDocument>(NormalDocument document) -> decide(position, document, timestamp);
            case Result.Rejected<NormalDocument>(Rejection rejection) -> reject(position, rejection);
        }
    }

    private void decide(String position, NormalDocument document, Instant timestamp) {
        long id = document.id().value();
        LedgerEntry entry = entries.getOrDefault(id, LedgerEntry.NEW);
        switch (PIPELINE.decide(entry, document, timestamp)) {
            case Decision.NewEdition event -> {
                tell(id, event);
                outcomes.put(position, event.type().toString());
            }
            case Decision.Hold(Article article, Instant release, LedgerEntry next) -> {
                entries.put(id, next);
                outcomes.put(position, "held");
                if (release == null) {
                    drafts.add(id);
                } else if (PIPELINE.ledger().release(next, article, release, AgreedTime.exactly(release))
                        instanceof Decision.NewEdition event) {
                    tell(id, event);
                }
            }
            case Decision.Discard discard -> {
                entries.put(id, discard.next());
                outcomes.put(position, "suppressed");
            }
            case Decision.UpdateEntry(LedgerEntry next) -> {
                entries.put(id, next);
                outcomes.put(position, "unchanged");
            }
            case Decision.Unchanged() -> outcomes.put(position, "unchanged");
            case Decision.Reject(Rejection rejection) -> reject(position, rejection);
        }
    }

    private void tell(long id, Decision.NewEdition event) {
        entries.put(id, event.next());
        editions.put(id, ExpectedEdition.of(event.edition()));
        events.computeIfAbsent(id, none -> new ArrayList<>())
                .add(event.edition().revision() + " " + event.type());
    }

    private void reject(String position, Rejection rejection) {
        rejected.put(position, rejection.code().toString());
        outcomes.put(position, "rejected");
    }

    /** The articles that are visible at the end. */
    Map<Long, ExpectedEdition> visible() {
        Map<Long, ExpectedEdition> visible = new TreeMap<>(editions);
        visible.values().removeIf(edition -> !edition.isVisible());
        return visible;
    }
}
