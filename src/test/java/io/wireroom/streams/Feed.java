package io.wireroom.streams;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.wireroom.article.ChangeType;
import io.wireroom.article.Edition;
import io.wireroom.article.Rejection;
import java.util.EnumMap;
import java.util.Map;

/** Documents as producers write them, and a tally that only counts. */
final class Feed {
    static final String SITE = "https://news.example";
    static final String ASSETS = "https://cdn.example";

    private Feed() {}

    static byte[] document(long id, String title) {
        return document(id, title, "");
    }

    /** @param more further lines of front matter */
    static byte[] document(long id, String title, String more) {
        return """
                +++
                title = "%s"
                date = "2026-01-02T03:04:05Z"
                article_id = %d
                source = "Harbor Wire"
                %s
                +++

                <p>%s: the harbour is open.</p>""".formatted(title, id, more, title).getBytes(UTF_8);
    }

    static byte[] undated(long id, String title) {
        return new String(document(id, title), UTF_8)
                .replace("date = \"2026-01-02T03:04:05Z\"\n", "")
                .getBytes(UTF_8);
    }

    static byte[] dated(long id, String title, String date) {
        return new String(document(id, title), UTF_8)
                .replace("2026-01-02T03:04:05Z", date)
                .getBytes(UTF_8);
    }

    static final class Counts implements Tally {
        private final Map<ChangeType, Integer> told = new EnumMap<>(ChangeType.class);
        private final Map<Rejection.Code, Integer> rejected = new EnumMap<>(Rejection.Code.class);
        private int barred;
        private int held;
        private int unchanged;
        private int released;

        @Override
        public void told(ChangeType type, Edition edition) {
            told.merge(type, 1, Integer::sum);
        }

        @Override
        public void barred() {
            barred++;
        }

        @Override
        public void held() {
            held++;
        }

        @Override
        public void unchanged() {
            unchanged++;
        }

        @Override
        public void rejected(Rejection.Code code) {
            rejected.merge(code, 1, Integer::sum);
        }

        @Override
        public void released(Edition edition) {
            released++;
        }

        int told(ChangeType type) {
            return told.getOrDefault(type, 0);
        }

        int told() {
            return told.values().stream().mapToInt(Integer::intValue).sum();
        }

        int rejected() {
            return rejected.values().stream().mapToInt(Integer::intValue).sum();
        }

        int unchangedCount() {
            return unchanged;
        }

        int heldCount() {
            return held;
        }

        int barredCount() {
            return barred;
        }

        int releasedCount() {
            return released;
        }

        /** Of every document once. */
        int all() {
            return told() + barred + held + unchanged + rejected();
        }
    }
}
