package io.wireroom.bench.faults;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.wireroom.article.Article;
import io.wireroom.article.Edition;
import io.wireroom.event.ArticleJsonReader;
import io.wireroom.event.MalformedEditionException;
import io.wireroom.journal.JournalEntry;
import io.wireroom.journal.JournalJsonReader;
import io.wireroom.journal.MalformedEntryException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** What the pipelines have written on the topics. */
final class ObservedTopics {
    static final List<String> TOPICS =
            List.of("articles.journal", "articles.normalized", "articles.rejected", "articles.held", "news.sea");

    /** By {@code partition-offset} of the document: the outcomes of its journal entries. */
    final Map<String, List<String>> outcomes = new HashMap<>();

    /** Ids of articles with a timed journal entry. */
    final Set<Long> released = new HashSet<>();

    /** Ids of articles with more than one timed journal entry. */
    final List<Long> doubledReleases = new ArrayList<>();

    /** By article: {@code revision type} of each event, in order. */
    final Map<Long, List<String>> events = new TreeMap<>();

    /** By article: what identifies the content of the latest event. */
    final Map<Long, String> contents = new HashMap<>();

    /** By {@code partition-offset} of the document: the error codes of its rejections. */
    final Map<String, List<String>> rejected = new TreeMap<>();

    /** Ids of the articles on the topic of held articles. */
    final Set<Long> held = new TreeSet<>();

    /** By article: the content on the route's topic. */
    final Map<Long, String> routed = new TreeMap<>();

    /** Records that can't be read. */
    final List<String> malformed = new ArrayList<>();

    void read(ConsumerRecord<byte[], byte[]> record) {
        try {
            switch (record.topic()) {
                case "articles.journal" -> journal(JournalJsonReader.read(record.value()));
                case "articles.normalized" -> event(record);
                case "articles.rejected" -> rejection(record);
                case "articles.held" -> held(record);
                case "news.sea" -> routed(record);
                default -> throw new IllegalArgumentException(record.topic());
            }
        } catch (MalformedEntryException | MalformedEditionException | RuntimeException e) { // such as a missing header
            malformed.add("%s %d-%d: %s".formatted(record.topic(), record.partition(), record.offset(), e));
        }
    }

    private void journal(JournalEntry entry) {
        if (entry.document() != null) {
            outcomes.computeIfAbsent(entry.document().toString(), none -> new ArrayList<>(1))
                    .add(entry.outcome().toString());
            return;
        }
        long id = Objects.requireNonNull(entry.identity().id()).value();
        if (!released.add(id)) {
            doubledReleases.add(id);
        }
    }

    private void event(ConsumerRecord<byte[], byte[]> record) throws MalformedEditionException {
        Edition edition = ArticleJsonReader.read(record.value());
        long id = edition.id().value();
        String type = header(record, "ce_type");
        events.computeIfAbsent(id, none -> new ArrayList<>(2))
                .add(edition.revision() + " " + type.substring(type.lastIndexOf('.') + 1));
        contents.put(id, content(edition));
    }

    private void rejection(ConsumerRecord<byte[], byte[]> record) {
        rejected.computeIfAbsent(
                        header(record, "wireroom-error-partition") + "-" + header(record, "wireroom-error-offset"),
                        none -> new ArrayList<>(1))
                .add(header(record, "wireroom-error-code"));
    }

    private void held(ConsumerRecord<byte[], byte[]> record) {
        if (record.value() == null) {
            held.remove(id(record));
        } else {
            held.add(id(record));
        }
    }

    private void routed(ConsumerRecord<byte[], byte[]> record) throws MalformedEditionException {
        if (record.value() == null) {
            routed.remove(id(record));
        } else {
            routed.put(id(record), content(ArticleJsonReader.read(record.value())));
        }
    }

    /** What two editions with the same content have in common. */
    static String content(Edition edition) {
        return edition instanceof Article article ? article.contentHash() + article.path() : edition.path();
    }

    private static long id(ConsumerRecord<byte[], byte[]> record) {
        return Long.parseLong(new String(record.key(), UTF_8));
    }

    private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
        return new String(record.headers().lastHeader(name).value(), UTF_8);
    }
}
