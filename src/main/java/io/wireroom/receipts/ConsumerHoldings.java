package io.wireroom.receipts;

import io.wireroom.archive.AccessScope;
import io.wireroom.archive.PartitionOffsets;
import io.wireroom.archive.RightsChange;
import io.wireroom.partner.Partner;
import io.wireroom.partner.RightsVersion;
import io.wireroom.receipts.TrackedEdition.Visibility;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Determines which revision of an article a consumer has. Its holdings are defined by the last cursor that it returned, and by the
 * rights of that cursor. It may also have revisions that it was sent later.
 */
final class ConsumerHoldings {
    private final Partner partner;
    private final Map<Long, RightsVersion> known;
    private final Collection<View> views;
    private final @Nullable View holdings;

    /** The positions that the consumer has read with certain rights. */
    private record View(AccessScope rights, RightsProgress read) {}

    /** @param known the present and former rights of the partner */
    ConsumerHoldings(Progress progress, Partner partner, Map<Long, RightsVersion> known) {
        this.partner = partner;
        this.known = known;
        this.views = views(progress);
        this.holdings = views.stream()
                .filter(view -> view.read().hasPositions())
                .reduce((one, other) ->
                        other.read().rightsVersion() > one.read().rightsVersion() ? other : one)
                .orElse(null);
    }

    private List<View> views(Progress progress) {
        if (progress.views().isEmpty()) {
            AccessScope first = known.values().stream()
                    .reduce((one, other) -> other.number() < one.number() ? other : one)
                    .map(RightsVersion::rights)
                    .orElse(partner.rights());
            return List.of(new View(first, new RightsProgress(0, progress.positions(), progress.sent())));
        }
        return progress.views().entrySet().stream()
                .map(each -> new View(rights(each.getKey()), each.getValue()))
                .toList();
    }

    /** With forgotten rights, the consumer may have any article. */
    private AccessScope rights(long fingerprint) {
        if (fingerprint == partner.rights().fingerprint()) {
            return partner.rights();
        }
        RightsVersion past = known.get(fingerprint);
        return past == null ? AccessScope.ALL : past.rights();
    }

    /** The holdings are complete up to these positions: they have everything before them that the rights cover. */
    PartitionOffsets completeTo() {
        return holdings == null ? PartitionOffsets.START : holdings.read().positions();
    }

    /**
     * The change of rights that the consumer has not received; null if its holdings have the current rights, or if there are none.
     */
    @Nullable
    RightsChange pending() {
        if (holdings == null || holdings.rights().equals(partner.rights())) {
            return null;
        }
        RightsProgress read = holdings.read();
        return new RightsChange(List.of(holdings.rights()), partner.rights(), read.positions(), read.sent());
    }

    ReceiptState state(TrackedEdition edition) {
        Visibility now = edition.visibility(partner.rights());
        return holdings != null && edition.logged().isBefore(holdings.read().positions())
                ? ofUnchanged(edition, holdings, now)
                : ofChanged(edition, now);
    }

    /** The state if the edition has not changed since the holdings. */
    private ReceiptState ofUnchanged(TrackedEdition edition, View has, Visibility now) {
        boolean changed = now == Visibility.VISIBLE && !edition.isWithdrawal();
        return switch (edition.visibility(has.rights())) {
            case VISIBLE ->
                now == Visibility.VISIBLE || edition.isWithdrawal() ? ReceiptState.SEEN : ReceiptState.OUTSTANDING;
            case LOST -> {
                if (changed) {
                    yield ReceiptState.NO_REVISION;
                }
                boolean mayHaveItAgain =
                        !edition.isWithdrawal() && mayHold(edition, has.read().rightsVersion() + 1);
                yield mayHaveItAgain ? ReceiptState.OUTSTANDING : ReceiptState.SEEN;
            }
            case HIDDEN -> {
                if (now == Visibility.VISIBLE) {
                    yield ReceiptState.NO_REVISION;
                }
                yield mayHold(edition, has.read().rightsVersion() + 1)
                        ? ReceiptState.OUTSTANDING
                        : deleted(edition, has);
            }
        };
    }

    /** The state if the article has changed since the holdings, or if there are none. */
    private ReceiptState ofChanged(TrackedEdition edition, Visibility now) {
        if (mayHold(edition, holdings == null ? 0 : holdings.read().rightsVersion())) {
            return ReceiptState.OUTSTANDING;
        }
        return holdings == null || now == Visibility.VISIBLE ? ReceiptState.NO_REVISION : deleted(edition, holdings);
    }

    /** Whether the consumer was sent a revision with rights of this or a later version. */
    private boolean mayHold(TrackedEdition edition, int rightsVersion) {
        return views.stream()
                .filter(view -> view.read().rightsVersion() >= rightsVersion)
                .anyMatch(view -> mayHave(edition, view));
    }

    /** Revisions that were sent before the holdings are not part of them. */
    private ReceiptState deleted(TrackedEdition edition, View has) {
        boolean had = views.stream()
                .filter(view -> view.read().rightsVersion() < has.read().rightsVersion())
                .anyMatch(view -> mayHave(edition, view));
        return had ? ReceiptState.SEEN : ReceiptState.NO_REVISION;
    }

    private static boolean mayHave(TrackedEdition edition, View view) {
        return edition.visibility(view.rights()) != Visibility.HIDDEN
                && edition.logged().mayHaveBegunBefore(view.read().sent());
    }
}
