package io.wireroom.imports;

import io.wireroom.article.Rejection;
import io.wireroom.imports.ImportProgress.End;
import io.wireroom.imports.ImportProgress.Problem;
import io.wireroom.kafka.intake.SendResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Counts of an import. Updated by the reading thread and by Kafka callback threads. */
final class ImportTally {
    private final Map<String, Long> codes = new TreeMap<>();
    private List<Problem> problems = List.of();
    private long read;
    private long accepted;
    private long skipped;
    private long rejected;
    private long failed;
    private @Nullable String lastName;
    private @Nullable String unavailable;

    synchronized void skipped(String name) {
        lastName = name;
        skipped++;
    }

    synchronized void read(String name) {
        lastName = name;
        read++;
    }

    synchronized void rejected(long entry, String name, Rejection rejection) {
        rejected++;
        add(Problem.of(entry, name, rejection));
    }

    synchronized void sent(long entry, String name, SendResult result) {
        switch (result) {
            case SendResult.Accepted accept -> accepted++;
            case SendResult.TooLarge(int bytes) ->
                rejected(
                        entry,
                        name,
                        new Rejection(Rejection.Code.TOO_LARGE, bytes + " bytes are more than the topic takes"));
            case SendResult.Unavailable(String reason) -> {
                failed++;
                add(Problem.unavailable(entry, name));
                unavailable = reason;
            }
        }
    }

    /** The reason why Kafka did not accept a document; null if it accepted all. */
    synchronized @Nullable String unavailable() {
        return unavailable;
    }

    synchronized ImportProgress progress(@Nullable End end) {
        return new ImportProgress(read, accepted, skipped, rejected, failed, lastName, codes, problems, end);
    }

    private void add(Problem problem) {
        codes.merge(problem.code(), 1L, Long::sum);
        if (problems.size() < ImportProgress.PROBLEMS) {
            List<Problem> more = new ArrayList<>(problems);
            more.add(problem);
            problems = List.copyOf(more); // immutable, because progress reports share it
        }
    }
}
