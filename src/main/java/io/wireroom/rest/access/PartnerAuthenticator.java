package io.wireroom.rest.access;

import io.vertx.ext.web.RoutingContext;
import io.wireroom.archive.AccessScope;
import io.wireroom.config.WireroomConfig;
import io.wireroom.partner.Admission;
import io.wireroom.partner.Partner;
import io.wireroom.partner.Publication;
import io.wireroom.partner.Publishing;
import io.wireroom.rest.http.Authorization;
import io.wireroom.rest.http.Credentials;
import io.wireroom.rest.http.RequestHead;
import io.wireroom.rest.problem.Problem;
import io.wireroom.rest.problem.ProblemType;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Authenticates requests by the key in {@link Authorization} and applies the partner's rate limit. Every resource calls it
 * first. Requests with an invalid key are not rate limited, because they cost only a hash.
 */
@Singleton
public final class PartnerAuthenticator {
    private final Reader everybody;
    private final boolean open;
    private final boolean operatorsOpen;
    private final boolean pagesOpen;
    private final boolean feedsOpen;
    private final PartnerDirectory partners;
    private final RateLimiters rateLimiters;
    private final RequestPartner requests;
    private final PartnerMeters meters;
    private final Clock clock = Clock.systemUTC();

    PartnerAuthenticator(
            WireroomConfig config,
            Publication publication,
            PartnerDirectory partners,
            RateLimiters rateLimiters,
            RequestPartner requests,
            PartnerMeters meters) {
        this.everybody = new Reader("everybody", AccessScope.ALL, config.site(), publication);
        this.open = partners.isReadingOpen();
        this.operatorsOpen = open && config.operators().open();
        this.pagesOpen = config.pages().isPublic();
        this.feedsOpen = config.feeds().isPublic();
        this.partners = partners;
        this.rateLimiters = rateLimiters;
        this.requests = requests;
        this.meters = meters;
    }

    /**
     * The reader of the current request.
     *
     * @throws Problem 401 without a valid key where one is required, 429 if the rate limit is exceeded
     */
    public Reader current(HttpHeaders request) {
        return open ? everybody : reader(admitted(request).partner());
    }

    /**
     * The reader of the current request, without applying the rate limit. For requests about the partner itself, which are
     * answered even if the limit is exceeded.
     *
     * @throws Problem 401 without a valid key where one is required
     */
    public Reader self(HttpHeaders request) {
        if (open) {
            return everybody;
        }
        Admission.Admitted admitted = admit(request);
        requests.setPartner(
                new RequestPartner.AuthenticatedPartner(admitted, rateLimiters.of(admitted.partner()), false));
        return reader(admitted.partner());
    }

    /**
     * The reader of an article's page, a sitemap or {@code robots.txt}. If pages are public, requests without a key have
     * access to everything.
     *
     * @throws Problem as in {@link #current}. An invalid key is rejected even if pages are public, because the partner would
     *     otherwise mistake the public content for its own
     */
    public Reader ofPages(HttpHeaders request) {
        return pagesOpen && !hasKey(request) ? everybody : current(request);
    }

    /** The reader of a feed, as {@link #ofPages} if feeds are public. */
    public Reader ofFeeds(HttpHeaders request) {
        return feedsOpen && !hasKey(request) ? everybody : current(request);
    }

    /** Whether feeds need no key. */
    public boolean areFeedsOpen() {
        return open || feedsOpen;
    }

    /** Whether the reader gets the same responses as without a key. */
    public boolean isLikeEverybody(Reader reader) {
        return reader.rights().equals(everybody.rights())
                && reader.site().equals(everybody.site())
                && reader.publication().equals(everybody.publication());
    }

    /**
     * The reader of a page that is public but may show articles; empty if the visitor may not see any articles.
     *
     * @throws Problem as in {@link #ofPages}, if the request has a key
     */
    public Optional<Reader> visitor(HttpHeaders request) {
        return open || pagesOpen || hasKey(request) ? Optional.of(ofPages(request)) : Optional.empty();
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
        return open ? Optional.empty() : Optional.of(admitted(request).partner());
    }

    /**
     * Whether the client may submit articles.
     *
     * @throws Problem as in {@link #current}, if the request has a key
     */
    public boolean isPublisher(HttpHeaders request) {
        return open
                || (hasKey(request) && admitted(request).partner().publishing().allowed());
    }

    private static boolean hasKey(HttpHeaders request) {
        return request.getHeaderString(HttpHeaders.AUTHORIZATION) != null;
    }

    /** The reader of images, which are public: browsers load them without a key. */
    public Reader ofAssets() {
        return everybody;
    }

    /** The partner as a reader, independent of the current request. */
    public Reader reader(Partner partner) {
        String site = partner.site();
        return new Reader(
                partner.name(),
                partner.rights(),
                site == null ? everybody.site() : site,
                partner.publication().over(everybody.publication()));
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
        return open ? everyContributor() : contributor(admitted(request).partner());
    }

    /** The permissions of the client in addition to reading. */
    public Contributor permissions(RequestPartner.@Nullable AuthenticatedPartner authenticated) {
        return authenticated == null
                ? everyContributor()
                : contributor(authenticated.admitted().partner());
    }

    private Contributor everyContributor() {
        return new Contributor(null, Publishing.ALL, operatorsOpen);
    }

    private static Contributor contributor(Partner partner) {
        return new Contributor(partner.name(), partner.publishing(), partner.operator());
    }

    /**
     * The caller of a request that no resource has handled yet.
     *
     * @param partner null if reading is open
     */
    public record Caller(Reader reader, Admission.@Nullable Admitted partner) {}

    /** Authenticates a request without applying the rate limit. Empty if a resource has to reject it. */
    public Optional<Caller> authenticate(RequestHead head) {
        if (open) {
            return Optional.of(new Caller(everybody, null));
        }
        return Authorization.read(head.field(HttpHeaders.AUTHORIZATION)) instanceof Credentials.Key key
                        && admission(key) instanceof Admission.Admitted admitted
                ? Optional.of(new Caller(reader(admitted.partner()), admitted))
                : Optional.empty();
    }

    /**
     * Applies the rate limit to the request. A resource that handles the same request does not apply it again.
     *
     * @param free whether the response is not charged and is sent even if the limit is exceeded
     * @return whether the caller may have the response
     */
    public boolean charge(Caller caller, boolean free, RoutingContext request) {
        Admission.Admitted admitted = caller.partner();
        if (admitted == null) {
            return true;
        }
        RateLimiter limiter = rateLimiters.of(admitted.partner());
        if (!free && limiter.tryConsume() > 0) {
            return false;
        }
        RequestPartner.setPartner(request, new RequestPartner.AuthenticatedPartner(admitted, limiter, !free));
        return true;
    }

    /** The partner of the current request. The rate limit is applied once per request. */
    private Admission.Admitted admitted(HttpHeaders request) {
        RequestPartner.AuthenticatedPartner known = requests.authenticated();
        if (known != null) {
            return known.admitted();
        }
        Admission.Admitted admitted = admit(request);
        RateLimiter limiter = rateLimiters.of(admitted.partner());
        long wait = limiter.tryConsume();
        if (wait > 0) {
            meters.countResponse(admitted.partner().name(), ProblemType.TOO_MANY_REQUESTS.status());
            throw new Problem(ProblemType.TOO_MANY_REQUESTS, null)
                    .header(HttpHeaders.RETRY_AFTER, Long.toString(wait))
                    .header("RateLimit-Policy", limiter.policy())
                    .header("RateLimit", limiter.state());
        }
        requests.setPartner(new RequestPartner.AuthenticatedPartner(admitted, limiter, true));
        return admitted;
    }

    private Admission.Admitted admit(HttpHeaders request) {
        return switch (Authorization.read(request.getHeaderString(HttpHeaders.AUTHORIZATION))) {
            case Credentials.Absent() -> throw Challenge.missingKey(hasKeyElsewhere(request), partners.hasKeys());
            case Credentials.Unreadable(String advice, boolean bearer) -> throw Challenge.invalidKey(advice, bearer);
            case Credentials.Key key ->
                switch (admission(key)) {
                    case Admission.Admitted admitted -> admitted;
                    case Admission.Expired() -> throw Challenge.invalidKey("The key has ended", key.bearer());
                    case Admission.Unknown() -> throw Challenge.invalidKey("The key is not known here", key.bearer());
                };
        };
    }

    /** Whether the request may have a key in a place that is not supported. */
    private boolean hasKeyElsewhere(HttpHeaders request) {
        return Authorization.OTHER_HEADERS.stream().anyMatch(name -> request.getHeaderString(name) != null)
                || requests.parameters().stream().anyMatch(Authorization::isForKeys);
    }

    private Admission admission(Credentials.Key key) {
        return partners.registry().admit(key.key(), clock.instant());
    }
}
