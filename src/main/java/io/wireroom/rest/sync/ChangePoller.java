package io.wireroom.rest.sync;

import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.ShutdownEvent;
import io.wireroom.archive.AccessScope;
import io.wireroom.archive.ArchiveView;
import io.wireroom.archive.ChangeNotifier;
import io.wireroom.archive.ChangesPage;
import io.wireroom.archive.PageSize;
import io.wireroom.archive.PartitionOffsets;
import io.wireroom.rest.limits.AnswerMemory;
import io.wireroom.rest.problem.Problem;
import io.wireroom.rest.query.ArchiveAccess;
import io.wireroom.rest.query.Links;
import io.wireroom.rest.query.Parameters;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;

/**
 * Changes as they come: looks, and waits until there is something to see. Waiting is for virtual threads.
 *
 * <p>When the process is about to end, nobody is left waiting, so that clients move on to another replica.
 */
@Singleton
final class ChangePoller {
    /** Nobody notices later than this that the process is about to end. */
    private static final Duration LOOK_UP = Duration.ofMillis(500);

    private final ArchiveAccess archiveAccess;
    private final Links links;
    private volatile boolean ending;

    ChangePoller(ArchiveAccess archiveAccess, Links links) {
        this.archiveAccess = archiveAccess;
        this.links = links;
    }

    void end(@Observes ShutdownDelayInitiatedEvent event) {
        ending = true;
    }

    void end(@Observes ShutdownEvent event) {
        ending = true;
    }

    boolean isEnding() {
        return ending;
    }

    /**
     * Changes, and how they were found.
     *
     * @param awaited whether there was nothing to see at the first look, so that they are as new as can be
     */
    record Told(ChangesPage page, boolean awaited) {}

    /**
     * Changes at or after the positions; none if there were none to see before the time was over.
     *
     * @param identity of the log that the positions are from
     * @param memory of the answer; has what the changes take, until it is told otherwise
     * @throws Problem 410 if another log is served by now, 503 if none is
     */
    Told after(
            PartitionOffsets from,
            String identity,
            AccessScope rights,
            PageSize size,
            Duration longest,
            AnswerMemory.Accounting memory)
            throws InterruptedException {
        long end = System.nanoTime() + longest.toNanos();
        PartitionOffsets at = from;
        boolean awaited = false;
        while (true) {
            ChangeNotifier signal = archiveAccess.signal();
            long seen = signal.version(); // before looking: what comes after the look moves it on
            ChangesPage page = look(at, identity, rights, size, memory);
            Duration left = Duration.ofNanos(end - System.nanoTime());
            if (!page.entries().isEmpty() || ending || !left.isPositive()) {
                return new Told(page, awaited);
            }
            at = page.next();
            if (page.exhausted()) {
                awaited = true;
                signal.await(seen, left.compareTo(LOOK_UP) < 0 ? left : LOOK_UP);
            }
        }
    }

    private ChangesPage look(
            PartitionOffsets from, String identity, AccessScope rights, PageSize size, AnswerMemory.Accounting memory) {
        if (!identity.equals(archiveAccess.identity())) {
            throw Parameters.expired(links.snapshot());
        }
        try (ArchiveView view = archiveAccess.view()) {
            Optional<ChangesPage> recent = view.recent(from, rights, size);
            if (recent.isEmpty()) {
                memory.reserveForReading();
            }
            ChangesPage page = recent.orElseGet(() -> view.changes(from, rights, size));
            memory.articlesRead(page.bytes());
            return page;
        }
    }
}
