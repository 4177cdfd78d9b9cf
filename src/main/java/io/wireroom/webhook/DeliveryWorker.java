package io.wireroom.webhook;

import io.wireroom.archive.ChangeEntry;
import io.wireroom.archive.ChangesPage;
import io.wireroom.archive.Cursor;
import io.wireroom.archive.CursorRights;
import io.wireroom.archive.PageSize;
import io.wireroom.archive.PartitionOffsets;
import io.wireroom.outbound.Deadline;
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
 * /v1/changes}. A failure pauses the worker until the next attempt. Workers share no resources that could block each other.
 */
final class DeliveryWorker {
    private static final Logger LOG = Logger.getLogger(DeliveryWorker.class);

    /** Page size. Small, because the page stays in memory until it is delivered. */
    private static final PageSize PAGE_SIZE = new PageSize(50, 256 << 10);

    private static final Duration MAX_WAIT = Duration.ofHours(1);

    /** Time until the next attempt after a defect. */
    private static final Duration DEFECT_DELAY = Duration.ofMinutes(1);

    private final PartnerWebhook webhook;
    private final Environment environment;
    private final DeliverySettings settings;
    private final StoredState stored;
    private final DeliveryPosition position;
    private final BlockingQueue<WorkerCommand> commands = new LinkedBlockingQueue<>();
    private final Thread thread;
    private volatile boolean stopping;

    /** The dependencies of all workers. */
    record Environment(
            ChangeSource source, Messages messages, Sender sender, DeliveryListener listener, InstantSource clock) {}

    DeliveryWorker(
            PartnerWebhook webhook,
            DeliveryRecord record,
            StateStore store,
            Environment environment,
            DeliverySettings settings) {
        this.webhook = webhook;
        this.stored = new StoredState(webhook.key(), record, store, settings);
        this.position = new DeliveryPosition(webhook.partner());
        this.environment = environment;
        this.settings = settings;
        this.thread = Thread.ofVirtual().name("webhook-" + webhook.key()).unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    PartnerWebhook webhook() {
        return webhook;
    }

    DeliveryState state() {
        return stored.state();
    }

    void submit(WorkerCommand command) {
        commands.add(command);
    }

    /** Starts to stop this worker. Called for all workers before {@link #join}. */
    void stop() {
        stopping = true;
        commands.add(new WorkerCommand("", null)); // wakes the worker up
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
            LOG.debugf("The request in progress of %s was aborted", webhook.key());
        } catch (NotOwnerException e) {
            LOG.debugf("The worker %s ends: %s", webhook.key(), e.getMessage());
            return;
        }
        try {
            stored.save();
        } catch (NotOwnerException e) {
            LOG.debugf("The state of %s was not stored: %s", webhook.key(), e.getMessage());
        }
    }

    private void stepSafely() throws InterruptedException, NotOwnerException {
        try {
            step();
        } catch (RuntimeException e) {
            LOG.errorf(e, "A defect delays the deliveries to %s", webhook.key());
            pause(DEFECT_DELAY);
        }
    }

    private void step() throws InterruptedException, NotOwnerException {
        Instant next = state().nextAttempt();
        if (state().disabled() != null) {
            stored.save();
            pause(MAX_WAIT);
        } else if (next != null && environment.clock().instant().isBefore(next)) {
            stored.save();
            pause(Duration.between(environment.clock().instant(), next));
        } else if (stored.isOwner()) {
            deliver();
        } else {
            pause(settings.pause());
        }
        pause(Duration.ZERO);
    }

    /** Waits, unless there is a command. */
    private void pause(Duration duration) throws InterruptedException {
        long millis = Math.clamp(duration.toMillis(), 0, MAX_WAIT.toMillis());
        WorkerCommand command = commands.poll(millis, TimeUnit.MILLISECONDS);
        if (command != null && !stopping && !command.id().equals(state().command())) {
            apply(command);
        }
    }

    private void apply(WorkerCommand command) throws InterruptedException {
        if (command.cursor() == null) {
            stored.change(state().enabled(command.id()));
        } else {
            String identity = environment.source().identity().orElse(null);
            if (identity == null) { // nothing can be sent without the archive
                Thread.sleep(settings.pause());
                commands.add(command);
                return;
            }
            stored.change(state().replayed(position.again(command.cursor(), state().cursor(), identity), command.id()));
        }
        LOG.infof(
                "The endpoint %s is enabled%s", webhook.key(), command.cursor() == null ? "" : ", with another cursor");
    }

    private void deliver() throws InterruptedException, NotOwnerException {
        ChangeSource source = environment.source();
        long version = source.version();
        String identity = source.identity().orElse(null);
        Cursor from = identity == null ? null : position(identity);
        Optional<ChangesPage> page = identity == null || from == null ? Optional.empty() : changes(from, identity);
        if (identity == null || from == null || page.isEmpty()) {
            pause(settings.pause());
        } else if (deliver(page.get(), from, identity)) {
            reached(page.get(), from, identity);
            stored.saveIfDue();
            if (page.get().exhausted() && commands.isEmpty()) {
                source.await(version, settings.pause());
            }
        }
    }

    private Optional<ChangesPage> changes(Cursor from, String identity) {
        try {
            return environment.source().entitled(from, identity, webhook.partner(), PAGE_SIZE);
        } catch (ForgottenRightsException e) {
            LOG.warnf("The cursor of %s is of rights that are forgotten: everything is sent again", webhook.key());
            sendAgain();
            return Optional.empty();
        }
    }

    /** Null while the archive is unavailable. */
    private @Nullable Cursor position(String identity) {
        String cursor = state().cursor();
        if (cursor == null) {
            return environment
                    .source()
                    .head()
                    .map(head -> begin(head, identity))
                    .orElse(null);
        }
        Cursor from = position.decode(cursor, identity);
        if (from == null) {
            LOG.warnf("The cursor of %s is of another log: everything is sent again", webhook.key());
            sendAgain();
            return position.beginning();
        }
        return from;
    }

    private void sendAgain() {
        stored.change(state().replayed("", state().command()));
    }

    /** The position of a new endpoint: the current end. */
    private Cursor begin(PartitionOffsets head, String identity) {
        Cursor start = position.at(head);
        stored.change(state().at(start.encode(identity)));
        return start;
    }

    /** Reports that the endpoint has the page. The end of a change of rights is reported even without messages. */
    private void reached(ChangesPage page, Cursor from, String identity) {
        stored.moveTo(page.cursor().encode(identity));
        CursorRights now = page.rights();
        if (now != null && now.isComplete() && !now.equals(from.rights())) {
            environment.listener().sent(webhook.key(), identity, state().epoch(), page.cursor(), true);
        }
    }

    /** Whether all changes of the page were delivered or skipped. */
    private boolean deliver(ChangesPage page, Cursor from, String identity)
            throws InterruptedException, NotOwnerException {
        Cursor begun = DeliveryPosition.begun(page, from);
        String before = begun.encode(identity);
        if (!begun.equals(from)) {
            stored.moveTo(before);
            stored.save(); // what is sent from here on has to be withdrawn if the rights change again
        }
        for (ChangeEntry entry : page.entries()) {
            Cursor next = page.cursorAfter(entry);
            String after = next.encode(identity);
            if (webhook.webhook().events().contains(Messages.type(entry))) {
                if (stopping
                        || !commands.isEmpty()
                        || !stored.isOwner()
                        || !send(page.rightsVersion(), entry, before, next, identity)) {
                    return false;
                }
            } else {
                stored.moveTo(after);
            }
            before = after;
        }
        return true;
    }

    /** Whether the worker can continue with the next change: the message was delivered or parked. */
    private boolean send(int rightsVersion, ChangeEntry entry, String before, Cursor next, String identity)
            throws InterruptedException, NotOwnerException {
        String after = next.encode(identity);
        Message message = environment
                .messages()
                .of(entry, after, webhook.partner(), webhook.webhook().format(), state().epoch(), rightsVersion);
        long start = System.nanoTime();
        DeliveryOutcome outcome = environment.sender().send(webhook.webhook(), message);
        Instant now = environment.clock().instant();
        record(message, outcome, now, Duration.ofNanos(System.nanoTime() - start), entry.updated());
        DeliveryState was = state();
        environment.listener().sent(webhook.key(), identity, was.epoch(), next, outcome.isDelivered());
        if (outcome.isDelivered()) {
            stored.change(was.delivered(after, now));
            stored.saveIfDue();
            return true;
        }
        DeliveryState failed = was.failed(
                new DeliveryState.Failure(now, outcome, message, before, after),
                settings.retries(),
                ThreadLocalRandom.current()::nextDouble);
        stored.change(failed);
        FailureLog.report(
                webhook.key(), was, failed, outcome, settings.retries().disableAfter());
        stored.save();
        return failed.parkedTotal() > was.parkedTotal();
    }

    private void record(Message message, DeliveryOutcome outcome, Instant now, Duration took, Instant updated) {
        Attempt attempt = Attempt.of(message, outcome, now, took);
        stored.add(attempt);
        environment.listener().attempted(webhook.key(), attempt, updated);
    }

    /** Only after {@link #join}. */
    DeliveryRecord lastRecord() {
        return stored.record();
    }
}
