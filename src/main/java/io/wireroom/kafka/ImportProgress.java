package io.wireroom.kafka;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far an import is. In the end {@code read = accepted + failed}; before, the difference is on its way to Kafka.
 *
 * @param read documents found
 * @param accepted documents that Kafka has
 * @param skipped other entries: folders, links, hidden files, files that aren't documents
 * @param failed documents that didn't get in
 * @param lastName of the entry that was looked at last
 * @param problems the first {@value #PROBLEMS} documents that failed
 * @param end absent while it goes on
 */
public record ImportProgress(
        long read,
        long accepted,
        long skipped,
        long failed,
        @Nullable String lastName,
        List<Problem> problems,
        @Nullable End end) {

    /** So many problems are told one by one; others are only counted. */
    public static final int PROBLEMS = 100;

    public ImportProgress {
        problems = List.copyOf(problems);
    }

    /** A document that didn't get in: the how-manieth entry of the archive it is, from 1, its name, and why. */
    public record Problem(long entry, String name, Cause cause) {}

    public enum Cause {
        TOO_LARGE,
        UNAVAILABLE
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
