package io.wireroom.article;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * The time that the majority of clocks shows. A time has come if more than half of the clocks have reached it, and may have come if half of them
 * have. One wrong clock of three or more thus decides nothing, and two clocks that differ leave an interval. In doubt an article is not visible:
 * it is released when the whole interval has passed its release, and expires when a part of the interval has reached its expiry.
 *
 * @param earliest the time that certainly has come
 * @param latest the time that may have come; not before {@code earliest}
 */
public record AgreedTime(Instant earliest, Instant latest) {
    public AgreedTime {
        if (latest.isBefore(earliest)) {
            throw new IllegalArgumentException("latest is before earliest");
        }
    }

    /** One clock, or clocks that agree. */
    public static AgreedTime exactly(Instant time) {
        return new AgreedTime(time, time);
    }

    /**
     * @param local this process's clock, which is exact as long as it agrees with the majority
     * @param others clocks of other machines
     * @param tolerance largest difference of clocks that agree
     */
    public static AgreedTime of(Instant local, List<Instant> others, Duration tolerance) {
        List<Instant> all =
                Stream.concat(Stream.of(local), others.stream()).sorted().toList();
        return new AgreedTime(
                unlessFar(local, all.get((all.size() - 1) / 2), tolerance),
                unlessFar(local, all.get(all.size() / 2), tolerance));
    }

    private static Instant unlessFar(Instant local, Instant majority, Duration tolerance) {
        return Duration.between(local, majority).abs().compareTo(tolerance) > 0 ? majority : local;
    }

    public boolean hasCertainlyReached(Instant time) {
        return !time.isAfter(earliest);
    }

    public boolean mayHaveReached(Instant time) {
        return !time.isAfter(latest);
    }
}
