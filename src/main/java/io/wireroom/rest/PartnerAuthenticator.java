package io.wireroom.rest;

import io.vertx.ext.web.RoutingContext;
import io.wireroom.archive.AccessScope;
import io.wireroom.config.WireroomConfig;
import io.wireroom.partner.Admission;
import io.wireroom.partner.Partner;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import java.time.Clock;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Tells who reads, by the key that the request carries (RFC 6750), and takes the request from the reader's limit. Every
 * resource begins with it. Requests that are refused for their key are not limited: they cost a hash.
 */
@Singleton
final class PartnerAuthenticator {
    private static final Pattern BEARER = Pattern.compile("(?i:Bearer) +([A-Za-z0-9._~+/-]{1,512}=*)");
    private static final String CHALLENGE = "Bearer realm=\"wireroom\"";

    private final Reader everybody;
    private final boolean open;
    private final PartnerDirectory partners;
    private final RateLimiters allowances;
    private final PartnerVisit visit;
    private final PartnerMeters meters;
    private final Clock clock = Clock.systemUTC();

    PartnerAuthenticator(
            WireroomConfig config,
            PartnerDirectory partners,
            RateLimiters allowances,
            PartnerVisit visit,
            PartnerMeters meters) {
        this.everybody = new Reader("everybody", AccessScope.ALL, config.site());
        this.open = partners.isReadingOpen();
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
    Reader current(HttpHeaders request) {
        if (open) {
            return everybody;
        }
        return reader(guest(request).admitted().partner());
    }

    private Reader reader(Partner partner) {
        String site = partner.site();
        return new Reader(partner.name(), partner.rights(), site == null ? everybody.site() : site);
    }

    /** Whoever loads an image: a visitor's browser, which has no key. */
    Reader ofAssets() {
        return everybody;
    }

    /**
     * Lets nobody pass who may not hand in articles.
     *
     * @throws Problem 401 without a valid key where one is needed, 403 for a key that may only read, 429 if its limit is
     *     used up
     */
    void requirePublisher(HttpHeaders request) {
        if (!open && !guest(request).admitted().partner().publisher()) {
            throw new Problem(ProblemType.FORBIDDEN, null);
        }
    }

    /**
     * Who reads, before any resource is asked; empty where a resource is to refuse it. Who is let in here is taken from the
     * limit, and not again.
     */
    Optional<Reader> early(RoutingContext request, RequestHead head) {
        if (open) {
            return Optional.of(everybody);
        }
        String authorization = head.field(HttpHeaders.AUTHORIZATION);
        if (authorization == null || !(admission(authorization) instanceof Admission.Admitted admitted)) {
            return Optional.empty();
        }
        PartnerVisit.AuthenticatedPartner guest =
                new PartnerVisit.AuthenticatedPartner(admitted, allowances.of(admitted.partner()));
        if (guest.allowance().take() > 0) {
            return Optional.empty();
        }
        PartnerVisit.begin(request, guest);
        return Optional.of(reader(admitted.partner()));
    }

    /** The partner, taken from its limit once a request. */
    private PartnerVisit.AuthenticatedPartner guest(HttpHeaders request) {
        PartnerVisit.AuthenticatedPartner known = visit.guest();
        if (known != null) {
            return known;
        }
        Admission.Admitted admitted = admit(request.getHeaderString(HttpHeaders.AUTHORIZATION));
        PartnerVisit.AuthenticatedPartner guest =
                new PartnerVisit.AuthenticatedPartner(admitted, allowances.of(admitted.partner()));
        long wait = guest.allowance().take();
        if (wait > 0) {
            meters.answered(admitted.partner().name(), ProblemType.TOO_MANY_REQUESTS.status());
            throw new Problem(ProblemType.TOO_MANY_REQUESTS, null)
                    .header(HttpHeaders.RETRY_AFTER, Long.toString(wait))
                    .header("RateLimit-Policy", guest.allowance().policy())
                    .header("RateLimit", guest.allowance().state());
        }
        visit.begin(guest);
        return guest;
    }

    private Admission.Admitted admit(@Nullable String authorization) {
        if (authorization == null) {
            throw unauthorized(CHALLENGE);
        }
        if (admission(authorization) instanceof Admission.Admitted admitted) {
            return admitted;
        }
        throw unauthorized(CHALLENGE + ", error=\"invalid_token\"");
    }

    /** None for what isn't a bearer's key. */
    private @Nullable Admission admission(String authorization) {
        Matcher bearer = BEARER.matcher(authorization.strip());
        return bearer.matches() ? partners.registry().admit(bearer.group(1), clock.instant()) : null;
    }

    private static Problem unauthorized(String challenge) {
        return new Problem(ProblemType.UNAUTHORIZED, null).header(HttpHeaders.WWW_AUTHENTICATE, challenge);
    }
}
