package io.wireroom.receipts;

import io.wireroom.archive.Cursor;
import io.wireroom.archive.PartitionOffsets;
import io.wireroom.archive.RightsChange;
import io.wireroom.article.ArticleId;
import io.wireroom.partner.Partner;
import io.wireroom.partner.RightsVersion;
import io.wireroom.partner.Webhook;
import io.wireroom.webhook.DeliveryRecord;
import io.wireroom.webhook.DeliveryState;
import io.wireroom.webhook.DeliveryStates;
import io.wireroom.webhook.ParkedMessage;
import io.wireroom.webhook.WebhookKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Determines who has an article's latest revision. */
public final class Receipts {
    private final ReadPositions positions;
    private final DeliveryStates deliveries;

    public Receipts(ReadPositions positions, DeliveryStates deliveries) {
        this.positions = positions;
        this.deliveries = deliveries;
    }

    public PartnerReceipt of(Partner partner, TrackedEdition edition) {
        PartnerReceipt receipt = PartnerReceipt.of(partner.name(), consumers(partner, edition));
        boolean concerned = edition.visibility(partner.rights()) != TrackedEdition.Visibility.HIDDEN
                || receipt.consumers().stream()
                        .anyMatch(
                                each -> each.state() == ReceiptState.OUTSTANDING || each.state() == ReceiptState.SEEN);
        return concerned ? receipt : new PartnerReceipt(partner.name(), ReceiptState.NOT_ENTITLED, null, List.of());
    }

    private List<ConsumerReceipt> consumers(Partner partner, TrackedEdition edition) {
        Map<String, Progress> known = new TreeMap<>(positions.of(partner.name()));
        List<ConsumerReceipt> consumers = new ArrayList<>();
        known.forEach((name, progress) -> {
            if (!ConsumerNames.isWebhook(name)) {
                consumers.add(ofReader(partner, name, progress, edition));
            }
        });
        for (Webhook webhook : partner.webhooks()) {
            consumers.add(ofWebhook(partner, webhook, known.get(ConsumerNames.ofWebhook(webhook.name())), edition));
        }
        return consumers;
    }

    private ConsumerReceipt ofReader(Partner partner, String name, Progress progress, TrackedEdition edition) {
        ReceiptState state = progress.log().equals(edition.log())
                ? holdings(partner, progress).state(edition)
                : ReceiptState.UNKNOWN;
        return new ConsumerReceipt(name, progress.channel(), state, seenBy(partner, state, progress, edition));
    }

    private ConsumerHoldings holdings(Partner partner, Progress progress) {
        return new ConsumerHoldings(progress, partner, positions.history().of(partner.name()));
    }

    private ConsumerReceipt ofWebhook(
            Partner partner, Webhook webhook, @Nullable Progress progress, TrackedEdition edition) {
        String name = ConsumerNames.ofWebhook(webhook.name());
        if (!webhook.events().contains(edition.typeFor(partner.rights()))) {
            return new ConsumerReceipt(name, "webhook", ReceiptState.NOT_SUBSCRIBED, null);
        }
        DeliveryState delivery = delivery(partner, webhook);
        ReceiptState state = ofEndpoint(partner, delivery, progress, edition);
        Instant seenBy = progress == null ? null : seenBy(partner, state, progress, edition);
        return new ConsumerReceipt(name, "webhook", state, seenBy);
    }

    /** During a replay, the state of everything that is sent again is uncertain: the endpoint may have refused it before. */
    private ReceiptState ofEndpoint(
            Partner partner, DeliveryState delivery, @Nullable Progress progress, TrackedEdition edition) {
        if (progress == null || !progress.log().startsWith(edition.log() + "#")) {
            return ReceiptState.UNKNOWN;
        }
        boolean sameEpoch = progress.log().equals(new WebhookEpoch(edition.log(), delivery.epoch()).name());
        ReceiptState state = holdings(partner, progress).state(edition);
        if (sameEpoch && (state == ReceiptState.SEEN || edition.logged().isBefore(progress.positions()))) {
            return state == ReceiptState.SEEN && isRefused(delivery, edition) ? ReceiptState.OUTSTANDING : state;
        }
        return state == ReceiptState.OUTSTANDING
                        || delivery.epoch() > 0
                        || edition.logged().mayHaveBegunBefore(progress.sent())
                ? ReceiptState.OUTSTANDING
                : ReceiptState.NO_REVISION;
    }

    /** The state lists only the latest refused messages. Any older message may have been refused. */
    private static boolean isRefused(DeliveryState delivery, TrackedEdition edition) {
        List<ParkedMessage> parked = delivery.parked();
        boolean unnamed = delivery.parkedTotal() > parked.size()
                && !parked.isEmpty()
                && edition.edition().updated().isBefore(parked.getFirst().at());
        return unnamed
                || parked.stream()
                        .anyMatch(
                                each -> each.article() == edition.edition().id().value()
                                        && each.revision() == edition.edition().revision());
    }

    /** Null for an article that a later change of rights has hidden: the time of the deletion is unknown. */
    private @Nullable Instant seenBy(Partner partner, ReceiptState state, Progress progress, TrackedEdition edition) {
        if (state != ReceiptState.SEEN) {
            return null;
        }
        Instant hadBy =
                progress.hadBy(edition.logged().partition(), edition.logged().offset());
        boolean isHidden =
                !edition.isWithdrawal() && edition.visibility(partner.rights()) != TrackedEdition.Visibility.VISIBLE;
        return hadBy != null
                        && isHidden
                        && rightsSince(partner).filter(hadBy::isBefore).isPresent()
                ? null
                : hadBy;
    }

    /**
     * Positions before which no revision can be outstanding for this partner, except revisions that an endpoint refused.
     *
     * @return null if nothing can be outstanding
     */
    @Nullable
    PartitionOffsets certain(Partner partner, String log) {
        PartitionOffsets certain = null;
        for (Map.Entry<String, Progress> each : positions.of(partner.name()).entrySet()) {
            if (!ConsumerNames.isWebhook(each.getKey()) && each.getValue().log().equals(log)) {
                certain = earlier(certain, holdings(partner, each.getValue()).completeTo());
            }
        }
        for (Webhook webhook : partner.webhooks()) {
            certain = earlier(certain, certain(partner, webhook, log));
        }
        return certain;
    }

    private PartitionOffsets certain(Partner partner, Webhook webhook, String log) {
        DeliveryState delivery = delivery(partner, webhook);
        Progress progress = positions.of(partner.name()).get(ConsumerNames.ofWebhook(webhook.name()));
        if (progress == null
                || !progress.log().equals(new WebhookEpoch(log, delivery.epoch()).name())
                || delivery.parkedTotal() > delivery.parked().size()) {
            return PartitionOffsets.START;
        }
        return holdings(partner, progress).completeTo();
    }

    /** The changes of rights that consumers have not received. */
    List<RightsChange> pending(Partner partner, String log) {
        return positions.of(partner.name()).values().stream()
                .filter(progress -> progress.log().equals(log) || progress.log().startsWith(log + "#"))
                .map(progress -> holdings(partner, progress).pending())
                .filter(Objects::nonNull)
                .toList();
    }

    /** The time from which the partner's rights are in effect; empty if unknown. */
    Optional<Instant> rightsSince(Partner partner) {
        return Optional.ofNullable(positions
                        .history()
                        .of(partner.name())
                        .get(partner.rights().fingerprint()))
                .map(RightsVersion::since);
    }

    /** Articles with a revision that an endpoint refused, as far as listed in the delivery state. */
    Set<ArticleId> refused(Partner partner) {
        return partner.webhooks().stream()
                .flatMap(webhook -> delivery(partner, webhook).parked().stream())
                .filter(parked -> ArticleId.isValid(parked.article()))
                .map(parked -> new ArticleId(parked.article()))
                .collect(Collectors.toSet());
    }

    private DeliveryState delivery(Partner partner, Webhook webhook) {
        return deliveries
                .find(new WebhookKey(partner.name(), webhook.name()))
                .map(DeliveryRecord::state)
                .orElse(DeliveryState.NEW);
    }

    private static PartitionOffsets earlier(@Nullable PartitionOffsets one, PartitionOffsets other) {
        return one == null ? other : one.nearest(other);
    }

    /** Number of changes that an endpoint has not been sent. */
    public interface ChangeCount {
        int after(PartitionOffsets positions);
    }

    /** Number of changes after the position of an endpoint; -1 if unknown. */
    public static int backlog(DeliveryState delivery, String log, ChangeCount changes) {
        String cursor = delivery.cursor();
        if (cursor == null) {
            return -1;
        }
        if (cursor.isEmpty()) {
            return changes.after(PartitionOffsets.START);
        }
        return Cursor.decode(cursor, log) instanceof Cursor.Decoded.Ok(Cursor decoded)
                ? changes.after(decoded.positions())
                : -1;
    }
}
