package io.wireroom.bench.webhooks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * An endpoint, the only one of its partner.
 *
 * @param format {@code article}, {@code thin} or {@code ninjs}
 */
record Endpoint(String partner, Ailment ailment, String format) {
    private static final int COUNT = 20;

    /** All endpoints: one with each ailment, the others are always well. */
    static List<Endpoint> all() {
        List<Endpoint> all = new ArrayList<>();
        for (Ailment ailment : Ailment.values()) {
            if (ailment != Ailment.NONE) {
                all.add(new Endpoint(ailment.name().toLowerCase(Locale.ROOT), ailment, "article"));
            }
        }
        for (int i = all.size() + 1; i <= COUNT; i++) {
            String format = i == COUNT ? "ninjs" : i == COUNT - 1 ? "thin" : "article";
            all.add(new Endpoint("healthy-" + i, Ailment.NONE, format));
        }
        return all;
    }

    boolean isHealthy() {
        return ailment == Ailment.NONE;
    }
}
