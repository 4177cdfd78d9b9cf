package io.wireroom.rest.access;

import io.wireroom.config.WireroomConfig;
import io.wireroom.partner.AuthenticationResult;
import io.wireroom.partner.Partner;
import io.wireroom.rest.http.Authorization;
import io.wireroom.rest.problem.Problem;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Optional;

/**
 * Authenticates the current request by the key in {@link Authorization} and charges it to the partner's rate limit, once per
 * request. Every resource that reads calls it first; the others call {@link ClientAuthorizer}. Requests with an invalid
 * key are not rate limited, because they cost only a hash.
 */
@Singleton
public final class PartnerAuthenticator {
    private final Readers readers;
    private final KeyAuthentication keys;
    private final RateLimiters rateLimiters;
    private final RequestPartner requests;
    private final boolean open;
    private final boolean pagesOpen;
    private final boolean feedsOpen;

    PartnerAuthenticator(
            WireroomConfig config,
            PartnerDirectory partners,
            Readers readers,
            KeyAuthentication keys,
            RateLimiters rateLimiters,
            RequestPartner requests) {
        this.readers = readers;
        this.keys = keys;
        this.rateLimiters = rateLimiters;
        this.requests = requests;
        this.open = partners.isReadingOpen();
        this.pagesOpen = config.pages().isPublic();
        this.feedsOpen = config.feeds().isPublic();
    }

    /**
     * The reader of the current request.
     *
     * @throws Problem 401 without a valid key where one is required, 429 if the rate limit is exceeded
     */
    public Reader reader(HttpHeaders request) {
        return open ? readers.everybody() : readers.of(charged(request).partner());
    }

    /**
     * The reader of the current request, without applying the rate limit. For requests about the partner itself, which are
     * answered even if the limit is exceeded.
     *
     * @throws Problem 401 without a valid key where one is required
     */
    public Reader unchargedReader(HttpHeaders request) {
        if (open) {
            return readers.everybody();
        }
        AuthenticationResult.Authenticated identity = keys.authenticate(request);
        requests.setPartner(rateLimiters.withoutCharge(identity));
        return readers.of(identity.partner());
    }

    /**
     * The reader of an article's page, a sitemap or {@code robots.txt}. If pages are public, requests without a key have
     * access to everything.
     *
     * @throws Problem as in {@link #reader}. An invalid key is rejected even if pages are public, because the partner would
     *     otherwise mistake the public content for its own
     */
    public Reader pageReader(HttpHeaders request) {
        return pagesOpen && !KeyAuthentication.hasKey(request) ? readers.everybody() : reader(request);
    }

    /** The reader of a feed, as {@link #pageReader} if feeds are public. */
    public Reader feedReader(HttpHeaders request) {
        return feedsOpen && !KeyAuthentication.hasKey(request) ? readers.everybody() : reader(request);
    }

    /**
     * The reader of a page that is always public and lists articles to those who may see them; empty for others.
     *
     * @throws Problem as in {@link #pageReader}, if the request has a key
     */
    public Optional<Reader> optionalPageReader(HttpHeaders request) {
        return open || pagesOpen || KeyAuthentication.hasKey(request)
                ? Optional.of(pageReader(request))
                : Optional.empty();
    }

    /**
     * The partner of the current request; empty if reading is open.
     *
     * @throws Problem as in {@link #reader}
     */
    public Optional<Partner> partner(HttpHeaders request) {
        return open ? Optional.empty() : Optional.of(charged(request).partner());
    }

    /** Whether everybody may read and submit articles. */
    public boolean isOpen() {
        return open;
    }

    /** Whether feeds need no key. */
    public boolean areFeedsOpen() {
        return open || feedsOpen;
    }

    /** The partner of the current request. The rate limit is applied once per request. */
    private AuthenticationResult.Authenticated charged(HttpHeaders request) {
        RequestPartner.AuthenticatedPartner partner = requests.authenticated();
        if (partner == null) {
            partner = rateLimiters.charge(keys.authenticate(request));
            requests.setPartner(partner);
        }
        return partner.identity();
    }
}
