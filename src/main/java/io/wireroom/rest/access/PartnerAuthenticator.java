package io.wireroom.rest.access;

import io.vertx.ext.web.RoutingContext;
import io.wireroom.config.WireroomConfig;
import io.wireroom.partner.AuthenticationResult;
import io.wireroom.partner.Partner;
import io.wireroom.partner.Publishing;
import io.wireroom.rest.http.Authorization;
import io.wireroom.rest.http.RequestHead;
import io.wireroom.rest.problem.Problem;
import io.wireroom.rest.problem.ProblemType;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Authenticates requests by the key in {@link Authorization} and applies the partner's rate limit. Every resource calls it
 * first. Requests with an invalid key are not rate limited, because they cost only a hash.
 */
@Singleton
public final class PartnerAuthenticator {
    private static final Pattern FEED_PATH = Pattern.compile("/v1/feed(\\.[a-z]+)?/?");

    private final Readers readers;
    private final KeyAuthentication keys;
    private final RateLimiters rateLimiters;
    private final RequestPartner requests;
    private final boolean open;
    private final boolean operatorsOpen;
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
        this.operatorsOpen = open && config.operators().open();
        this.pagesOpen = config.pages().isPublic();
        this.feedsOpen = config.feeds().isPublic();
    }

    /**
     * The reader of the current request.
     *
     * @throws Problem 401 without a valid key where one is required, 429 if the rate limit is exceeded
     */
    public Reader current(HttpHeaders request) {
        return open ? readers.everybody() : readers.of(charged(request).partner());
    }

    /**
     * The reader of the current request, without applying the rate limit. For requests about the partner itself, which are
     * answered even if the limit is exceeded.
     *
     * @throws Problem 401 without a valid key where one is required
     */
    public Reader self(HttpHeaders request) {
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
     * @throws Problem as in {@link #current}. An invalid key is rejected even if pages are public, because the partner would
     *     otherwise mistake the public content for its own
     */
    public Reader ofPages(HttpHeaders request) {
        return pagesOpen && !KeyAuthentication.hasKey(request) ? readers.everybody() : current(request);
    }

    /** The reader of a feed, as {@link #ofPages} if feeds are public. */
    public Reader ofFeeds(HttpHeaders request) {
        return feedsOpen && !KeyAuthentication.hasKey(request) ? readers.everybody() : current(request);
    }

    /** Whether feeds need no key. */
    public boolean areFeedsOpen() {
        return open || feedsOpen;
    }

    /**
     * The reader of a page that is public but may show articles; empty if the visitor may not see any articles.
     *
     * @throws Problem as in {@link #ofPages}, if the request has a key
     */
    public Optional<Reader> visitor(HttpHeaders request) {
        return open || pagesOpen || KeyAuthentication.hasKey(request)
                ? Optional.of(ofPages(request))
                : Optional.empty();
    }

    /** Whether everybody may read and submit articles. */
    public boolean isOpen() {
        return open;
    }

    /**
     * The partner of the current request; empty if reading is open.
     *
     * @throws Problem as in {@link #current}
     */
    public Optional<Partner> partner(HttpHeaders request) {
        return open ? Optional.empty() : Optional.of(charged(request).partner());
    }

    /**
     * Whether the client may submit articles.
     *
     * @throws Problem as in {@link #current}, if the request has a key
     */
    public boolean isPublisher(HttpHeaders request) {
        return open
                || (KeyAuthentication.hasKey(request)
                        && charged(request).partner().publishing().allowed());
    }

    /**
     * The contributor of the request, which may submit articles.
     *
     * @throws Problem 401 without a valid key where one is required, 403 for a key that may only read, 429 if the rate limit
     *     is exceeded
     */
    public Contributor publisher(HttpHeaders request) {
        Contributor contributor = contributor(request);
        if (!contributor.publishing().allowed()) {
            throw new Problem(ProblemType.FORBIDDEN, null);
        }
        return contributor;
    }

    /**
     * The contributor of the request, which is an operator.
     *
     * @throws Problem 401 without a valid key where one is required, 403 if the partner is not an operator, 429 if the rate limit
     *     is exceeded
     */
    public Contributor operator(HttpHeaders request) {
        Contributor contributor = contributor(request);
        if (!contributor.operator()) {
            throw new Problem(ProblemType.OPERATORS_ONLY, null);
        }
        return contributor;
    }

    /**
     * The contributor of the request, which may query the status of documents: it may submit documents or is an operator.
     *
     * @throws Problem 401 without a valid key where one is required, 403 for a key that may only read, 429 if the rate limit is
     *     exceeded
     */
    public Contributor statusReader(HttpHeaders request) {
        Contributor contributor = contributor(request);
        return contributor.operator() ? contributor : publisher(request);
    }

    private Contributor contributor(HttpHeaders request) {
        return open ? everyContributor() : Contributor.of(charged(request).partner());
    }

    /** The permissions of the client in addition to reading. */
    public Contributor permissions(RequestPartner.@Nullable AuthenticatedPartner authenticated) {
        return authenticated == null
                ? everyContributor()
                : Contributor.of(authenticated.identity().partner());
    }

    private Contributor everyContributor() {
        return new Contributor(null, Publishing.ALL, operatorsOpen);
    }

    /**
     * The caller of a request that no resource has handled yet.
     *
     * @param partner null if reading is open
     */
    public record Caller(Reader reader, AuthenticationResult.@Nullable Authenticated partner) {}

    /**
     * Authenticates a request as its resource does, without applying the rate limit. Empty if the resource has to reject it.
     *
     * @param path normalized path of the request
     */
    public Optional<Caller> authenticate(RequestHead head, String path) {
        String authorization = head.field(HttpHeaders.AUTHORIZATION);
        if (open
                || (feedsOpen
                        && authorization == null
                        && FEED_PATH.matcher(path).matches())) {
            return Optional.of(new Caller(readers.everybody(), null));
        }
        return keys.find(authorization).map(identity -> new Caller(readers.of(identity.partner()), identity));
    }

    /**
     * Applies the rate limit to the request. A resource that handles the same request does not apply it again.
     *
     * @param free whether the response is not charged and is sent even if the limit is exceeded
     * @return whether the caller may have the response
     */
    public boolean charge(Caller caller, boolean free, RoutingContext request) {
        AuthenticationResult.Authenticated identity = caller.partner();
        if (identity == null) {
            return true;
        }
        Optional<RequestPartner.AuthenticatedPartner> partner =
                free ? Optional.of(rateLimiters.withoutCharge(identity)) : rateLimiters.tryCharge(identity);
        partner.ifPresent(authenticated -> RequestPartner.setPartner(request, authenticated));
        return partner.isPresent();
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
