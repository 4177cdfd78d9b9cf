package io.wireroom.rest.query;

import io.wireroom.history.HistoryClosedException;
import io.wireroom.history.HistoryIndex;
import io.wireroom.history.HistorySearch;
import io.wireroom.rest.problem.Problem;
import io.wireroom.rest.problem.ProblemType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Read access to the document index. Unavailable (503) until the index has caught up with its topics. */
public final class HistoryAccess {
    private final AtomicReference<@Nullable Opened> opened = new AtomicReference<>();

    private record Opened(HistoryIndex index, BooleanSupplier caughtUp, Consumer<IOException> readFailures) {}

    /**
     * Makes the index available when it has caught up.
     *
     * @param readFailures receives what made a search fail
     */
    public void open(HistoryIndex index, BooleanSupplier caughtUp, Consumer<IOException> readFailures) {
        opened.set(new Opened(index, caughtUp, readFailures));
    }

    /** Makes the index unavailable. */
    public void close() {
        opened.set(null);
    }

    /** @throws Problem 503 if the index is unavailable */
    public <T> T query(Function<HistorySearch, T> question) {
        Opened now = opened.get();
        if (now == null || !now.caughtUp().getAsBoolean()) {
            throw unavailable();
        }
        try {
            return question.apply(now.index().search());
        } catch (HistoryClosedException closedMeanwhile) {
            throw unavailable();
        } catch (UncheckedIOException e) {
            now.readFailures().accept(e.getCause());
            throw unavailable();
        }
    }

    private static Problem unavailable() {
        return new Problem(ProblemType.UNAVAILABLE, "The document index is catching up with its topics")
                .header("Retry-After", "1");
    }
}
