package io.wireroom.rest.console;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.quarkus.runtime.PreventFurtherStepsException;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.StartupEvent;
import io.wireroom.config.ConsoleConfig;
import io.wireroom.config.WireroomConfig;
import io.wireroom.partner.AuthenticationResult;
import io.wireroom.partner.KeyHash;
import io.wireroom.partner.Partner;
import io.wireroom.partner.PartnerRegistry;
import io.wireroom.rest.access.PartnerDirectory;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Begins, continues and ends sessions. The cookie contains the whole session, so that any number of sessions takes no memory and
 * every replica with the same secret knows them. A session lasts no longer than its operator's key. Only sessions that were ended
 * by sign-out are stored, at most {@value #MAX_ENDED}.
 */
@Singleton
final class Sessions {
    private static final int MAX_ENDED = 10_000;
    private static final int FINGERPRINT = 32;
    private static final int SHORTEST_SECRET = 32;

    private final SecureRandom random = new SecureRandom();
    private final SessionSeal seal;
    private final Duration idleEnd;
    private final Duration absoluteEnd;
    private final Supplier<PartnerRegistry> partners;
    private final InstantSource clock;
    private final Cache<String, Boolean> ended;

    @Inject
    Sessions(WireroomConfig config, PartnerDirectory partners) {
        this(config.console(), partners::registry, Clock.systemUTC());
    }

    Sessions(ConsoleConfig config, Supplier<PartnerRegistry> partners, InstantSource clock) {
        this.seal = new SessionSeal(
                config.secret().map(secret -> secret.getBytes(UTF_8)).orElseGet(() -> random(32)));
        this.idleEnd = config.idleEnd();
        this.absoluteEnd = config.absoluteEnd();
        this.partners = partners;
        this.clock = clock;
        this.ended = Caffeine.newBuilder()
                .maximumSize(MAX_ENDED)
                .expireAfterWrite(absoluteEnd)
                .build();
    }

    /** Ends the process if the settings are invalid. */
    void check(@Observes StartupEvent event, WireroomConfig config) {
        problem(config.console()).ifPresent(problem -> {
            Quarkus.asyncExit(1); // the exception alone would not end the process
            throw new PreventFurtherStepsException(problem, 1);
        });
    }

    static Optional<String> problem(ConsoleConfig config) {
        if (config.secret().filter(secret -> secret.length() < SHORTEST_SECRET).isPresent()) {
            return Optional.of("wireroom.console.secret must have at least " + SHORTEST_SECRET + " characters");
        }
        return config.idleEnd().isPositive() && config.absoluteEnd().isPositive()
                ? Optional.empty()
                : Optional.of("wireroom.console.idle-end and wireroom.console.absolute-end must be positive");
    }

    /** A session without an operator, for the sign-in form's token. */
    Session begin() {
        return begin(null, "");
    }

    /** The session of an operator; empty if the key is not one of an operator. */
    Optional<Session> signIn(String key) {
        return partners.get().authenticate(key, clock.instant()) instanceof AuthenticationResult.Authenticated identity
                        && identity.partner().operator()
                ? Optional.of(begin(
                        identity.partner().name(), fingerprint(identity.key().hash())))
                : Optional.empty();
    }

    private Session begin(@Nullable String operator, String key) {
        Instant now = clock.instant();
        return new Session(Base64.getUrlEncoder().withoutPadding().encodeToString(random(16)), operator, key, now, now);
    }

    /** The session that a cookie's value contains; empty if it has ended. */
    Optional<Session> resume(String cookie) {
        return seal.open(cookie).filter(this::isAlive);
    }

    private boolean isAlive(Session session) {
        Instant now = clock.instant();
        return now.isBefore(session.seen().plus(idleEnd))
                && now.isBefore(session.started().plus(absoluteEnd))
                && ended.getIfPresent(session.id()) == null
                && (session.operator() == null || isOperator(session, now));
    }

    private boolean isOperator(Session session, Instant now) {
        return partners.get().partners().stream()
                .filter(Partner::operator)
                .filter(partner -> partner.name().equals(session.operator()))
                .flatMap(partner -> partner.keys().stream())
                .anyMatch(key -> !key.isExpired(now) && fingerprint(key.hash()).equals(session.key()));
    }

    /** The session after an action of its operator. */
    Session touch(Session session) {
        return session.seenAt(clock.instant());
    }

    void end(Session session) {
        ended.put(session.id(), true);
    }

    String cookie(Session session) {
        return seal.seal(session);
    }

    String token(Session session) {
        return seal.token(session);
    }

    boolean isToken(Session session, String given) {
        return seal.isToken(session, given);
    }

    private static String fingerprint(KeyHash hash) {
        return hash.hex().substring(0, FINGERPRINT);
    }

    private byte[] random(int bytes) {
        byte[] made = new byte[bytes];
        random.nextBytes(made);
        return made;
    }
}
