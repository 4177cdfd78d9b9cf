package io.wireroom.bench.faults;

import io.wireroom.event.MalformedEditionException;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Tells whether everything that a round should have led to is there, and nothing else. */
final class Verdict implements AutoCloseable {
    private static final Duration TIMEOUT = Duration.ofMinutes(4);
    private static final int ENDPOINTS_NOT_COMPARED = 1_000_000;

    private final FaultCluster cluster;
    private Comparison comparison;

    Verdict(FaultCluster cluster) {
        this.cluster = cluster;
        this.comparison = new Comparison(cluster);
    }

    Comparison comparison() {
        return comparison;
    }

    private void reread() {
        Comparison before = comparison;
        comparison = new Comparison(cluster);
        before.close();
    }

    /**
     * Waits until all is worked off, and compares. What differs is compared again as long as it becomes less, and some minutes longer.
     *
     * @param reread whether to read all topics again from their beginning
     */
    String settled(Watch watch, boolean reread) throws Exception {
        long giveUp = System.nanoTime() + TIMEOUT.toNanos();
        int fewest = Integer.MAX_VALUE;
        boolean rereads = reread;
        while (true) {
            Comparison.Result result = null;
            String failure = "";
            try {
                if (rereads) {
                    reread();
                    rereads = false;
                }
                result = comparison.run();
                tell(result);
            } catch (RuntimeException | IOException | MalformedEditionException unreadable) {
                failure = unreadable.toString();
            }
            if (result != null && left(result) < fewest) {
                fewest = left(result);
                giveUp = System.nanoTime() + TIMEOUT.toNanos();
            }
            if ((result != null && result.isRight()) || System.nanoTime() > giveUp) {
                return outcome(result, failure, watch);
            }
            Thread.sleep(3_000);
        }
    }

    /** Differences; many more while the endpoints are not compared. */
    private static int left(Comparison.Result result) {
        return result.differences().size() + (result.isComplete() ? 0 : ENDPOINTS_NOT_COMPARED);
    }

    private static String outcome(Comparison.@Nullable Result result, String failure, Watch watch) {
        String seen = "early %d, seen after withdrawal %d".formatted(watch.early.size(), watch.afterWithdrawal.size());
        if (result == null) {
            return "UNREADABLE " + failure + ", " + seen;
        }
        boolean isFine = result.isRight() && watch.early.isEmpty() && watch.afterWithdrawal.isEmpty();
        return "%s, %d documents in all, %d released by timers, lost %d, doubled %d, %s, %d differences%s"
                .formatted(
                        isFine ? "ok" : "FAILED",
                        result.documents(),
                        result.released(),
                        result.lost(),
                        result.doubled(),
                        seen,
                        result.differences().size(),
                        isFine
                                ? ""
                                : " "
                                        + result.differences().stream().limit(6).toList()
                                        + watch.early
                                        + watch.afterWithdrawal);
    }

    private static void tell(Comparison.Result result) {
        System.out.println(Instant.now() + " " + result.differences().size() + " differences "
                + result.differences().stream().limit(1).toList());
    }

    @Override
    public void close() {
        comparison.close();
    }
}
