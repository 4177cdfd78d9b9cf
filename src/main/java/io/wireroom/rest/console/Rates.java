package io.wireroom.rest.console;

import io.wireroom.rest.console.Activity.Minute;
import io.wireroom.rest.console.Overview.Figure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * Metrics of the last hour: rates and delays from the journal, and the number of waiting documents.
 *
 * @param minutes minutes, oldest first; the last one is incomplete
 * @param backlog number of waiting documents, oldest first
 * @param elapsed elapsed fraction of the last minute, from 0 to 1
 */
record Rates(List<Minute> minutes, List<Long> backlog, double elapsed) {
    /** Number of minutes that are averaged as "now" and that are compared with it. */
    private static final int RECENT = 5;

    private static final int SAMPLES_A_MINUTE = 4;

    /** Minimum relative change that counts as a trend. */
    private static final double STEADY = 0.2;

    List<Figure> figures() {
        return List.of(
                rate("Received", "documents per minute", Minute::decided),
                rate("Published", "events per minute", Minute::events),
                rate("Rejected", "documents per minute", Minute::rejected),
                delay(),
                waiting());
    }

    private Figure rate(String name, String explanation, ToDoubleFunction<Minute> count) {
        double now = sum(recent(), count) / (RECENT + elapsed);
        double before = sum(earlier(), count) / RECENT;
        return new Figure(
                name,
                number(now),
                explanation,
                trend(now, before),
                Chart.of(minutes.stream().map(count::applyAsDouble).toList()));
    }

    private Figure delay() {
        Double now = delay(recent());
        Double before = delay(earlier());
        return new Figure(
                "Delay",
                now == null ? "–" : DisplayedTime.length(Duration.ofMillis(Math.round(now))),
                "from arrival to decision, on average",
                now == null || before == null ? null : trend(now, before),
                Chart.of(
                        minutes.stream()
                                .map(minute -> minute.delays() == 0 ? 0 : minute.delay() / minute.delays())
                                .toList(),
                        most -> DisplayedTime.length(Duration.ofMillis(most))));
    }

    private Figure waiting() {
        long now = waitingNow();
        int earlier = backlog.size() - 1 - RECENT * SAMPLES_A_MINUTE;
        String trend = now < 0 || earlier < 0 || backlog.get(earlier) < 0
                ? null
                : trend((double) now, (double) backlog.get(earlier));
        return new Figure(
                "Waiting",
                now < 0 ? "–" : String.format(Locale.ENGLISH, "%,d", now),
                "documents not read yet, about",
                trend,
                Chart.of(wholeHour()));
    }

    /** Adds zeros before the first sample, so that the newest one is always at the right. */
    private List<Long> wholeHour() {
        List<Long> padded = new ArrayList<>(Collections.nCopies(Backlog.SAMPLES_PER_HOUR - backlog.size(), 0L));
        padded.addAll(backlog);
        return padded;
    }

    /** Number of waiting documents; negative if unknown. */
    long waitingNow() {
        return backlog.isEmpty() ? Backlog.UNKNOWN : backlog.getLast();
    }

    /** Whether documents wait and none was decided in the last minutes. */
    boolean isStalled() {
        int samples = backlog.size();
        boolean waits = samples > SAMPLES_A_MINUTE
                && backlog.subList(samples - SAMPLES_A_MINUTE - 1, samples).stream()
                        .allMatch(waiting -> waiting > 0);
        return waits
                && minutes.subList(minutes.size() - 2, minutes.size()).stream()
                        .allMatch(minute -> minute.decided() == 0);
    }

    /** The last five minutes and the current one. */
    private List<Minute> recent() {
        return minutes.subList(minutes.size() - 1 - RECENT, minutes.size());
    }

    /** The five minutes before {@link #recent}. */
    private List<Minute> earlier() {
        int end = minutes.size() - 1 - RECENT;
        return minutes.subList(end - RECENT, end);
    }

    private static double sum(List<Minute> some, ToDoubleFunction<Minute> count) {
        return some.stream().mapToDouble(count).sum();
    }

    private static @Nullable Double delay(List<Minute> some) {
        long count = some.stream().mapToLong(Minute::delays).sum();
        return count == 0
                ? null
                : (double) some.stream().mapToLong(Minute::delay).sum() / count;
    }

    private static String number(double value) {
        return String.format(Locale.ENGLISH, value == 0 || value >= 10 ? "%,.0f" : "%,.1f", value);
    }

    private static String trend(double now, double before) {
        if (Math.abs(now - before) <= STEADY * Math.max(now, before)) {
            return "steady";
        }
        return now > before ? "rising" : "falling";
    }
}
