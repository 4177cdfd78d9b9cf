package io.wireroom.partner;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.wireroom.archive.AccessScope;
import io.wireroom.archive.ArchiveView;
import io.wireroom.archive.ChangeEntry;
import io.wireroom.archive.ChangesPage;
import io.wireroom.archive.Cursor;
import io.wireroom.archive.CursorRights;
import io.wireroom.archive.PageSize;
import io.wireroom.archive.PartitionOffsets;
import io.wireroom.archive.RightsChange;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

/**
 * Changes for a partner, from a cursor on. If the partner's rights have changed since the cursor, the articles that the change hides or
 * shows come first.
 */
public final class EntitledChanges {
    /**
     * Time within which other processes store new rights. A cursor with rights that are unknown afterwards has forgotten rights.
     */
    private static final Duration UNKNOWN = Duration.ofSeconds(30);

    /** Maximum number of unknown rights that are stored, because a client can send any number. */
    private static final int MAX_UNKNOWN = 10_000;

    private final Supplier<PartnerRegistry> partners;
    private final RightsHistory history;
    private final InstantSource clock;

    /** When unknown rights were received first. */
    private final Cache<UnknownRights, Instant> unknown =
            Caffeine.newBuilder().maximumSize(MAX_UNKNOWN).build();

    private record UnknownRights(String partner, long fingerprint) {}

    public EntitledChanges(Supplier<PartnerRegistry> partners, RightsHistory history, InstantSource clock) {
        this.partners = partners;
        this.history = history;
        this.clock = clock;
    }

    /** The result of resolving a cursor. */
    public sealed interface Resolution {}

    /** Not yet known: this process or another one is loading the partner's rights. */
    public record NotYet() implements Resolution {}

    /** The rights of the cursor are no longer known. */
    public record Expired() implements Resolution {}

    /** Reads changes. */
    @FunctionalInterface
    public interface ChangesReader {
        ChangesPage read(PartitionOffsets from);
    }

    /** The changes after the cursor. */
    public static final class Found implements Resolution {
        private final Cursor start;
        private final AccessScope rights;
        private final List<AccessScope> former;
        private final PartitionOffsets sent;
        private final int rightsVersion;

        private Found(
                Cursor start, AccessScope rights, List<AccessScope> former, PartitionOffsets sent, int rightsVersion) {
            this.start = start;
            this.rights = rights;
            this.former = former;
            this.sent = sent;
            this.rightsVersion = rightsVersion;
        }

        /** The start of reading: the cursor, with a pending change of rights. */
        public Cursor start() {
            return start;
        }

        /** Whether the rights have changed since the cursor. */
        public boolean isChange() {
            return !former.isEmpty();
        }

        /**
         * The next page.
         *
         * @param from {@link #start}, or the cursor of a page
         * @param changes reads the changes of articles from the view
         */
        public ChangesPage page(ArchiveView view, Cursor from, PageSize size, ChangesReader changes) {
            CursorRights holdings = from.rights();
            if (holdings == null) {
                return changes.read(from.positions());
            }
            if (!holdings.isComplete()) {
                if (!view.positions().reaches(from.positions())) {
                    return new ChangesPage(
                            List.of(), from.positions(), true, holdings, 0); // the articles are not known here
                }
                RightsChange change = new RightsChange(former, rights, from.positions(), sent);
                List<ChangeEntry> entries = view.rightsChanges(change, holdings.passed(), size);
                if (!entries.isEmpty()) {
                    return ChangesPage.ofRights(entries, from.positions(), holdings, rightsVersion);
                }
            }
            return changes.read(from.positions()).with(holdings.completed());
        }
    }

    /**
     * Resolves a reader's cursor. Rights that are not recorded yet are recorded.
     *
     * @param partner name of the reader; rights are tracked for partners only
     * @param rights the reader's rights
     * @param end the end of the log
     */
    public Resolution resolve(String partner, AccessScope rights, Cursor cursor, LogEnd end) {
        Partner configured = partners.get().find(partner).orElse(null);
        if (configured == null) {
            return new Found(new Cursor(cursor.positions(), null), rights, List.of(), PartitionOffsets.START, 0);
        }
        if (!configured.rights().equals(rights)) {
            return new NotYet();
        }
        history.note(configured, end);
        long current = rights.fingerprint();
        CursorRights named = cursor.rights();
        CursorRights holdings = named == null ? history.first(partner).orElse(CursorRights.complete(rights)) : named;
        if (holdings.current() == current && holdings.isComplete() && (history.isComplete() || named != null)) {
            return new Found(
                    new Cursor(cursor.positions(), null, holdings), rights, List.of(), PartitionOffsets.START, 0);
        }
        return history.isComplete() ? changed(configured, holdings, cursor.positions(), end.log()) : new NotYet();
    }

    private Resolution changed(Partner partner, CursorRights holdings, PartitionOffsets completeTo, String log) {
        Map<Long, RightsVersion> known = history.of(partner.name());
        long current = partner.rights().fingerprint();
        Set<Long> former = new TreeSet<>(holdings.former());
        if (holdings.current() != current) {
            former.add(holdings.current());
            if (history.versionNumber(partner.name(), holdings.current())
                    > history.versionNumber(partner.name(), current)) {
                return new NotYet(); // another process has loaded newer rights
            }
        }
        if (former.size() > CursorRights.MAX_FORMER) {
            return new Expired();
        }
        List<AccessScope> scopes = new ArrayList<>();
        PartitionOffsets sent = PartitionOffsets.START;
        for (long each : former) {
            RightsVersion past = known.get(each);
            if (past == null) {
                return unknown(partner.name(), each);
            }
            scopes.add(past.rights());
            sent = sent.furthest(past.end().in(log));
        }
        CursorRights begun =
                new CursorRights(current, List.copyOf(former), holdings.current() == current ? holdings.passed() : 0);
        return new Found(
                new Cursor(completeTo, null, begun),
                partner.rights(),
                scopes,
                sent,
                history.versionNumber(partner.name(), current));
    }

    private Resolution unknown(String partner, long fingerprint) {
        Instant now = clock.instant();
        Instant first = unknown.get(new UnknownRights(partner, fingerprint), _ -> now);
        return first.plus(UNKNOWN).isBefore(now) ? new Expired() : new NotYet();
    }
}
