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

/** Read access to the archive. Unavailable (503) until the archive has caught up with the log. */
public final class ArchiveAccess {
    private final AtomicReference<@Nullable OpenArchive> opened = new AtomicReference<>();

    private record OpenArchive(Archive archive, BooleanSupplier caughtUp) {}

    /**
     * Makes the archive available.
     *
     * @param caughtUp whether the archive has caught up; requests get 503 until it has
     */
    public void open(Archive archive, BooleanSupplier caughtUp) {
        opened.set(new OpenArchive(archive, caughtUp));
    }

    /** Makes the archive unavailable: it is being rebuilt or closed. */
    public void close() {
        opened.set(null);
    }

    public boolean isOpen() {
        OpenArchive now = opened.get();
        return now != null && now.caughtUp().getAsBoolean();
    }

    /** Number of published articles; 0 while the archive is unavailable. */
    public int articles() {
        OpenArchive now = opened.get();
        if (now == null || !now.caughtUp().getAsBoolean()) {
            return 0;
        }
        try (ArchiveView view = now.archive().view()) {
            return view.count(ArticleQuery.of(AccessScope.ALL));
        } catch (ArchiveClosedException closedMeanwhile) {
            return 0;
        }
    }

    /** @throws Problem 503 if the archive is unavailable */
    public ArchiveView view() {
        try {
            return archive().view();
        } catch (ArchiveClosedException closedMeanwhile) {
            throw unavailable();
        }
    }

    /** @throws Problem 503 if the archive is unavailable */
    public ChangeNotifier changeNotifier() {
        return archive().changeNotifier();
    }

    /** @throws Problem 503 if the archive is unavailable */
    public String identity() {
        return archive().identity();
    }

    private Archive archive() {
        OpenArchive now = opened.get();
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
