package io.wireroom.service.receipts;

import io.wireroom.archive.ArchiveView;
import io.wireroom.kafka.client.IntervalTimer;
import io.wireroom.kafka.table.CompactedTable;
import io.wireroom.ops.ReceiptMeters;
import io.wireroom.partner.LogEnd;
import io.wireroom.partner.Partner;
import io.wireroom.partner.PartnerRegistry;
import io.wireroom.partner.RightsHistory;
import io.wireroom.receipts.CursorStore;
import io.wireroom.receipts.OutstandingWithdrawals;
import io.wireroom.receipts.Receipts;
import io.wireroom.rest.problem.Problem;
import io.wireroom.rest.query.ArchiveAccess;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.kafka.common.KafkaException;
import org.jboss.logging.Logger;

/**
 * Reads and writes the topic {@code articles.cursors} in the background, and counts outstanding withdrawals. Requests never wait for it.
 */
public final class CursorService implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(CursorService.class);
    private static final Duration FLUSH = Duration.ofSeconds(2);
    private static final Duration COUNT = Duration.ofSeconds(10);

    /** Time limit of the last flush at shutdown. */
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(3);

    private final CompactedTable table;
    private final CursorStore store;
    private final Receipts receipts;
    private final RightsHistory history;
    private final Supplier<PartnerRegistry> partners;
    private final ArchiveAccess archive;
    private final ReceiptMeters meters;
    private final InstantSource clock = InstantSource.system();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread = Thread.ofVirtual().name("cursors").unstarted(this::run);
    private boolean started;

    CursorService(
            CompactedTable table,
            CursorStore store,
            Receipts receipts,
            RightsHistory history,
            Supplier<PartnerRegistry> partners,
            ArchiveAccess archive,
            ReceiptMeters meters) {
        this.table = table;
        this.store = store;
        this.receipts = receipts;
        this.history = history;
        this.partners = partners;
        this.archive = archive;
        this.meters = meters;
    }

    public synchronized void start() {
        if (!started) {
            started = true;
            table.start();
            thread.start();
        }
    }

    private void run() {
        try {
            boolean read = readTable();
            IntervalTimer countTimer = new IntervalTimer(COUNT);
            while (!closing.await(FLUSH.toMillis(), TimeUnit.MILLISECONDS)) {
                read = read || readTable();
                if (read) {
                    flush(false);
                    if (countTimer.isDue()) {
                        count();
                    }
                }
            }
            if (read) {
                flush(true);
            }
        } catch (InterruptedException e) {
            LOG.debug("The positions of partners were not stored to the end");
        }
    }

    /** An earlier record would replace a newer one. */
    private boolean readTable() throws InterruptedException {
        try {
            table.awaitEnd();
            history.complete();
            return true;
        } catch (KafkaException e) {
            LOG.debugf("The positions of partners can't be read yet: %s", e.getMessage());
            return false;
        }
    }

    private void flush(boolean everything) {
        try {
            noteRights();
            meters.failed(store.flush(everything));
        } catch (RuntimeException e) {
            LOG.error("Storing the read positions of partners failed", e);
        }
    }

    private void noteRights() {
        try (ArchiveView view = archive.view()) {
            LogEnd end = new LogEnd(archive.identity(), view.positions());
            partners.get().partners().forEach(partner -> history.note(partner, end));
        } catch (Problem unavailable) {
            LOG.debugf("The rights of partners are noted later: %s", unavailable.getMessage());
        }
    }

    private void count() {
        try (ArchiveView view = archive.view()) {
            String log = archive.identity();
            Map<String, OutstandingWithdrawals> counted = new HashMap<>();
            for (Partner partner : partners.get().partners()) {
                counted.put(partner.name(), OutstandingWithdrawals.of(partner, receipts, view, log, clock.instant()));
            }
            meters.update(counted);
        } catch (Problem unavailable) {
            LOG.debugf("Withdrawals are counted later: %s", unavailable.getMessage());
        } catch (RuntimeException e) {
            LOG.error("Counting outstanding withdrawals failed", e);
        }
    }

    @Override
    public synchronized void close() {
        if (!started) {
            return;
        }
        closing.countDown();
        try {
            if (!thread.join(STOP_TIMEOUT)) {
                thread.interrupt();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        table.close();
    }
}
