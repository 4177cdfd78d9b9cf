package io.wireroom.webhook;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The latest attempts of an endpoint. Not thread-safe. */
final class AttemptLog {
    private static final int MAX_ATTEMPTS = 100;

    private final Deque<Attempt> attempts;

    AttemptLog(List<Attempt> attempts) {
        this.attempts = new ArrayDeque<>(attempts);
    }

    void add(Attempt attempt) {
        attempts.addLast(attempt);
        if (attempts.size() > MAX_ATTEMPTS) {
            attempts.removeFirst();
        }
    }

    List<Attempt> list() {
        return List.copyOf(attempts);
    }
}
