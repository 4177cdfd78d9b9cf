package io.wireroom.webhook;

import io.wireroom.archive.ChangeEntry;
import io.wireroom.archive.ChangesPage;
import io.wireroom.archive.Cursor;
import io.wireroom.archive.PageSize;
import io.wireroom.archive.PartitionOffsets;
import io.wireroom.mirror.Deadline;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The deliveries to one endpoint, on a virtual thread of their own. Messages are sent one at a time, in the order of {@code
 * /v1/changes}. A failure pauses the lane until the next attempt. No other lane is affected: lanes share nothing that one of them
 * could hold.
 */
final class Lane {
    private static final Logger LOG = Logger.getLogger(Lane.class);

    /** Small, because the page stays in memory until it is delivered. */
    private static final PageSize PAGE_SIZE = new PageSize(50, 256 << 10);

    private static final Duration LONGEST_WAIT = Duration.ofHours(1);

    private final EndpointRoute route;
    private final Environment environment;
    private final LaneSettings settings;
    private final StateStore store;
    private final AttemptLog attempts;
    private final BlockingQueue<Order> orders = new LinkedBlockingQueue<>();
    private final Thread thread;
    private volatile DeliveryState state;
    private volatile boolean stopping;
    private boolean unsavedDeliveries;
    private boolean unsavedPosition;
    private long savedAt = System.nanoTime();

    /** What all lanes use. */
    record Environment(
            ChangeSource source, Messages messages, Sender sender, LaneListener listener, InstantSource clock) {}

    Lane(EndpointRoute route, DeliveryRecord record, StateStore store, Environment environment, LaneSettings settings) {
        this.route = route;
        this.state = record.state();
        this.attempts = new AttemptLog(record.attempts());
        this.store = store;
        this.environment = environment;
        this.settings = settings;
        this.thread = Thread.ofVirtual().name("webhook-" + route.key()).unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    EndpointRoute route() {
        return route;
    }

    DeliveryState state() {
        return state;
    }

    void give(Order order) {
        orders.add(order);
    }

    /** Lets all lanes end at the same time, before {@link #join}. */
    void stop() {
        stopping = true;
        orders.add(new Order("", null)); // wakes it up
    }

    /** Waits until the request in progress is complete and the state is stored; aborts the request at the deadline. */
    void join(Deadline deadline) {
        try {
            if (!thread.join(Duration.ofMillis(deadline.remainingMillis()))) {
                thread.interrupt();
                thread.join();
            }
        } catch (InterruptedException e) {
            thread.interrupt();
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try {
            while (!stopping) {
                stepSafely();
            }
        } catch (InterruptedException e) {
            LOG.debugf("The request in progress of %s was aborted", route.key());
        } catch (NotOwnerException e) {
            LOG.debugf("The lane %s ends: %s", route.key(), e.getMessage());
            return;
        }
        try {
            save();
        } catch (NotOwnerException e) {
            LOG.debugf("The state of %s was not stored: %s", route.key(), e.getMessage());
        }
    }

    private void stepSafely() throws InterruptedException, NotOwnerException {
        try {
            step();
        } catch (RuntimeException e) {
            LOG.errorf(e, "A defect holds up the deliveries to %s", route.key());
            pause(LONGEST_WAIT.dividedBy(60));
        }
    }

    private void step() throws InterruptedException, NotOwnerException {
        Instant next = state.nextAttempt();
        if (state.disabled() != null) {
            save();
            pause(LONGEST_WAIT);
        } else if (next != null && environment.clock().instant().isBefore(next)) {
            save();
            pause(Duration.between(environment.clock().instant(), next));
        } else if (store.isOwner()) {
            deliver();
        } else {
            pause(settings.pause());
        }
        pause(Duration.ZERO);
    }

    /** Waits, unless there is an order. */
    private void pause(Duration duration) throws InterruptedException {
        long millis = Math.clamp(duration.toMillis(), 0, LONGEST_WAIT.toMillis());
        Order order = orders.poll(millis, TimeUnit.MILLISECONDS);
        if (order != null && !stopping && !order.id().equals(state.order())) {
            apply(order);
        }
    }

    private void apply(Order order) {
        String cursor = order.cursor();
        state = cursor == null ? state.enabled(order.id()) : state.replayed(cursor, order.id());
        unsavedDeliveries = true;
        LOG.infof("The endpoint %s is enabled%s", route.key(), cursor == null ? "" : ", with another cursor");
    }

    private void deliver() throws InterruptedException, NotOwnerException {
        ChangeSource source = environment.source();
        long version = source.version();
        String identity = source.identity().orElse(null);
        PartitionOffsets from = identity == null ? null : position(identity);
        if (identity == null || from == null) {
            pause(settings.pause());
            return;
        }
        Optional<ChangesPage> page =
                source.changes(from, identity, route.partner().rights(), PAGE_SIZE);
        if (page.isEmpty()) {
            pause(settings.pause());
        } else if (deliver(page.get(), from, identity)) {
            moveTo(new Cursor(page.get().next(), null).encode(identity));
            saveIfDue();
            if (page.get().exhausted() && orders.isEmpty()) {
                source.await(version, settings.pause());
            }
        }
    }

    /** Null while the archive is unavailable. */
    private @Nullable PartitionOffsets position(String identity) {
        String cursor = state.cursor();
        if (cursor == null) {
            return environment
                    .source()
                    .head()
                    .map(head -> begin(head, identity))
                    .orElse(null);
        }
        if (cursor.isEmpty()) {
            return PartitionOffsets.START;
        }
        return switch (Cursor.decode(cursor, identity)) {
            case Cursor.Decoded.Ok(Cursor decoded) -> decoded.positions();
            case Cursor.Decoded.Unreadable(), Cursor.Decoded.Malformed() -> {
                LOG.warnf("The cursor of %s is of another log: everything is sent again", route.key());
                state = state.replayed("", state.order());
                unsavedDeliveries = true;
                yield PartitionOffsets.START;
            }
        };
    }

    /** A new endpoint gets the changes from now on. */
    private PartitionOffsets begin(PartitionOffsets head, String identity) {
        moveTo(new Cursor(head, null).encode(identity));
        unsavedDeliveries = true; // what it gets must not depend on when this instance ends
        return head;
    }

    private void moveTo(String cursor) {
        if (!cursor.equals(state.cursor())) {
            state = state.at(cursor);
            unsavedPosition = true;
        }
    }

    /** Whether all changes of the page were delivered or skipped. */
    private boolean deliver(ChangesPage page, PartitionOffsets from, String identity)
            throws InterruptedException, NotOwnerException {
        String before = new Cursor(from, null).encode(identity);
        for (ChangeEntry entry : page.entries()) {
            String after = new Cursor(entry.after(), null).encode(identity);
            if (route.webhook().events().contains(Messages.type(entry))) {
                if (stopping || !orders.isEmpty() || !store.isOwner() || !send(entry, before, after, identity)) {
                    return false;
                }
            } else {
                moveTo(after);
            }
            before = after;
        }
        return true;
    }

    /** Whether the lane can go on with the next change: the message was delivered or parked. */
    private boolean send(ChangeEntry entry, String before, String after, String identity)
            throws InterruptedException, NotOwnerException {
        Message message = environment
                .messages()
                .of(entry, after, route.partner(), route.webhook().format(), state.epoch());
        long start = System.nanoTime();
        Reply reply = environment.sender().send(route.webhook(), message);
        Instant now = environment.clock().instant();
        record(message, reply, now, Duration.ofNanos(System.nanoTime() - start), entry.updated());
        unsavedDeliveries = true;
        DeliveryState was = state;
        environment.listener().sent(route.key(), identity, was.epoch(), entry.after(), reply.isDelivered());
        if (reply.isDelivered()) {
            state = was.delivered(after, now);
            saveIfDue();
            return true;
        }
        state = was.failed(
                new DeliveryState.Failure(now, reply, message, before, after),
                settings.retries(),
                ThreadLocalRandom.current()::nextDouble);
        FailureLog.report(route.key(), was, state, reply, settings.retries().disableAfter());
        save();
        return state.parkedTotal() > was.parkedTotal();
    }

    private void record(Message message, Reply reply, Instant now, Duration took, Instant updated) {
        Long article = message.article() == null ? null : message.article().value();
        Attempt attempt = new Attempt(
                now,
                message.id(),
                message.type(),
                article,
                message.revision(),
                reply.result(),
                reply.status(),
                took.toMillis());
        attempts.add(attempt);
        environment.listener().attempted(route.key(), attempt, updated);
    }

    private void saveIfDue() throws NotOwnerException {
        long since = System.nanoTime() - savedAt;
        if ((unsavedDeliveries && since >= settings.saveEvery().toNanos())
                || (unsavedPosition && since >= settings.saveSkippedEvery().toNanos())) {
            save();
        }
    }

    private void save() throws NotOwnerException {
        if (unsavedDeliveries || unsavedPosition) {
            state = state.versioned(state.version() + 1);
            store.write(route.key(), new DeliveryRecord(state, attempts.list()));
            unsavedDeliveries = false;
            unsavedPosition = false;
            savedAt = System.nanoTime();
        }
    }

    /** Only after {@link #join}. */
    DeliveryRecord lastRecord() {
        return new DeliveryRecord(state, attempts.list());
    }
}
