package io.wireroom.rest.console;

import io.wireroom.article.Rejection;
import io.wireroom.history.HistoryPage;
import io.wireroom.history.HistoryRecord.Held;
import io.wireroom.history.HistoryRecord.Rejected;
import io.wireroom.history.RejectedQuery;
import io.wireroom.rest.console.Overview.Need;
import io.wireroom.rest.console.Overview.RejectedCode;
import io.wireroom.rest.console.Overview.Store;
import io.wireroom.rest.problem.Problem;
import io.wireroom.rest.query.ArchiveAccess;
import io.wireroom.rest.query.HistoryAccess;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Creates the overview. It is shared by all requests within two seconds. */
@Singleton
final class Overviews {
    private static final Duration CACHE_TIME = Duration.ofSeconds(2);
    private static final Duration RECENT = Duration.ofHours(24);
    private static final int MAX_EXAMINED = 100;
    private static final int MAX_HELD = 5;

    private final Activity activity;
    private final Backlog backlog;
    private final HistoryAccess history;
    private final Rejections rejections;
    private final ArchiveAccess archive;
    private final ServiceState service;
    private final PartnerRows partners;
    private final Clock clock = Clock.systemUTC();
    private final AtomicReference<@Nullable CachedOverview> latest = new AtomicReference<>();

    private record CachedOverview(Instant at, Overview overview) {}

    Overviews(
            Activity activity,
            Backlog backlog,
            HistoryAccess history,
            Rejections rejections,
            ArchiveAccess archive,
            ServiceState service,
            PartnerRows partners) {
        this.activity = activity;
        this.backlog = backlog;
        this.history = history;
        this.rejections = rejections;
        this.archive = archive;
        this.service = service;
        this.partners = partners;
    }

    Overview now() {
        Instant now = clock.instant();
        CachedOverview made = latest.get();
        if (made == null || Duration.between(made.at(), now).compareTo(CACHE_TIME) > 0) {
            made = new CachedOverview(now, make(now));
            latest.set(made);
        }
        return made.overview();
    }

    /** Discards the cached overview after a change. */
    void renew() {
        latest.set(null);
    }

    private Overview make(Instant now) {
        Rates rates = new Rates(activity.lastHour(), backlog.lastHour(), now.getEpochSecond() % 60 / 60.0);
        List<Need> needs = new ArrayList<>();
        service.failures()
                .forEach(failure -> needs.add(new Need(true, "This process is not ready: " + failure + ".", null)));
        if (rates.isStalled()) {
            needs.add(new Need(
                    true, rates.waitingNow() + " documents wait, and none was decided in the last minute.", null));
        }
        List<PartnerRow> rows = partners.rows(now, needs);
        try {
            unresolved(now, needs);
            HistoryPage<Held> held = history.query(search -> search.held(Set.of(), null, MAX_HELD));
            return new Overview(
                    DisplayedTime.of(now, now),
                    needs,
                    rates.figures(),
                    null,
                    codes(now),
                    history.query(search -> search.countHeld()),
                    held.items().stream().map(each -> HeldRow.of(each, now)).toList(),
                    rows,
                    stores());
        } catch (Problem unavailable) {
            return new Overview(
                    DisplayedTime.of(now, now),
                    needs,
                    rates.figures(),
                    String.valueOf(unavailable.getMessage()),
                    List.of(),
                    0,
                    List.of(),
                    rows,
                    stores());
        }
    }

    private void unresolved(Instant now, List<Need> needs) {
        RejectedQuery query = new RejectedQuery(Set.of(), Set.of(), now.minus(RECENT));
        HistoryPage<Rejected> page = history.query(search -> search.rejected(query, null, MAX_EXAMINED));
        long open = page.items().stream()
                .filter(rejected -> !rejections.isResolved(rejected))
                .count();
        if (open > 0) {
            String count = (page.next() == null ? "" : "At least ") + open;
            needs.add(new Need(
                    false,
                    count + (open == 1 ? " document was" : " documents were")
                            + " rejected in the last 24 hours and not repaired.",
                    "/console/rejected?since=24h"));
        }
    }

    private List<RejectedCode> codes(Instant now) {
        List<RejectedCode> codes = new ArrayList<>();
        for (Rejection.Code code : Rejection.Code.values()) {
            RejectedQuery query = new RejectedQuery(Set.of(code.toString()), Set.of(), null);
            int count = history.query(search -> search.countRejected(query));
            if (count > 0) {
                history.query(search -> search.rejected(query, null, 1)).items().stream()
                        .map(newest -> rejections.row(newest, now))
                        .forEach(newest -> codes.add(new RejectedCode(code.toString(), count, newest)));
            }
        }
        codes.sort(Comparator.comparingInt(RejectedCode::count).reversed());
        return codes;
    }

    private List<Store> stores() {
        return List.of(
                new Store("Articles in the archive", number(archive.articles())),
                new Store(
                        "Events the archive has to read",
                        service.archiveLag() < 0 ? "unknown" : number(service.archiveLag())),
                new Store("Archive on disk", megabytes(service.archiveBytes())),
                new Store("Entries in the index of documents", number(service.historyEntries())),
                new Store("Index of documents on disk", megabytes(service.historyBytes())));
    }

    private static String number(long number) {
        return String.format(Locale.ENGLISH, "%,d", number);
    }

    private static String megabytes(long bytes) {
        return String.format(Locale.ENGLISH, "%,.1f MB", bytes / 1e6);
    }
}
