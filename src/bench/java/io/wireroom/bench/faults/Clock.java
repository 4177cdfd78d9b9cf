package io.wireroom.bench.faults;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Processes with a wrong clock, by libfaketime of Debian's package {@code libfaketime}. Clocks that measure durations go right. */
final class Clock {
    private static final List<Path> PLACES = List.of(
            Path.of("/usr/lib/x86_64-linux-gnu/faketime/libfaketime.so.1"),
            Path.of("/usr/lib/aarch64-linux-gnu/faketime/libfaketime.so.1"));

    private final Path library;

    private Clock(Path library) {
        this.library = library;
    }

    /** Empty if the library is not installed. */
    static Optional<Clock> find() {
        return PLACES.stream().filter(Files::exists).findFirst().map(Clock::new);
    }

    /**
     * The environment of a process whose clock is off by so much. Libfaketime's workaround for glibc before 2.24.1 is off: with it, each wait
     * with a time limit ends at once, so that all waiting threads take CPU time.
     */
    Map<String, String> off(Duration by) {
        return Map.of(
                "LD_PRELOAD",
                library.toString(),
                "FAKETIME",
                "%+d".formatted(by.toSeconds()),
                "DONT_FAKE_MONOTONIC",
                "1",
                "FAKETIME_DONT_FAKE_MONOTONIC",
                "1",
                "FAKETIME_FORCE_MONOTONIC_FIX",
                "0");
    }
}
