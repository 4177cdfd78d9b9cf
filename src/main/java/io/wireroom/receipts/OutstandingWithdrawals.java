package io.wireroom.receipts;

import io.wireroom.archive.ArchiveView;
import io.wireroom.archive.LoggedEdition;
import io.wireroom.archive.PartitionOffsets;
import io.wireroom.article.ArticleId;
import io.wireroom.article.ChangeType;
import io.wireroom.partner.Partner;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The withdrawals that a partner has not received, and the articles that it may no longer see and has not deleted.
 *
 * @param overdue those that are older than the partner's time limit
 */
public record OutstandingWithdrawals(int count, int overdue) {
    /** Limits the work of one count. */
    private static final int MAX_WITHDRAWALS = 100_000;

    private static final int MAX_LOST = 10_000;

    /** @param log identity of the view's log */
    public static OutstandingWithdrawals of(
            Partner partner, Receipts receipts, ArchiveView view, String log, Instant now) {
        List<TrackedEdition> outstanding = candidates(partner, receipts, view, log).values().stream()
                .map(logged -> TrackedEdition.of(logged, log))
                .filter(edition -> receipts.of(partner, edition).state() == ReceiptState.OUTSTANDING)
                .toList();
        int overdue = (int) outstanding.stream()
                .filter(edition -> partner.isOverdue(edition.edition().updated(), now))
                .count();
        int lost = lost(partner, receipts, view, log);
        boolean late = receipts.rightsSince(partner)
                .filter(since -> partner.isOverdue(since, now))
                .isPresent();
        return new OutstandingWithdrawals(outstanding.size() + lost, overdue + (late ? lost : 0));
    }

    /** Number of articles that the partner may no longer see and has not deleted: the maximum of its consumers. */
    private static int lost(Partner partner, Receipts receipts, ArchiveView view, String log) {
        return receipts.pending(partner, log).stream()
                .mapToInt(change -> view.countLost(change, MAX_LOST))
                .max()
                .orElse(0);
    }

    private static Map<ArticleId, LoggedEdition> candidates(
            Partner partner, Receipts receipts, ArchiveView view, String log) {
        Map<ArticleId, LoggedEdition> candidates = new HashMap<>();
        receipts.refused(partner).stream()
                .map(view::locate)
                .flatMap(Optional::stream)
                .filter(logged -> logged.edition().type() == ChangeType.WITHDRAWN)
                .forEach(logged -> candidates.put(logged.edition().id(), logged));
        PartitionOffsets certain = receipts.certain(partner, log);
        if (certain != null && !certain.reaches(view.positions())) {
            view.withdrawals(certain, MAX_WITHDRAWALS)
                    .forEach(logged -> candidates.put(logged.edition().id(), logged));
        }
        return candidates;
    }
}
