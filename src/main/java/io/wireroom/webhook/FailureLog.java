package io.wireroom.webhook;

import java.time.Duration;
import java.time.Instant;
import org.jboss.logging.Logger;

/** Logs three failures of an endpoint: the first one, one after half of the time to disabling, and the disabling. */
final class FailureLog {
    private static final Logger LOG = Logger.getLogger(FailureLog.class);

    private FailureLog() {}

    static void report(
            WebhookKey endpoint, DeliveryState was, DeliveryState now, DeliveryOutcome outcome, Duration disableAfter) {
        DeliveryState.Disabled disabled = now.disabled();
        if (disabled != null) {
            LOG.errorf("The endpoint %s is disabled: %s", endpoint, disabled.reason());
        } else if (now.parkedTotal() > was.parkedTotal()) {
            LOG.warnf("The endpoint %s refused a message repeatedly (%d): it is parked", endpoint, outcome.status());
        } else if (was.firstFailure() == null) {
            LOG.warnf(
                    "The endpoint %s fails (%s%s): trying again at %s",
                    endpoint,
                    outcome.result().label(),
                    outcome.status() == 0 ? "" : " " + outcome.status(),
                    now.nextAttempt());
        } else if (isHalfTime(was.firstFailure(), was, now, disableAfter)) {
            LOG.warnf(
                    "The endpoint %s has failed since %s and will be disabled at %s",
                    endpoint, was.firstFailure(), was.firstFailure().plus(disableAfter));
        }
    }

    /** Whether half of the time passes between the previous attempt and the next one. */
    private static boolean isHalfTime(
            Instant firstFailure, DeliveryState was, DeliveryState now, Duration disableAfter) {
        Instant half = firstFailure.plus(disableAfter.dividedBy(2));
        Instant previous = was.nextAttempt();
        Instant next = now.nextAttempt();
        return previous != null && next != null && previous.isBefore(half) && !next.isBefore(half);
    }
}
