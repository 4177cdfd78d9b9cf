package io.wireroom.rest.sync;

import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.ShutdownEvent;
import io.wireroom.archive.AccessScope;
import io.wireroom.archive.ArchiveView;
import io.wireroom.archive.ChangeNotifier;
import io.wireroom.archive.ChangesPage;
import io.wireroom.archive.Cursor;
import io.wireroom.archive.PageSize;
import io.wireroom.archive.PartitionOffsets;
import io.wireroom.partner.EntitledChanges;
import io.wireroom.rest.access.Reader;
import io.wireroom.rest.limits.ResponseMemory;
import io.wireroom.rest.problem.Problem;
import io.wireroom.rest.query.ArchiveAccess;
import io.wireroom.rest.query.Links;
import io.wireroom.rest.query.Parameters;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Reads changes, and waits for new ones if there are none (long polling). Waiting blocks a virtual thread.
 *
 * <p>Waiting ends when the process shuts down, so that clients reconnect to another replica.
 */
@Singleton
final class ChangePoller {
    /** Maximum time until a waiting thread notices the shutdown. */
    private static final Duration SHUTDOWN_CHECK_INTERVAL = Duration.ofMillis(500);

    private final ArchiveAccess archiveAccess;
    private final Links links;
    private final CursorResolver cursorResolver;
    private volatile boolean shuttingDown;

    ChangePoller(ArchiveAccess archiveAccess, Links links, CursorResolver cursorResolver) {
        this.archiveAccess = archiveAccess;
        this.links = links;
        this.cursorResolver = cursorResolver;
    }

    void onShutdown(@Observes ShutdownDelayInitiatedEvent event) {
        shuttingDown = true;
    }

    void onShutdown(@Observes ShutdownEvent event) {
        shuttingDown = true;
    }

    boolean isShuttingDown() {
        return shuttingDown;
    }

    /**
     * A page of changes.
     *
     * @param awaited whether there were no changes at first, so that these are sent without delay
     */
    record Delivery(ChangesPage page, boolean awaited) {}

    /**
     * The changes from a cursor on; an empty page after the timeout, or when the reader's rights change while it waits.
     *
     * @param identity identity of the log that the cursor belongs to
     * @param timeout maximum time to wait
     * @param accounting memory of the response; reserved for the page that is returned
     * @throws Problem 410 if the archive belongs to another log now, or the cursor to forgotten rights; 503 if the archive or the
     *     rights are unavailable
     */
    Delivery after(
            Cursor from,
            String identity,
            Reader reader,
            PageSize size,
            Duration timeout,
            ResponseMemory.Accounting accounting)
            throws InterruptedException {
        long deadline = System.nanoTime() + timeout.toNanos();
        Cursor at = from;
        boolean awaited = false;
        while (true) {
            ChangeNotifier changeNotifier = archiveAccess.changeNotifier();
            long version = changeNotifier.version(); // before reading: a later change increments it
            if (awaited && !cursorResolver.isCurrent(reader)) {
                return new Delivery(new ChangesPage(List.of(), at.positions(), false, at.rights(), 0), true);
            }
            ChangesPage page = readPage(at, identity, reader, size, accounting);
            Duration remaining = Duration.ofNanos(deadline - System.nanoTime());
            if (!page.entries().isEmpty() || shuttingDown || !remaining.isPositive()) {
                return new Delivery(page, awaited);
            }
            at = page.cursor();
            if (page.exhausted()) {
                awaited = true;
                changeNotifier.await(
                        version,
                        remaining.compareTo(SHUTDOWN_CHECK_INTERVAL) < 0 ? remaining : SHUTDOWN_CHECK_INTERVAL);
            }
        }
    }

    private ChangesPage readPage(
            Cursor from, String identity, Reader reader, PageSize size, ResponseMemory.Accounting accounting) {
        if (!identity.equals(archiveAccess.identity())) {
            throw Parameters.expired(links.snapshot());
        }
        try (ArchiveView view = archiveAccess.view()) {
            EntitledChanges.Found found = cursorResolver.resolve(reader, from, view, identity);
            if (found.isChange()) {
                accounting.reserveForReading();
            }
            ChangesPage page =
                    found.page(view, found.start(), size, at -> read(view, at, reader.rights(), size, accounting));
            accounting.articlesRead(page.bytes());
            return page;
        }
    }

    private static ChangesPage read(
            ArchiveView view,
            PartitionOffsets from,
            AccessScope rights,
            PageSize size,
            ResponseMemory.Accounting accounting) {
        Optional<ChangesPage> recent = view.recent(from, rights, size);
        if (recent.isEmpty()) {
            accounting.reserveForReading();
        }
        return recent.orElseGet(() -> view.changes(from, rights, size));
    }

    /**
     * Checks a cursor before the response begins.
     *
     * @throws Problem as {@link #after}
     */
    void check(Cursor from, String identity, Reader reader) {
        try (ArchiveView view = archiveAccess.view()) {
            cursorResolver.resolve(reader, from, view, identity);
        }
    }
}
