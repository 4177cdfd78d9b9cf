package io.wireroom.partner;

import java.util.Set;

/**
 * The documents that a partner may submit.
 *
 * @param allowed whether it may submit any
 * @param sources keys of the sources whose articles it may submit and withdraw; empty for all
 */
public record Publishing(boolean allowed, Set<String> sources) {
    public static final Publishing NONE = new Publishing(false, Set.of());
    public static final Publishing ALL = new Publishing(true, Set.of());

    public Publishing {
        sources = Set.copyOf(sources);
        if (!allowed && !sources.isEmpty()) {
            throw new IllegalArgumentException("sources without the right to publish");
        }
    }

    /** May submit articles of these sources only. */
    public static Publishing of(Set<String> sources) {
        return new Publishing(true, sources);
    }

    /** Whether it may submit articles of this source. */
    public boolean covers(String sourceKey) {
        return allowed && (sources.isEmpty() || sources.contains(sourceKey));
    }

    /** Whether it may submit articles of some sources only. */
    public boolean isRestricted() {
        return !sources.isEmpty();
    }
}
