package io.wireroom.imports;

import io.wireroom.article.Rejection;
import io.wireroom.article.TextPosition;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How far an import is. In the end {@code read = accepted + rejected + failed}; before, the difference is on its way to Kafka.
 *
 * @param read documents found
 * @param accepted documents that Kafka has
 * @param skipped other entries: folders, links, hidden files, files that aren't documents
 * @param rejected documents that can't become articles, and were not sent on
 * @param failed documents that Kafka did not take
 * @param lastName of the entry that was looked at last
 * @param codes how many documents were rejected or failed, by code
 * @param problems the first {@value #PROBLEMS} documents that were rejected or failed
 * @param end absent while it goes on
 */
public record ImportProgress(
        long read,
        long accepted,
        long skipped,
        long rejected,
        long failed,
        @Nullable String lastName,
        Map<String, Long> codes,
        List<Problem> problems,
        @Nullable End end) {

    /** So many problems are told one by one; others are only counted. */
    public static final int PROBLEMS = 1_000;

    public ImportProgress {
        codes = Map.copyOf(codes);
        problems = List.copyOf(problems);
    }

    /**
     * A document that didn't get in.
     *
     * @param entry the how-manieth entry of the archive it is, from 1
     * @param code as on the topic of rejected documents, or {@value #UNAVAILABLE}
     * @param detail for people
     * @param position where the document is wrong, if that is known
     */
    public record Problem(
            long entry,
            String name,
            String code,
            String detail,
            @Nullable TextPosition position) {

        /** The code of documents that Kafka did not take. */
        public static final String UNAVAILABLE = "unavailable";

        static Problem of(long entry, String name, Rejection rejection) {
            return new Problem(
                    entry,
                    name,
                    rejection.code().toString(),
                    rejection.detail(),
                    TextPosition.of(rejection).orElse(null));
        }

        static Problem unavailable(long entry, String name) {
            return new Problem(entry, name, UNAVAILABLE, "Kafka did not take the document", null);
        }
    }

    /** How an import ended. What was accepted until then stays accepted; the whole archive may be sent again. */
    public sealed interface End {

        /** The archive was read to its end. */
        record Complete() implements End {}

        /**
         * The archive is damaged from here on, is not a {@code .tar.gz}, or its sender hung up.
         *
         * @param entry the entry being read, from 1
         * @param name its name, if that was read
         */
        record Damaged(long entry, @Nullable String name, String detail) implements End {}

        /** It holds more than {@link ImportLimits} allow. */
        record OverLimit(long entry, String limit) implements End {}

        /** Kafka stopped taking documents, so the rest was not tried. */
        record KafkaUnavailable(long entry, String reason) implements End {}
    }
}
