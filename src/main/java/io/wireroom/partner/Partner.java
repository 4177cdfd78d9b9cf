package io.wireroom.partner;

import io.wireroom.archive.AccessScope;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A client of the API that reads articles and may be allowed to publish them.
 *
 * @param name identifier for metrics and logs: 1 to 64 letters, digits, {@code .}, {@code _} and {@code -}
 * @param keys at least one; several allow key rotation without downtime
 * @param rights articles that the partner may read
 * @param site base URL of the site where the partner publishes the articles, without a trailing slash; null: the service's site
 * @param publication name and language of that site
 * @param limit rate limit
 * @param publishing documents that the partner may send
 * @param operator whether the partner may read and redrive rejected documents, and list held articles
 * @param webhooks endpoints that changes are sent to
 * @param withdrawalsWithin time within which the partner has to receive withdrawals; afterwards they are overdue
 */
public record Partner(
        String name,
        List<PartnerKey> keys,
        AccessScope rights,
        @Nullable String site,
        OwnPublication publication,
        Limit limit,
        Publishing publishing,
        boolean operator,
        List<Webhook> webhooks,
        Duration withdrawalsWithin) {

    /** Longer than a stream: a stream's cursor returns when the client reconnects. */
    static final Duration WITHDRAWALS_WITHIN = Duration.ofHours(2);

    private static final Duration MAX_WITHDRAWAL_TIME = Duration.ofDays(365);

    public Partner {
        keys = List.copyOf(keys);
        webhooks = List.copyOf(webhooks);
        if (!name.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,63}")) {
            throw new IllegalArgumentException("name must be 1 to 64 letters, digits, '.', '_' and '-'");
        }
        if (keys.isEmpty()) {
            throw new IllegalArgumentException("keys must have at least one");
        }
        if (withdrawalsWithin.isNegative()
                || withdrawalsWithin.isZero()
                || withdrawalsWithin.compareTo(MAX_WITHDRAWAL_TIME) > 0) {
            throw new IllegalArgumentException("withdrawals.within must be from 1s to 365d");
        }
        if (site != null && !isSite(site)) {
            throw new IllegalArgumentException("site must be an absolute http or https URL without query and fragment");
        }
    }

    /** Whether a withdrawal is overdue. */
    public boolean isOverdue(Instant withdrawn, Instant now) {
        return withdrawn.plus(withdrawalsWithin).isBefore(now);
    }

    private static boolean isSite(String site) {
        try {
            URI uri = new URI(site);
            return ("https".equals(uri.getScheme()) || "http".equals(uri.getScheme()))
                    && uri.getHost() != null
                    && uri.getRawUserInfo() == null
                    && uri.getRawQuery() == null
                    && uri.getRawFragment() == null
                    && !site.endsWith("/");
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
