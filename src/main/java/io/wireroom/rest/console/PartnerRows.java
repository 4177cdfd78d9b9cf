package io.wireroom.rest.console;

import io.wireroom.archive.ArchiveView;
import io.wireroom.partner.Partner;
import io.wireroom.partner.Webhook;
import io.wireroom.receipts.ConsumerNames;
import io.wireroom.receipts.OutstandingWithdrawals;
import io.wireroom.receipts.Progress;
import io.wireroom.receipts.ReadPositions;
import io.wireroom.receipts.Receipts;
import io.wireroom.rest.access.PartnerDirectory;
import io.wireroom.rest.access.PartnerMeters;
import io.wireroom.rest.access.PartnersFileLoader;
import io.wireroom.rest.problem.Problem;
import io.wireroom.rest.query.ArchiveAccess;
import io.wireroom.webhook.DeliveryRecord;
import io.wireroom.webhook.DeliveryState;
import io.wireroom.webhook.DeliveryStates;
import io.wireroom.webhook.WebhookKey;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Progress of partners, and the state of their webhooks. */
@Singleton
final class PartnerRows {
    private static final String PATH = "/console#partners";

    private final PartnerDirectory partners;
    private final PartnersFileLoader partnersFile;
    private final PartnerMeters meters;
    private final ReadPositions positions;
    private final Receipts receipts;
    private final DeliveryStates deliveries;
    private final ArchiveAccess archive;

    PartnerRows(
            PartnerDirectory partners,
            PartnersFileLoader partnersFile,
            PartnerMeters meters,
            ReadPositions positions,
            Receipts receipts,
            DeliveryStates deliveries,
            ArchiveAccess archive) {
        this.partners = partners;
        this.partnersFile = partnersFile;
        this.meters = meters;
        this.positions = positions;
        this.receipts = receipts;
        this.deliveries = deliveries;
        this.archive = archive;
    }

    /** @param needs receives issues that need an operator */
    List<PartnerRow> rows(Instant now, List<Overview.Need> needs) {
        partnersFile
                .failure()
                .ifPresent(reason -> needs.add(new Overview.Need(
                        true,
                        "The partners file can't be used, the partners before stay in force: " + reason + ".",
                        null)));
        try (ArchiveView view = archive.view()) {
            return rows(now, needs, view, archive.identity());
        } catch (Problem unavailable) {
            return rows(now, needs, null, "");
        }
    }

    private List<PartnerRow> rows(Instant now, List<Overview.Need> needs, @Nullable ArchiveView view, String log) {
        List<PartnerRow> rows = new ArrayList<>();
        for (Partner partner : partners.registry().partners()) {
            OutstandingWithdrawals withdrawals =
                    view == null ? null : OutstandingWithdrawals.of(partner, receipts, view, log, now);
            List<PartnerRow.WebhookRow> endpoints = partner.webhooks().stream()
                    .map(webhook -> endpoint(partner, webhook, view, log, now))
                    .toList();
            addNeeds(partner, withdrawals, endpoints, needs);
            rows.add(new PartnerRow(
                    partner.name(),
                    DisplayedTime.ofNullable(lastSeen(partner), now),
                    meters.complete(partner.name())
                            .map(until -> DisplayedTime.length(Duration.between(until, now)))
                            .orElse(null),
                    consumers(positions.of(partner.name()), now),
                    endpoints,
                    text(withdrawals)));
        }
        return rows;
    }

    /** Time of its last request to this process, or with a cursor to any process; null if there was none. */
    private @Nullable Instant lastSeen(Partner partner) {
        return Stream.concat(
                        meters.lastSeen(partner.name()).stream(),
                        positions.of(partner.name()).entrySet().stream()
                                .filter(each -> !ConsumerNames.isWebhook(each.getKey()))
                                .map(each -> each.getValue().seen()))
                .max(Comparator.naturalOrder())
                .orElse(null);
    }

    private static void addNeeds(
            Partner partner,
            @Nullable OutstandingWithdrawals withdrawals,
            List<PartnerRow.WebhookRow> endpoints,
            List<Overview.Need> needs) {
        if (withdrawals != null && withdrawals.overdue() > 0) {
            needs.add(new Overview.Need(
                    true,
                    partner.name() + " has not taken " + count(withdrawals.overdue(), "withdrawal") + " within "
                            + DisplayedTime.length(partner.withdrawalsWithin()) + ".",
                    PATH));
        }
        for (PartnerRow.WebhookRow endpoint : endpoints) {
            if (!endpoint.state().equals("active")) {
                needs.add(new Overview.Need(
                        endpoint.state().equals("disabled"),
                        "The webhook " + endpoint.name() + " of " + partner.name()
                                + (endpoint.state().equals("disabled") ? " is disabled." : " is failing."),
                        PATH));
            }
        }
    }

    private static @Nullable String text(@Nullable OutstandingWithdrawals withdrawals) {
        if (withdrawals == null || withdrawals.count() == 0) {
            return null;
        }
        String overdue = withdrawals.overdue() == 0 ? "" : ", " + withdrawals.overdue() + " of them overdue";
        return count(withdrawals.count(), "withdrawal") + " outstanding" + overdue;
    }

    private static String count(int count, String noun) {
        return String.format(Locale.ENGLISH, "%,d %s%s", count, noun, count == 1 ? "" : "s");
    }

    private static List<PartnerRow.ConsumerRow> consumers(Map<String, Progress> known, Instant now) {
        List<PartnerRow.ConsumerRow> rows = new ArrayList<>();
        new TreeMap<>(known).forEach((name, progress) -> {
            if (!ConsumerNames.isWebhook(name)) {
                rows.add(new PartnerRow.ConsumerRow(
                        name,
                        progress.channel(),
                        DisplayedTime.of(progress.seen(), now),
                        DisplayedTime.of(progress.reached(), now)));
            }
        });
        return rows;
    }

    private PartnerRow.WebhookRow endpoint(
            Partner partner, Webhook webhook, @Nullable ArchiveView view, String log, Instant now) {
        DeliveryState state = deliveries
                .find(new WebhookKey(partner.name(), webhook.name()))
                .map(DeliveryRecord::state)
                .orElse(DeliveryState.NEW);
        int backlog =
                view == null ? -1 : Receipts.backlog(state, log, from -> view.countChanges(from, partner.rights()));
        Instant since = WebhookFailure.since(state);
        Instant success = state.lastSuccess();
        return new PartnerRow.WebhookRow(
                webhook.name(),
                state.status(),
                since == null ? null : DisplayedTime.of(since, now),
                success == null ? null : DisplayedTime.of(success, now),
                backlog < 0 ? null : count(backlog, "change"));
    }
}
