package io.wireroom.imports;

import io.wireroom.article.Rejection;
import io.wireroom.article.TextPosition;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Progress of an import. At the end {@code read = accepted + rejected + failed}; before, the difference is being sent to
 * Kafka.
 *
 * @param read documents found
 * @param accepted documents acknowledged by Kafka
 * @param skipped other entries: folders, links, hidden files, files that are not documents
 * @param rejected documents that can't become articles and were not sent
 * @param failed documents that could not be sent to Kafka
 * @param lastName name of the last entry
 * @param codes number of rejected and failed documents by code
 * @param problems the first {@value #PROBLEMS} rejected or failed documents
 * @param end null while the import is running
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

    /** Maximum number of problems that are listed. Further ones are only counted. */
    public static final int PROBLEMS = 1_000;

    public ImportProgress {
        codes = Map.copyOf(codes);
        problems = List.copyOf(problems);
    }

    /**
     * A rejected or failed document.
     *
     * @param entry number of the archive entry, from 1
     * @param code as on the topic of rejected documents, or {@value #UNAVAILABLE}
     * @param detail human-readable description
     * @param position position of the error in the document, if known
     */
    public record Problem(
            long entry,
            String name,
            String code,
            String detail,
            @Nullable TextPosition position) {

        /** Code of documents that could not be sent to Kafka. */
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
            return new Problem(entry, name, UNAVAILABLE, "Kafka did not accept the document", null);
        }
    }

    /** How an import ended. Documents accepted before the end remain accepted. The whole archive may be sent again. */
    public sealed interface End {

        /** The archive was read completely. */
        record Complete() implements End {}

        /**
         * The archive is damaged at this entry, is not a {@code .tar.gz}, or the client disconnected.
         *
         * @param entry number of the entry that was being read, from 1
         * @param name its name, if it was read
         */
        record Damaged(long entry, @Nullable String name, String detail) implements End {}

        /** The archive exceeds {@link ImportLimits}. */
        record OverLimit(long entry, String limit) implements End {}

        /** Kafka became unavailable. The remaining entries were not read. */
        record KafkaUnavailable(long entry, String reason) implements End {}
    }
}
