package io.wireroom.kafka;

import io.wireroom.kafka.ImportProgress.Cause;
import io.wireroom.kafka.ImportProgress.End;
import io.wireroom.kafka.ImportProgress.Problem;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An import's counts, told by the thread that reads and by those that bring Kafka's answers. */
final class ImportTally {
    private final List<Problem> problems = new ArrayList<>();
    private long read;
    private long accepted;
    private long skipped;
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

    synchronized void tooLarge(long entry, String name) {
        fail(new Problem(entry, name, Cause.TOO_LARGE));
    }

    synchronized void answered(long entry, String name, Receipt receipt) {
        switch (receipt) {
            case Receipt.Accepted accept -> accepted++;
            case Receipt.TooLarge tooLarge -> tooLarge(entry, name);
            case Receipt.Unavailable(String reason) -> {
                fail(new Problem(entry, name, Cause.UNAVAILABLE));
                unavailable = reason;
            }
        }
    }

    /** Why Kafka didn't take a document, if that happened. */
    synchronized @Nullable String unavailable() {
        return unavailable;
    }

    synchronized ImportProgress progress(@Nullable End end) {
        return new ImportProgress(read, accepted, skipped, failed, lastName, problems, end);
    }

    private void fail(Problem problem) {
        failed++;
        if (problems.size() < ImportProgress.PROBLEMS) {
            problems.add(problem);
        }
    }
}
