package io.wireroom.partner;

import io.wireroom.archive.CursorRights;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The present and former rights of each partner, by fingerprint. A cursor has the fingerprint of the rights of the reader's holdings,
 * which are looked up here after a change of the partners file. All processes share the history by {@code articles.cursors}.
 * Thread-safe.
 *
 * <p>Each change of a partner's rights has a number, the version. A process that loads rights other than the latest ones assigns the
 * next number. Processes that load the same file at the same time assign the same number, because the second one finds the rights
 * as the latest.
 */
public final class RightsHistory {
    /**
     * Maximum number of rights that are stored for a partner: the latest ones, and the first, which apply to cursors without
     * rights.
     */
    private static final int MAX_RIGHTS = 16;

    /** Maximum number of values of all stored rights of a partner, if these are more than two: about 300 KiB. */
    private static final int MAX_VALUES = 8_000;

    private final Map<String, Map<Long, RightsVersion>> partners = new ConcurrentHashMap<>();
    private final Map<String, Long> loaded = new ConcurrentHashMap<>();
    private final InstantSource clock;
    private volatile boolean complete;

    public RightsHistory(InstantSource clock) {
        this.clock = clock;
    }

    /** Called when everything that other processes have stored was read. */
    public void complete() {
        complete = true;
    }

    /** Whether everything that other processes stored before this one started was read. */
    boolean isComplete() {
        return complete;
    }

    /**
     * Records the rights of a partner that are in effect in this process.
     *
     * @param now end of the log: nothing after it was sent with the previous rights
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

    private Map<Long, RightsVersion> noted(
            Map<Long, RightsVersion> known, Partner partner, @Nullable Long before, LogEnd now) {
        long fingerprint = partner.rights().fingerprint();
        Map<Long, RightsVersion> noted = new HashMap<>(known);
        Long latest = latest(known);
        Long replaced = before == null ? latest : before;
        if (replaced != null && replaced != fingerprint) {
            noted.computeIfPresent(replaced, (_, past) -> past.replacedAt(now));
        }
        if (latest == null || latest != fingerprint) {
            int rightsVersion = latest == null
                    ? 1
                    : known.getOrDefault(latest, first(partner)).number() + 1;
            noted.merge(fingerprint, first(partner), (past, _) -> past);
            noted.computeIfPresent(fingerprint, (_, past) -> past.inForce(rightsVersion, clock.instant()));
        }
        return bounded(noted);
    }

    private RightsVersion first(Partner partner) {
        return new RightsVersion(partner.rights(), 1, clock.instant(), LogEnd.NONE);
    }

    private static @Nullable Long latest(Map<Long, RightsVersion> known) {
        return known.entrySet().stream()
                .max(Map.Entry.comparingByValue(Comparator.comparingInt(RightsVersion::number)))
                .map(Map.Entry::getKey)
                .orElse(null);
    }

    private static Map<Long, RightsVersion> bounded(Map<Long, RightsVersion> known) {
        List<Map.Entry<Long, RightsVersion>> latestFirst = known.entrySet().stream()
                .sorted(Map.Entry.comparingByValue(
                        Comparator.comparingInt(RightsVersion::number).reversed()))
                .toList();
        Map<Long, RightsVersion> kept = new HashMap<>();
        int values = 0;
        for (int i = 0; i < latestFirst.size(); i++) {
            Map.Entry<Long, RightsVersion> each = latestFirst.get(i);
            values += each.getValue().size();
            boolean isFirst = i == latestFirst.size() - 1;
            if (i < 2 || isFirst || (i < MAX_RIGHTS - 1 && values <= MAX_VALUES)) {
                kept.put(each.getKey(), each.getValue());
            }
        }
        return Map.copyOf(kept);
    }

    /** Merges rights that another process has stored. */
    public void merge(String partner, Map<Long, RightsVersion> stored) {
        if (!stored.isEmpty()) {
            partners.merge(partner, Map.copyOf(stored), (known, more) -> {
                Map<Long, RightsVersion> merged = new HashMap<>(known);
                more.forEach((fingerprint, past) -> merged.merge(fingerprint, past, RightsVersion::merge));
                return bounded(merged);
            });
        }
    }

    /** The rights of a partner by fingerprint. Immutable. */
    public Map<Long, RightsVersion> of(String partner) {
        return partners.getOrDefault(partner, Map.of());
    }

    /**
     * Version number of the partner's rights.
     *
     * @param fingerprint {@linkplain AccessScope#fingerprint fingerprint} of the rights
     * @return 0 if unknown
     */
    public int versionNumber(String partner, long fingerprint) {
        RightsVersion past = of(partner).get(fingerprint);
        return past == null ? 0 : past.number();
    }

    /** The rights that apply to cursors without rights: the first known ones. */
    public Optional<CursorRights> first(String partner) {
        return of(partner).entrySet().stream()
                .min(Map.Entry.comparingByValue(Comparator.comparingInt(RightsVersion::number)))
                .map(first -> CursorRights.complete(first.getKey()));
    }

    public void forget(String partner) {
        partners.remove(partner);
        loaded.remove(partner);
    }
}
