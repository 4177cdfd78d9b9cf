package io.wireroom.bench.faults;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The documents of a round: articles that are published, corrected, repeated, withdrawn, reinstated, held, suppressed or wrong. */
final class RoundDocuments {
    /** In a title: it must never be seen. */
    static final String ABORTED = "Aborted";

    private static final int KINDS = 10;

    /** Times before which embargoed articles must not be seen. */
    final Map<Long, Instant> embargoes = new ConcurrentHashMap<>();

    private final Random random;
    private final long first;

    @SuppressWarnings("ArrayRecordComponent")
    record Document(long id, byte @Nullable [] value) {}

    /** @param first the round's first article id */
    RoundDocuments(Random random, long first) {
        this.random = random;
        this.first = first;
    }

    /** In an order in which the documents of an article follow each other, with those of others between them. */
    List<Document> all(int count) {
        List<List<Document>> articles = new ArrayList<>();
        int made = 0;
        while (made < count) {
            List<Document> article = article(first + articles.size(), articles.size() % KINDS);
            made += article.size();
            articles.add(article);
        }
        List<Document> all = new ArrayList<>();
        while (!articles.isEmpty()) {
            int at = random.nextInt(Math.min(20, articles.size()));
            all.add(articles.get(at).removeFirst());
            if (articles.get(at).isEmpty()) {
                articles.remove(at);
            }
        }
        return all;
    }

    private List<Document> article(long id, int kind) {
        List<Document> documents = new ArrayList<>();
        switch (kind) {
            case 0, 1 ->
                documents.addAll(
                        List.of(of(id, "Ships", "tags = [\"sea\"]"), of(id, "Boats", ""), of(id, "Boats", "")));
            case 2 ->
                documents.addAll(
                        List.of(of(id, "Ships", ""), of(id, "Ships", ""), of(id, "Ships", "tags = [\"sea\"]")));
            case 3 ->
                documents.addAll(List.of(of(id, "Ships", "tags = [\"sea\"]"), withdrawal(id), of(id, "Late", "")));
            case 4 ->
                documents.addAll(List.of(
                        of(id, "Ships", ""), new Document(id, null), of(id, "Again", "status = \"published\"")));
            case 5 -> {
                Instant release = Instant.ofEpochSecond(Instant.now().getEpochSecond() + 20 + random.nextInt(20));
                embargoes.put(id, release);
                documents.add(of(id, "Secret", "tags = [\"sea\"]\nembargo = \"" + release + "\""));
            }
            case 6 -> documents.addAll(List.of(new Document(id, null), of(id, "Suppressed", "")));
            case 7 -> documents.addAll(List.of(new Document(id, "no document".getBytes(UTF_8)), of(id, "Right", "")));
            case 8 -> documents.addAll(List.of(of(id, "Draft", "draft = true"), of(id, "Draft 2", "draft = true")));
            case 9 -> documents.addAll(List.of(of(id, "New", "version = 2"), of(id, "Old", "version = 1")));
            default -> throw new IllegalArgumentException("no such kind");
        }
        return documents;
    }

    /** A document that is sent in a transaction that does not end well. */
    Document aborted() {
        return of(first + random.nextInt(50), ABORTED, "status = \"published\"");
    }

    private static Document withdrawal(long id) {
        return of(id, "Ships", "status = \"withdrawn\"\nreason = \"wrong\"");
    }

    private static Document of(long id, String title, String more) {
        return new Document(id, """
            +++
            title = "%s"
            date = "2026-01-02T03:04:05Z"
            article_id = %d
            source = "Harbor Wire"
            %s
            +++

            <p>%s: the harbour is open, and article %d says so.</p>\
            """.formatted(title, id, more, title, id).getBytes(UTF_8));
    }
}
