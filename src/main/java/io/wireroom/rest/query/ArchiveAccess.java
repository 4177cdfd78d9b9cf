package io.wireroom.rest.query;

import io.wireroom.archive.AccessScope;
import io.wireroom.archive.Archive;
import io.wireroom.archive.ArchiveClosedException;
import io.wireroom.archive.ArchiveView;
import io.wireroom.archive.ArticleQuery;
import io.wireroom.archive.ChangeNotifier;
import io.wireroom.rest.problem.Problem;
import io.wireroom.rest.problem.ProblemType;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** The archive as requests see it: not there before it has caught up with the log. */
public final class ArchiveAccess {
    private final AtomicReference<@Nullable Replica> replica = new AtomicReference<>();

    private record Replica(Archive archive, BooleanSupplier caughtUp) {}

    /**
     * Answers from this archive from now on.
     *
     * @param caughtUp whether it holds all that it has to; until then there is no answer
     */
    public void open(Archive archive, BooleanSupplier caughtUp) {
        replica.set(new Replica(archive, caughtUp));
    }

    /** Stops answering: the archive is being rebuilt, or closed. */
    public void close() {
        replica.set(null);
    }

    public boolean isOpen() {
        Replica now = replica.get();
        return now != null && now.caughtUp().getAsBoolean();
    }

    /** How many published articles there are to read; 0 while there is nothing. */
    public int articles() {
        if (!isOpen()) {
            return 0;
        }
        try (ArchiveView view = view()) {
            return view.count(ArticleQuery.of(AccessScope.ALL));
        }
    }

    /** @throws Problem 503 if there is nothing to read yet */
    public ArchiveView view() {
        try {
            return archive().view();
        } catch (ArchiveClosedException closedMeanwhile) {
            throw unavailable();
        }
    }

    /** @throws Problem 503 if there is nothing to read yet */
    public ChangeNotifier signal() {
        return archive().signal();
    }

    /** @throws Problem 503 if there is nothing to read yet */
    public String identity() {
        return archive().identity();
    }

    private Archive archive() {
        Replica now = replica.get();
        if (now == null || !now.caughtUp().getAsBoolean()) {
            throw unavailable();
        }
        return now.archive();
    }

    private static Problem unavailable() {
        return new Problem(ProblemType.UNAVAILABLE, "The archive is catching up with the log")
                .header("Retry-After", "1");
    }
}
