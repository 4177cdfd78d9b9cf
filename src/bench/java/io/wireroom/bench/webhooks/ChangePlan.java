package io.wireroom.bench.webhooks;

import io.wireroom.streams.Feed;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * The documents of a run by its seed. Each of them changes its article: it is published, corrected, withdrawn or reinstated. Up to 400
 * articles change in turn, at random, so that the revisions of an article follow each other within milliseconds or a minute.
 */
final class ChangePlan {
    private static final int ARTICLES_IN_TURN = 400;
    private static final int LONGEST = 8;

    private final Map<Revision, Change> changes = new LinkedHashMap<>();

    /** @param type {@code published}, {@code updated} or {@code withdrawn} */
    record Change(Revision revision, String type, String title) {
        /** The document that makes this change. */
        byte[] document() {
            String status = switch (type) {
                case "withdrawn" -> "status = \"withdrawn\"\nreason = \"wrong\"";
                case "published" -> "status = \"published\"";
                default -> "";
            };
            return Feed.document(revision.article(), title, status);
        }
    }

    private static final class Growing {
        private final long article;
        private final int length;
        private int revision;
        private boolean isPublished;

        Growing(long article, int length) {
            this.article = article;
            this.length = length;
        }
    }

    ChangePlan(long seed, int count) {
        Random random = new Random(seed);
        List<Growing> inTurn = new ArrayList<>();
        long article = 0;
        while (changes.size() < count) {
            while (inTurn.size() < ARTICLES_IN_TURN) {
                inTurn.add(new Growing(++article, 1 + random.nextInt(LONGEST)));
            }
            int at = random.nextInt(inTurn.size());
            Growing growing = inTurn.get(at);
            add(growing, random);
            if (growing.revision == growing.length) {
                inTurn.remove(at);
            }
        }
    }

    private void add(Growing growing, Random random) {
        Revision revision = new Revision(growing.article, ++growing.revision);
        boolean isWithdrawal = growing.isPublished && random.nextInt(4) == 0;
        String type = isWithdrawal ? "withdrawn" : growing.isPublished ? "updated" : "published";
        growing.isPublished = !isWithdrawal;
        changes.put(revision, new Change(revision, type, "Ships " + revision + " of the harbour"));
    }

    /** In the order in which they are sent. */
    List<Change> all() {
        return List.copyOf(changes.values());
    }

    Map<Revision, Change> byRevision() {
        return changes;
    }

    /** The last revision of each article among the first changes. */
    Map<Long, Integer> latest(int count) {
        Map<Long, Integer> latestOf = new LinkedHashMap<>();
        changes.keySet().stream().limit(count).forEach(each -> latestOf.put(each.article(), each.number()));
        return latestOf;
    }
}
