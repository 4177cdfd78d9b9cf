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
 * Tells who reads, by the key that the request carries ({@link Authorization}), and takes the request from the reader's limit.
 * Every resource begins with it. Requests that are refused for their key are not limited: they cost a hash.
 */
@Singleton
public final class PartnerAuthenticator {
    private final Reader everybody;
    private final boolean open;
    private final boolean operatorsOpen;
    private final boolean pagesOpen;
    private final PartnerDirectory partners;
    private final RateLimiters allowances;
    private final PartnerVisit visit;
    private final PartnerMeters meters;
    private final Clock clock = Clock.systemUTC();

    PartnerAuthenticator(
            WireroomConfig config,
            Publication publication,
            PartnerDirectory partners,
            RateLimiters allowances,
            PartnerVisit visit,
            PartnerMeters meters) {
        this.everybody = new Reader("everybody", AccessScope.ALL, config.site(), publication);
        this.open = partners.isReadingOpen();
        this.operatorsOpen = open && config.operators().open();
        this.pagesOpen = config.pages().isPublic();
        this.partners = partners;
        this.allowances = allowances;
        this.visit = visit;
        this.meters = meters;
    }

    /**
     * Who reads.
     *
     * @throws Problem 401 without a valid key where one is needed, 429 if the key's limit is used up
     */
    public Reader current(HttpHeaders request) {
        return open ? everybody : reader(admitted(request).partner());
    }

    /**
     * Who asks about itself: that costs nothing, and is answered when nothing is left.
     *
     * @throws Problem 401 without a valid key where one is needed
     */
    public Reader self(HttpHeaders request) {
        if (open) {
            return everybody;
        }
        Admission.Admitted admitted = admit(request);
        visit.begin(new PartnerVisit.AuthenticatedPartner(admitted, allowances.of(admitted.partner()), false));
        return reader(admitted.partner());
    }

    /**
     * Who reads an article's page, a sitemap or {@code robots.txt}: where these are public, everybody who has no key.
     *
     * @throws Problem as {@link #current} does; a key that is not good is refused here, too, because its partner would take what
     *     is for everybody for its own
     */
    public Reader ofPages(HttpHeaders request) {
        return pagesOpen && request.getHeaderString(HttpHeaders.AUTHORIZATION) == null ? everybody : current(request);
    }

    /** Whoever loads an image: a visitor's browser, which has no key. */
    public Reader ofAssets() {
        return everybody;
    }

    private Reader reader(Partner partner) {
        String site = partner.site();
        return new Reader(
                partner.name(),
                partner.rights(),
                site == null ? everybody.site() : site,
                partner.publication().over(everybody.publication()));
    }

    /**
     * Who hands in articles.
     *
     * @throws Problem 401 without a valid key where one is needed, 403 for a key that may only read, 429 if its limit is
     *     used up
     */
    public Contributor publisher(HttpHeaders request) {
        Contributor contributor = contributor(request);
        if (!contributor.publishing().allowed()) {
            throw new Problem(ProblemType.FORBIDDEN, null);
        }
        return contributor;
    }

    /**
     * Who looks after documents.
     *
     * @throws Problem 401 without a valid key where one is needed, 403 for a key that is no operator's, 429 if its limit is
     *     used up
     */
    public Contributor operator(HttpHeaders request) {
        Contributor contributor = contributor(request);
        if (!contributor.operator()) {
            throw new Problem(ProblemType.OPERATORS_ONLY, null);
        }
        return contributor;
    }

    /**
     * Who asks what became of a document: whoever may hand in, and operators.
     *
     * @throws Problem 401 without a valid key where one is needed, 403 for a key that may only read, 429 if its limit is
     *     used up
     */
    public Contributor follower(HttpHeaders request) {
        Contributor contributor = contributor(request);
        return contributor.operator() ? contributor : publisher(request);
    }

    private Contributor contributor(HttpHeaders request) {
        return open ? everyContributor() : contributor(admitted(request).partner());
    }

    /** What somebody who asked about itself may do beside reading. */
    public Contributor duties(PartnerVisit.@Nullable AuthenticatedPartner guest) {
        return guest == null ? everyContributor() : contributor(guest.admitted().partner());
    }

    private Contributor everyContributor() {
        return new Contributor(null, Publishing.ALL, operatorsOpen);
    }

    private static Contributor contributor(Partner partner) {
        return new Contributor(partner.name(), partner.publishing(), partner.operator());
    }

    /**
     * Who asks, before any resource does.
     *
     * @param partner absent where reading is open
     */
    public record Caller(Reader reader, Admission.@Nullable Admitted partner) {}

    /** Nothing is taken from a limit yet; empty where a resource is to refuse the request. */
    public Optional<Caller> early(RequestHead head) {
        if (open) {
            return Optional.of(new Caller(everybody, null));
        }
        return Authorization.read(head.field(HttpHeaders.AUTHORIZATION)) instanceof Credentials.Key key
                        && admission(key) instanceof Admission.Admitted admitted
                ? Optional.of(new Caller(reader(admitted.partner()), admitted))
                : Optional.empty();
    }

    /**
     * Takes the request from the caller's limit, for good: a resource does not take it again.
     *
     * @param free for an answer that costs nothing, and is given when nothing is left
     * @return whether the caller may have the answer
     */
    public boolean letIn(Caller caller, boolean free, RoutingContext request) {
        Admission.Admitted admitted = caller.partner();
        if (admitted == null) {
            return true;
        }
        RateLimiter allowance = allowances.of(admitted.partner());
        if (!free && allowance.take() > 0) {
            return false;
        }
        PartnerVisit.begin(request, new PartnerVisit.AuthenticatedPartner(admitted, allowance, !free));
        return true;
    }

    /** The partner, taken from its limit once a request. */
    private Admission.Admitted admitted(HttpHeaders request) {
        PartnerVisit.AuthenticatedPartner known = visit.guest();
        if (known != null) {
            return known.admitted();
        }
        Admission.Admitted admitted = admit(request);
        RateLimiter allowance = allowances.of(admitted.partner());
        long wait = allowance.take();
        if (wait > 0) {
            meters.answered(admitted.partner().name(), ProblemType.TOO_MANY_REQUESTS.status());
            throw new Problem(ProblemType.TOO_MANY_REQUESTS, null)
                    .header(HttpHeaders.RETRY_AFTER, Long.toString(wait))
                    .header("RateLimit-Policy", allowance.policy())
                    .header("RateLimit", allowance.state());
        }
        visit.begin(new PartnerVisit.AuthenticatedPartner(admitted, allowance, true));
        return admitted;
    }

    private Admission.Admitted admit(HttpHeaders request) {
        return switch (Authorization.read(request.getHeaderString(HttpHeaders.AUTHORIZATION))) {
            case Credentials.Absent() -> throw Challenge.toNobody(elsewhere(request), partners.hasKeys());
            case Credentials.Unreadable(String advice, boolean bearer) -> throw Challenge.to(advice, bearer);
            case Credentials.Key key ->
                switch (admission(key)) {
                    case Admission.Admitted admitted -> admitted;
                    case Admission.Expired() -> throw Challenge.to("The key has ended", key.bearer());
                    case Admission.Unknown() -> throw Challenge.to("The key is not known here", key.bearer());
                };
        };
    }

    /** Whether the request has what may be a key where no key is taken. */
    private boolean elsewhere(HttpHeaders request) {
        return Authorization.OTHER_HEADERS.stream().anyMatch(name -> request.getHeaderString(name) != null)
                || visit.parameters().stream().anyMatch(Authorization::isForKeys);
    }

    private Admission admission(Credentials.Key key) {
        return partners.registry().admit(key.key(), clock.instant());
    }
}
