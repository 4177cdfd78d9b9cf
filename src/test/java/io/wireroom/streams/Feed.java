package io.wireroom.streams;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.wireroom.article.ChangeType;
import io.wireroom.article.Edition;
import io.wireroom.article.Rejection;
import java.util.EnumMap;
import java.util.Map;

/** Documents as producers write them, and a tally that only counts. */
public final class Feed {
    static final String SITE = "https://news.example";
    static final String ASSETS = "https://cdn.example";

    private Feed() {}

    public static byte[] document(long id, String title) {
        return document(id, title, "");
    }

    /** @param more further lines of front matter */
    public static byte[] document(long id, String title, String more) {
        return """
            +++
            title = "%s"
            date = "2026-01-02T03:04:05Z"
            article_id = %d
            source = "Harbor Wire"
            %s
            +++

            <p>%s: the harbour is open.</p>\
            """.formatted(title, id, more, title).getBytes(UTF_8);
    }

    public static byte[] undated(long id, String title) {
        return new String(document(id, title), UTF_8)
                .replace("date = \"2026-01-02T03:04:05Z\"\n", "")
                .getBytes(UTF_8);
    }

    public static byte[] dated(long id, String title, String date) {
        return new String(document(id, title), UTF_8)
                .replace("2026-01-02T03:04:05Z", date)
                .getBytes(UTF_8);
    }

    /** Counted by several threads at once, where the pipeline has several. */
    public static final class Counts implements OutcomeListener {
        private final Map<ChangeType, Integer> told = new EnumMap<>(ChangeType.class);
        private final Map<Rejection.Code, Integer> rejected = new EnumMap<>(Rejection.Code.class);
        private int suppressed;
        private int held;
        private int unchanged;
        private int released;
        private int expired;

        @Override
        public synchronized void published(ChangeType type, Edition edition) {
            told.merge(type, 1, Integer::sum);
        }

        @Override
        public synchronized void suppressed() {
            suppressed++;
        }

        @Override
        public synchronized void held() {
            held++;
        }

        @Override
        public synchronized void unchanged() {
            unchanged++;
        }

        @Override
        public synchronized void rejected(Rejection.Code code) {
            rejected.merge(code, 1, Integer::sum);
        }

        @Override
        public synchronized void released(Edition edition) {
            released++;
        }

        @Override
        public synchronized void expired(Edition edition) {
            expired++;
        }

        synchronized int told(ChangeType type) {
            return told.getOrDefault(type, 0);
        }

        synchronized int told() {
            return told.values().stream().mapToInt(Integer::intValue).sum();
        }

        synchronized int rejected() {
            return rejected.values().stream().mapToInt(Integer::intValue).sum();
        }

        synchronized int unchangedCount() {
            return unchanged;
        }

        synchronized int heldCount() {
            return held;
        }

        synchronized int suppressedCount() {
            return suppressed;
        }

        synchronized int releasedCount() {
            return released;
        }

        synchronized int expiredCount() {
            return expired;
        }

        /** Of every document once. */
        synchronized int all() {
            return told() + suppressed + held + unchanged + rejected();
        }
    }
}
