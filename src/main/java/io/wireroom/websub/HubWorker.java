package io.wireroom.websub;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.wireroom.retry.Backoff;
import io.wireroom.webhook.DeliveryOutcome;
import java.net.URI;
import java.net.URLEncoder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Sends the pings of one hub. A topic that changes several times within an interval, or while the hub does not respond, is pinged
 * once. Nothing is stored, because a ping only announces that a feed has changed.
 */
public final class HubWorker {
    private static final Logger LOG = Logger.getLogger(HubWorker.class);

    /** Maximum number of waiting topics, which is only reached with tens of thousands of tags while a hub does not respond. */
    private static final int MAX_PENDING = 20_000;

    private final URI hub;
    private final Sender sender;
    private final PingSettings settings;
    private final PingListener listener;
    private final SequencedSet<String> pending = new LinkedHashSet<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Thread thread;
    private int failures;
    private boolean refusing;

    /** Sends one request. */
    @FunctionalInterface
    public interface Sender {
        /** @param form {@code application/x-www-form-urlencoded} */
        DeliveryOutcome send(URI hub, byte[] form) throws InterruptedException;
    }

    HubWorker(URI hub, Sender sender, PingSettings settings, PingListener listener) {
        this.hub = hub;
        this.sender = sender;
        this.settings = settings;
        this.listener = listener;
        this.thread = Thread.ofVirtual().name("hub-" + hub.getHost()).unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    /** Ends the worker. Waiting topics are not pinged. */
    void stop() {
        thread.interrupt();
    }

    /** Pings the hub about these topics after the interval. */
    void add(Collection<String> topics) {
        lock.lock();
        try {
            for (String topic : topics) {
                if (pending.size() >= MAX_PENDING && !pending.contains(topic)) {
                    listener.dropped(hub);
                } else {
                    pending.add(topic);
                }
            }
            changed.signal();
        } finally {
            lock.unlock();
        }
    }

    URI hub() {
        return hub;
    }

    /** Number of waiting topics. */
    int waiting() {
        lock.lock();
        try {
            return pending.size();
        } finally {
            lock.unlock();
        }
    }

    private void run() {
        try {
            while (true) {
                awaitTopics();
                Thread.sleep(settings.interval());
                Duration delay = pingSafely(take());
                if (delay != null) {
                    Thread.sleep(delay);
                }
            }
        } catch (InterruptedException e) {
            LOG.debugf("The pings of %s end", hub);
        }
    }

    private void awaitTopics() throws InterruptedException {
        lock.lock();
        try {
            while (pending.isEmpty()) {
                changed.await();
            }
        } finally {
            lock.unlock();
        }
    }

    private List<String> take() {
        lock.lock();
        try {
            List<String> topics = pending.stream().limit(settings.most()).toList();
            topics.forEach(pending::remove);
            return topics;
        } finally {
            lock.unlock();
        }
    }

    private @Nullable Duration pingSafely(List<String> topics) throws InterruptedException {
        List<String> left = new ArrayList<>(topics);
        try {
            return ping(left);
        } catch (RuntimeException e) {
            failures++;
            Duration delay = settings.retries().delay(failures);
            LOG.errorf(e, "A defect stops the pings of %s, they are tried again in %d s", hub, delay.toSeconds());
            String failing = left.removeFirst();
            putBack(left);
            add(List.of(failing)); // last, so that the others do not wait for it if it fails again
            return delay;
        }
    }

    /**
     * Returns the time until the next attempt; null if the hub accepts pings.
     *
     * @param left topics, which are removed when they are done
     */
    private @Nullable Duration ping(List<String> left) throws InterruptedException {
        while (!left.isEmpty()) {
            DeliveryOutcome outcome = sender.send(hub, form(left.getFirst()));
            listener.pinged(hub, outcome.result());
            switch (outcome.result()) {
                case DELIVERED -> recovered();
                case REFUSED, GONE -> refused(left.getFirst(), outcome);
                case REDIRECTED,
                        TOO_MANY_REQUESTS,
                        SERVER_FAILED,
                        TIMED_OUT,
                        UNREACHABLE,
                        HOST_UNKNOWN,
                        ADDRESS_REFUSED -> {
                    putBack(left);
                    return failed(outcome);
                }
            }
            left.removeFirst();
        }
        return null;
    }

    private void recovered() {
        if (failures > 0) {
            LOG.infof("The hub %s accepts pings again", hub);
        }
        failures = 0;
        refusing = false;
    }

    /** The ping is not repeated, because the hub would refuse the topic again. */
    private void refused(String topic, DeliveryOutcome outcome) {
        if (!refusing) {
            LOG.warnf("The hub %s refuses %s and perhaps more: status %d", hub, topic, outcome.status());
        }
        refusing = true;
    }

    private Duration failed(DeliveryOutcome outcome) {
        if (failures++ == 0) {
            LOG.warnf(
                    "The hub %s does not accept pings; they are retried: %s",
                    hub, outcome.result().label());
        }
        Backoff retries = settings.retries();
        Duration delay = retries.delay(failures);
        Duration wanted = outcome.retryAfter();
        return wanted == null || wanted.compareTo(delay) < 0 || wanted.compareTo(retries.longest()) > 0
                ? delay
                : wanted;
    }

    /** Adds topics at the front, in order. */
    private void putBack(List<String> topics) {
        lock.lock();
        try {
            topics.reversed().forEach(pending::addFirst);
        } finally {
            lock.unlock();
        }
    }

    /** Sends both names of the topic's parameter, because the specification leaves it open and hubs differ. */
    private static byte[] form(String topic) {
        String url = URLEncoder.encode(topic, UTF_8);
        return ("hub.mode=publish&hub.url=" + url + "&hub.topic=" + url).getBytes(US_ASCII);
    }
}
