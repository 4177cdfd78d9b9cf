package io.wireroom.rest.query;

import io.wireroom.history.HistoryClosedException;
import io.wireroom.history.HistoryIndex;
import io.wireroom.history.HistorySearch;
import io.wireroom.rest.problem.Problem;
import io.wireroom.rest.problem.ProblemType;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The document index as requests see it: not there before it has caught up with its topics. */
public final class HistoryAccess {
    private final AtomicReference<@Nullable Opened> opened = new AtomicReference<>();

    private record Opened(HistoryIndex index, BooleanSupplier caughtUp) {}

    /** Answers from this index from now on, as soon as it has caught up. */
    public void open(HistoryIndex index, BooleanSupplier caughtUp) {
        opened.set(new Opened(index, caughtUp));
    }

    /** Stops answering. */
    public void close() {
        opened.set(null);
    }

    /** @throws Problem 503 if there is nothing to read yet */
    public <T> T ask(Function<HistorySearch, T> question) {
        Opened now = opened.get();
        if (now == null || !now.caughtUp().getAsBoolean()) {
            throw unavailable();
        }
        try {
            return question.apply(now.index().search());
        } catch (HistoryClosedException closedMeanwhile) {
            throw unavailable();
        }
    }

    private static Problem unavailable() {
        return new Problem(ProblemType.UNAVAILABLE, "The document index is catching up with its topics")
                .header("Retry-After", "1");
    }
}
