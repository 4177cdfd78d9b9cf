package io.wireroom.rest.query;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Query parameters that campaigns ({@code utm_…}, {@code mtm_…}, {@code pk_…}), advertisers, social networks and mailings add
 * to links to the service. Requests ignore them. The parameters that are removed from an article's links are others, because a
 * change to that list changes the content of articles.
 */
public final class IgnoredParameters {
    private static final Set<String> PREFIXES = Set.of("utm_", "mtm_", "pk_", "matomo_", "hsa_", "ns_");

    private static final Set<String> NAMES = Set.of(
            "fbclid",
            "gclid",
            "gclsrc",
            "gbraid",
            "wbraid",
            "dclid",
            "msclkid",
            "twclid",
            "ttclid",
            "yclid",
            "ysclid",
            "igshid",
            "igsh",
            "li_fat_id",
            "epik",
            "rdt_cid",
            "sccid",
            "_ga",
            "_gl",
            "_hsenc",
            "_hsmi",
            "_openstat",
            "mc_cid",
            "mc_eid",
            "mkt_tok",
            "vero_id",
            "vero_conv",
            "oly_anon_id",
            "oly_enc_id",
            "__s",
            "s_cid",
            "srsltid",
            "wickedid",
            "zanpid");

    private IgnoredParameters() {}

    static boolean isTracking(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return NAMES.contains(lower) || PREFIXES.stream().anyMatch(lower::startsWith);
    }

    /**
     * The query without tracking parameters.
     *
     * @param query percent-encoded, without {@code ?}; may be null
     * @return null if no parameter remains
     */
    static @Nullable String without(@Nullable String query) {
        if (query == null) {
            return null;
        }
        String left = Arrays.stream(query.split("&", -1))
                .filter(each -> !isTracking(each.split("=", 2)[0]))
                .collect(Collectors.joining("&"));
        return left.isEmpty() ? null : left;
    }

    /** The path and query of a request without tracking parameters. */
    public static String withoutIn(String uri) {
        int mark = uri.indexOf('?');
        if (mark < 0) {
            return uri;
        }
        String query = without(uri.substring(mark + 1));
        return query == null ? uri.substring(0, mark) : uri.substring(0, mark + 1) + query;
    }
}
