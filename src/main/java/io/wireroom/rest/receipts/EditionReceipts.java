package io.wireroom.rest.receipts;

import io.wireroom.archive.ArchiveView;
import io.wireroom.article.ArticleId;
import io.wireroom.partner.Partner;
import io.wireroom.receipts.PartnerReceipt;
import io.wireroom.receipts.Receipts;
import io.wireroom.receipts.TrackedEdition;
import io.wireroom.rest.access.PartnerDirectory;
import io.wireroom.rest.problem.Problem;
import io.wireroom.rest.query.ArchiveAccess;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Latest editions of articles and their receipts. */
@Singleton
public final class EditionReceipts {
    private final ArchiveAccess archive;
    private final PartnerDirectory partners;
    private final Receipts receipts;

    EditionReceipts(ArchiveAccess archive, PartnerDirectory partners, Receipts receipts) {
        this.archive = archive;
        this.partners = partners;
        this.receipts = receipts;
    }

    /**
     * The article's latest edition; empty if it was never published.
     *
     * @throws Problem 503 if the archive is unavailable
     */
    public Optional<TrackedEdition> find(ArticleId id) {
        try (ArchiveView view = archive.view()) {
            return view.locate(id).map(logged -> TrackedEdition.of(logged, archive.identity()));
        }
    }

    /**
     * Withdrawals of a period, the latest first.
     *
     * @param most maximum number; the earliest are omitted
     * @throws Problem 503 if the archive is unavailable
     */
    List<TrackedEdition> withdrawals(Instant since, Instant until, int most) {
        try (ArchiveView view = archive.view()) {
            String log = archive.identity();
            return view.withdrawals(since, until, most).stream()
                    .map(logged -> TrackedEdition.of(logged, log))
                    .toList();
        }
    }

    /** The receipts of all partners, in the order of the partners file. */
    public List<PartnerReceipt> of(TrackedEdition edition) {
        return partners.registry().partners().stream()
                .map(partner -> of(edition, partner))
                .toList();
    }

    PartnerReceipt of(TrackedEdition edition, Partner partner) {
        return receipts.of(partner, edition);
    }
}
