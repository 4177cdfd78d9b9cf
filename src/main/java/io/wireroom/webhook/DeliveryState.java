package io.wireroom.webhook;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The state of the deliveries to an endpoint. Immutable.
 *
 * @param version increases with each record of the endpoint; the highest one is valid
 * @param epoch increases when the cursor is set back, so that repeated messages have other ids
 * @param cursor position in the changes; null before the first one
 * @param failures failed attempts of the next message
 * @param firstFailure time of the first failure since the last success; null after a success
 * @param nextAttempt time before which nothing is sent; null: none
 * @param disabled null while the endpoint is enabled
 * @param lastSuccess null before the first success
 * @param parked the latest refused messages, at most {@value #MAX_PARKED}
 * @param parkedTotal number of all refused messages
 * @param command id of the last executed command; null before the first one
 */
public record DeliveryState(
        long version,
        int epoch,
        @Nullable String cursor,
        int failures,
        @Nullable Instant firstFailure,
        @Nullable Instant nextAttempt,
        @Nullable Disabled disabled,
        @Nullable Instant lastSuccess,
        List<ParkedMessage> parked,
        long parkedTotal,
        @Nullable String command) {

    private static final int MAX_PARKED = 100;

    /** The state of an endpoint before the first message. */
    public static final DeliveryState NEW =
            new DeliveryState(0, 0, null, 0, null, null, null, null, List.of(), 0, null);

    /** @param reason the reason, as a sentence */
    public record Disabled(Instant since, String reason) {}

    public DeliveryState {
        parked = List.copyOf(parked);
    }

    /** {@code active}, {@code failing} or {@code disabled}. */
    public String status() {
        if (disabled != null) {
            return "disabled";
        }
        return firstFailure == null ? "active" : "failing";
    }

    DeliveryState at(String newCursor) {
        return new DeliveryState(
                version,
                epoch,
                newCursor,
                failures,
                firstFailure,
                nextAttempt,
                disabled,
                lastSuccess,
                parked,
                parkedTotal,
                command);
    }

    /** @param after cursor after the message */
    DeliveryState delivered(String after, Instant now) {
        return new DeliveryState(version, epoch, after, 0, null, null, disabled, now, parked, parkedTotal, command);
    }

    /** The state after a failed attempt: a retry, the next message, or disabled. */
    DeliveryState failed(Failure failure, RetryPolicy policy, DoubleSupplier random) {
        Instant since = firstFailure == null ? failure.at() : firstFailure;
        DeliveryOutcome outcome = failure.outcome();
        if (outcome.result() == Result.GONE) {
            return disabled(since, failure, "The endpoint responded with 410 (Gone).");
        }
        if (!failure.at().isBefore(since.plus(policy.disableAfter()))) {
            return disabled(since, failure, "All attempts since " + since + " failed.");
        }
        int count = failures + 1;
        if (outcome.result() == Result.REFUSED && count >= policy.refusals()) {
            return parked(since, failure);
        }
        Duration delay = policy.delay(count, outcome, random);
        Instant next = failure.at().plus(delay);
        return new DeliveryState(
                version, epoch, cursor, count, since, next, null, lastSuccess, parked, parkedTotal, command);
    }

    /**
     * A failed attempt.
     *
     * @param before cursor before the message
     * @param after cursor after the message
     */
    record Failure(Instant at, DeliveryOutcome outcome, Message message, String before, String after) {}

    private DeliveryState disabled(Instant since, Failure failure, String reason) {
        Disabled now = new Disabled(failure.at(), reason);
        return new DeliveryState(
                version, epoch, cursor, failures + 1, since, null, now, lastSuccess, parked, parkedTotal, command);
    }

    private DeliveryState parked(Instant since, Failure failure) {
        List<ParkedMessage> more = new ArrayList<>(parked);
        Message message = failure.message();
        long article = message.article() == null ? 0 : message.article().value();
        more.add(new ParkedMessage(
                failure.at(),
                message.id(),
                article,
                message.revision(),
                failure.outcome().status(),
                failure.before()));
        List<ParkedMessage> latest = more.subList(Math.max(0, more.size() - MAX_PARKED), more.size());
        return new DeliveryState(
                version, epoch, failure.after(), 0, since, null, null, lastSuccess, latest, parkedTotal + 1, command);
    }

    /** The next attempt is made immediately, because the endpoint's configuration has changed. */
    DeliveryState retriedNow() {
        return new DeliveryState(
                version,
                epoch,
                cursor,
                failures,
                firstFailure,
                null,
                disabled,
                lastSuccess,
                parked,
                parkedTotal,
                command);
    }

    /** Enabled, without failures. The next attempt is made immediately. */
    DeliveryState enabled(@Nullable String commandId) {
        return new DeliveryState(
                version, epoch, cursor, 0, null, null, null, lastSuccess, parked, parkedTotal, commandId);
    }

    /** Like {@link #enabled}, from another position, with new message ids. */
    DeliveryState replayed(String from, @Nullable String commandId) {
        return new DeliveryState(version, epoch + 1, from, 0, null, null, null, lastSuccess, List.of(), 0, commandId);
    }

    DeliveryState versioned(long newVersion) {
        return new DeliveryState(
                newVersion,
                epoch,
                cursor,
                failures,
                firstFailure,
                nextAttempt,
                disabled,
                lastSuccess,
                parked,
                parkedTotal,
                command);
    }
}
