package io.wireroom.rest.receipts;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vertx.core.http.HttpServerRequest;
import io.wireroom.article.Edition;
import io.wireroom.partner.Partner;
import io.wireroom.receipts.ConsumerReceipt;
import io.wireroom.receipts.PartnerReceipt;
import io.wireroom.receipts.ReceiptState;
import io.wireroom.receipts.TrackedEdition;
import io.wireroom.rest.access.PartnerDirectory;
import io.wireroom.rest.http.StalledWriteWatchdog;
import io.wireroom.rest.problem.Problem;
import io.wireroom.rest.query.Links;
import io.wireroom.rest.query.Parameters;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.UriBuilder;
import jakarta.ws.rs.core.UriInfo;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The withdrawals of a period, the latest first, as CSV with a row for each partner. The default period is the last 30 days. A
 * report has at most {@value #MAX_WITHDRAWALS} withdrawals; {@code Link: rel="next"} links to the earlier ones.
 */
@Singleton
public final class ReceiptsReport {
    private static final int MAX_WITHDRAWALS = 10_000;
    private static final Duration PERIOD = Duration.ofDays(30);
    private static final int BUFFER = 16_384;
    private static final String PARTNER = "partner";
    private static final String UNTIL = "until";
    private static final String HEADER = CsvRow.of(
            "article_id",
            "revision",
            "withdrawn",
            "reason",
            "url",
            PARTNER,
            "state",
            "seen_by",
            "overdue",
            "outstanding_consumers");

    private final PartnerDirectory partners;
    private final EditionReceipts receipts;
    private final Links links;
    private final StalledWriteWatchdog watchdog;
    private final Clock clock = Clock.systemUTC();

    ReceiptsReport(PartnerDirectory partners, EditionReceipts receipts, Links links, StalledWriteWatchdog watchdog) {
        this.partners = partners;
        this.receipts = receipts;
        this.links = links;
        this.watchdog = watchdog;
    }

    /**
     * The report for the query parameters {@code since}, {@code until} and {@code partner}.
     *
     * @throws Problem 400 for other parameters and invalid values, 503 if the archive is unavailable
     */
    public Response respond(UriInfo uri, HttpServerRequest request) {
        Parameters given = Parameters.of(uri.getQueryParameters(), Set.of("since", UNTIL, PARTNER));
        Instant now = clock.instant();
        Instant since = given.moment("since");
        Instant until = given.moment(UNTIL);
        List<Partner> asked = partners(given.text(PARTNER));
        List<TrackedEdition> withdrawals = receipts.withdrawals(
                since == null ? (until == null ? now : until).minus(PERIOD) : since,
                until == null ? now.plusMillis(1) : until,
                MAX_WITHDRAWALS);
        StreamingOutput rows = out -> {
            try (OutputStream watched = watchdog.watch(out, request);
                    OutputStream buffered = new BufferedOutputStream(watched, BUFFER)) {
                write(withdrawals, asked, now, buffered);
            }
        };
        return Response.ok(rows, "text/csv;charset=UTF-8;header=present")
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"receipts.csv\"")
                .header(HttpHeaders.LINK, Links.next(next(uri, withdrawals)))
                .build();
    }

    private List<Partner> partners(@Nullable String name) {
        List<Partner> all = partners.registry().partners();
        if (name == null) {
            return all;
        }
        List<Partner> named =
                all.stream().filter(partner -> partner.name().equals(name)).toList();
        if (named.isEmpty()) {
            throw Parameters.bad(PARTNER, "no partner has this name");
        }
        return named;
    }

    /** Includes the last withdrawal again, because others may have the same time. */
    private @Nullable String next(UriInfo uri, List<TrackedEdition> withdrawals) {
        if (withdrawals.size() < MAX_WITHDRAWALS) {
            return null;
        }
        Instant last = withdrawals.getLast().logged().edition().updated();
        return UriBuilder.fromUri(links.self(uri))
                .replaceQueryParam(UNTIL, last.plusMillis(1))
                .build()
                .toString();
    }

    private void write(List<TrackedEdition> withdrawals, List<Partner> asked, Instant now, OutputStream out)
            throws IOException {
        out.write(HEADER.getBytes(UTF_8));
        for (TrackedEdition withdrawal : withdrawals) {
            for (Partner partner : asked) {
                out.write(row(withdrawal.edition(), partner, receipts.of(withdrawal, partner), now)
                        .getBytes(UTF_8));
            }
        }
    }

    private static String row(Edition edition, Partner partner, PartnerReceipt receipt, Instant now) {
        boolean outstanding = receipt.state() == ReceiptState.OUTSTANDING;
        boolean overdue = outstanding && partner.isOverdue(edition.updated(), now);
        return CsvRow.of(
                edition.id().toString(),
                Integer.toString(edition.revision()),
                edition.updated().toString(),
                edition.withdrawalReason(),
                edition.path(),
                receipt.partner(),
                receipt.state().toString(),
                receipt.seenBy() == null ? null : receipt.seenBy().toString(),
                Boolean.toString(overdue),
                receipt.consumers().stream()
                        .filter(each -> each.state() == ReceiptState.OUTSTANDING)
                        .map(ConsumerReceipt::consumer)
                        .collect(Collectors.joining(" ")));
    }
}
