package io.wireroom.rest.console;

import io.wireroom.article.Article;
import io.wireroom.article.ArticleId;
import io.wireroom.partner.Partner;
import io.wireroom.receipts.ConsumerNames;
import io.wireroom.receipts.PartnerReceipt;
import io.wireroom.receipts.ReadPositions;
import io.wireroom.receipts.ReceiptState;
import io.wireroom.receipts.TrackedEdition;
import io.wireroom.rest.access.PartnerDirectory;
import io.wireroom.rest.receipts.EditionReceipts;
import io.wireroom.webhook.DeliveryStates;
import io.wireroom.webhook.WebhookKey;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the receipts of an article's latest revision. */
@Singleton
final class ReceiptRows {
    private final EditionReceipts receipts;
    private final PartnerDirectory partners;
    private final ReadPositions positions;
    private final DeliveryStates deliveries;

    ReceiptRows(
            EditionReceipts receipts, PartnerDirectory partners, ReadPositions positions, DeliveryStates deliveries) {
        this.receipts = receipts;
        this.partners = partners;
        this.positions = positions;
        this.deliveries = deliveries;
    }

    /** Empty if the article was never published. */
    ArticleReceipts of(ArticleId id, Instant now) {
        TrackedEdition edition = receipts.find(id).orElse(null);
        List<ReceiptRow> readers = new ArrayList<>();
        List<ReceiptRow> others = new ArrayList<>();
        if (edition != null) {
            for (PartnerReceipt receipt : inOrder(receipts.of(edition))) {
                Partner partner = partners.registry().find(receipt.partner()).orElse(null);
                boolean hidden = partner != null && isHidden(edition, partner);
                ReceiptRow row = ReceiptRow.of(receipt, hidden, consumer -> failure(receipt, consumer, now), now);
                (partner != null && hasNeverRead(partner) ? others : readers).add(row);
            }
        }
        return new ArticleReceipts(readers, others);
    }

    /** Sorts partners: those that are behind first, those with unknown or irrelevant state last. */
    private static List<PartnerReceipt> inOrder(List<PartnerReceipt> receipts) {
        return receipts.stream()
                .sorted(Comparator.comparingInt(receipt -> order(receipt.state())))
                .toList();
    }

    private static int order(ReceiptState state) {
        return switch (state) {
            case OUTSTANDING -> 0;
            case SEEN, NO_REVISION, NOT_SUBSCRIBED -> 1;
            case UNKNOWN, NOT_ENTITLED -> 2;
        };
    }

    /** Whether the partner's rights do not cover an article that is visible to others. */
    private static boolean isHidden(TrackedEdition edition, Partner partner) {
        return edition.edition() instanceof Article article && !partner.rights().covers(article.audience());
    }

    private boolean hasNeverRead(Partner partner) {
        return (partner.operator() || partner.publishing().allowed())
                && partner.webhooks().isEmpty()
                && positions.of(partner.name()).isEmpty();
    }

    private @Nullable WebhookFailure failure(PartnerReceipt receipt, String consumer, Instant now) {
        return ConsumerNames.endpoint(consumer)
                .flatMap(webhook -> deliveries.find(new WebhookKey(receipt.partner(), webhook)))
                .map(record -> WebhookFailure.of(record.state(), now))
                .orElse(null);
    }
}
