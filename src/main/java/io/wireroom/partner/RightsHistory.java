package io.wireroom.partner;

import io.wireroom.archive.CopyRights;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The rights that each partner has and had, by fingerprint. A cursor names the rights that a reader's copy was made with; this is where
 * they are looked up after the partners file has changed. All processes share it through {@code articles.cursors}. Thread-safe.
 *
 * <p>Each change of a partner's rights has a number, its turn. A process that loads rights which are not the latest gives them the next
 * turn. Processes that load the same file at the same time agree, since the rights are then the latest already.
 */
public final class RightsHistory {
    /** Rights that are kept for a partner: the latest, and the first, which cursors without rights belong to. */
    private static final int MOST = 16;

    /** Values of all rights that are kept for a partner, unless they are only two: about 300 KiB. */
    private static final int MOST_VALUES = 8_000;

    private final Map<String, Map<Long, PastRights>> partners = new ConcurrentHashMap<>();
    private final Map<String, Long> loaded = new ConcurrentHashMap<>();
    private final InstantSource clock;
    private volatile boolean complete;

    public RightsHistory(InstantSource clock) {
        this.clock = clock;
    }

    /** Call it when all that other processes have stored is here. */
    public void complete() {
        complete = true;
    }

    /** Whether all that other processes have stored before this one started is here. */
    boolean isComplete() {
        return complete;
    }

    /**
     * Notes the rights of a partner that are in force in this process.
     *
     * @param now where the log ends: nothing after it was sent with the rights before
     */
    public void note(Partner partner, LogEnd now) {
        long fingerprint = partner.rights().fingerprint();
        Long before = loaded.get(partner.name());
        if (complete
                && (before == null
                        || before != fingerprint
                        || !of(partner.name()).containsKey(fingerprint))) {
            partners.compute(
                    partner.name(), (_, known) -> noted(known == null ? Map.of() : known, partner, before, now));
            loaded.put(partner.name(), fingerprint);
        }
    }

    private Map<Long, PastRights> noted(
            Map<Long, PastRights> known, Partner partner, @Nullable Long before, LogEnd now) {
        long fingerprint = partner.rights().fingerprint();
        Map<Long, PastRights> noted = new HashMap<>(known);
        Long latest = latest(known);
        Long replaced = before == null ? latest : before;
        if (replaced != null && replaced != fingerprint) {
            noted.computeIfPresent(replaced, (_, past) -> past.replacedAt(now));
        }
        if (latest == null || latest != fingerprint) {
            int turn = latest == null
                    ? 1
                    : known.getOrDefault(latest, first(partner)).turn() + 1;
            noted.merge(fingerprint, first(partner), (past, _) -> past);
            noted.computeIfPresent(fingerprint, (_, past) -> past.inForce(turn, clock.instant()));
        }
        return bounded(noted);
    }

    private PastRights first(Partner partner) {
        return new PastRights(partner.rights(), 1, clock.instant(), LogEnd.NONE);
    }

    private static @Nullable Long latest(Map<Long, PastRights> known) {
        return known.entrySet().stream()
                .max(Map.Entry.comparingByValue(Comparator.comparingInt(PastRights::turn)))
                .map(Map.Entry::getKey)
                .orElse(null);
    }

    private static Map<Long, PastRights> bounded(Map<Long, PastRights> known) {
        List<Map.Entry<Long, PastRights>> latestFirst = known.entrySet().stream()
                .sorted(Map.Entry.comparingByValue(
                        Comparator.comparingInt(PastRights::turn).reversed()))
                .toList();
        Map<Long, PastRights> kept = new HashMap<>();
        int values = 0;
        for (int i = 0; i < latestFirst.size(); i++) {
            Map.Entry<Long, PastRights> each = latestFirst.get(i);
            values += each.getValue().size();
            boolean isFirst = i == latestFirst.size() - 1;
            if (i < 2 || isFirst || (i < MOST - 1 && values <= MOST_VALUES)) {
                kept.put(each.getKey(), each.getValue());
            }
        }
        return Map.copyOf(kept);
    }

    /** Adds what another process has stored. */
    public void merge(String partner, Map<Long, PastRights> stored) {
        if (!stored.isEmpty()) {
            partners.merge(partner, Map.copyOf(stored), (known, more) -> {
                Map<Long, PastRights> merged = new HashMap<>(known);
                more.forEach((fingerprint, past) -> merged.merge(fingerprint, past, PastRights::merge));
                return bounded(merged);
            });
        }
    }

    /** The rights of a partner by fingerprint. Immutable. */
    public Map<Long, PastRights> of(String partner) {
        return partners.getOrDefault(partner, Map.of());
    }

    /** Turn of the partner's rights with this fingerprint; 0 if they are not known. */
    public int turn(String partner, long fingerprint) {
        PastRights past = of(partner).get(fingerprint);
        return past == null ? 0 : past.turn();
    }

    /** The rights of copies that a cursor without rights belongs to: the first that are known. */
    public Optional<CopyRights> first(String partner) {
        return of(partner).entrySet().stream()
                .min(Map.Entry.comparingByValue(Comparator.comparingInt(PastRights::turn)))
                .map(first -> CopyRights.complete(first.getKey()));
    }

    public void forget(String partner) {
        partners.remove(partner);
        loaded.remove(partner);
    }
}
