package io.wireroom.copies;

import io.wireroom.objects.ObjectStore;
import io.wireroom.objects.ObjectStore.Listed;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Deletes what no copy needs. All times are by the store's clock. Several endpoints may clean up at the same time.
 */
final class CopyCleanup {
    /** A part that no manifest names may belong to an upload in progress. It is kept for this time. */
    static final Duration GRACE = Duration.ofHours(6);

    /** Copies of other logs and formats are kept for this time after their last change: releases may run side by side. */
    static final Duration OTHERS = Duration.ofDays(7);

    private final ObjectStore store;
    private final int keep;

    /** @param keep number of copies of a log and format that are kept */
    CopyCleanup(ObjectStore store, int keep) {
        this.store = store;
        this.keep = keep;
    }

    /** @param keys the log and format whose copies are kept; there must be a manifest that was just written */
    void run(CopyKeys keys) throws IOException {
        CopyListing listing = CopyListing.of(store, keys);
        if (listing.manifests().isEmpty()) {
            return;
        }
        Instant now = listing.manifests().getFirst().modified();
        List<Listed> kept = listing.manifests().stream().limit(keep).toList();
        Set<String> named = named(store, kept);
        delete(listing.manifests().stream().skip(keep).toList());
        for (Map.Entry<String, Listed> part : listing.parts().entrySet()) {
            if (!named.contains(part.getKey())
                    && part.getValue().modified().plus(GRACE).isBefore(now)) {
                store.delete(part.getValue().key());
            }
        }
        for (List<Listed> other : listing.others().values()) {
            if (CopyListing.latest(other).plus(OTHERS).isBefore(now)) {
                delete(other.stream()
                        .filter(object -> object.key().endsWith(".json"))
                        .toList());
                delete(other.stream()
                        .filter(object -> !object.key().endsWith(".json"))
                        .toList());
            }
        }
    }

    /** The parts that these manifests name. Unreadable manifests name none. */
    static Set<String> named(ObjectStore store, Collection<Listed> manifests) throws IOException {
        Set<String> named = new HashSet<>();
        for (Listed each : manifests) {
            try {
                store.get(each.key())
                        .map(CopyManifest::parse)
                        .ifPresent(manifest -> manifest.files().forEach(file -> named.addAll(file.parts())));
            } catch (IllegalArgumentException unreadable) {
                // Nobody can use this copy.
            }
        }
        return named;
    }

    private void delete(List<Listed> objects) throws IOException {
        for (Listed object : objects) {
            store.delete(object.key());
        }
    }
}
