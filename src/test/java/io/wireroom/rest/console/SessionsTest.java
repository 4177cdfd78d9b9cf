package io.wireroom.rest.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.wireroom.archive.AccessScope;
import io.wireroom.config.ConsoleConfig;
import io.wireroom.partner.KeyHash;
import io.wireroom.partner.Limit;
import io.wireroom.partner.OwnPublication;
import io.wireroom.partner.Partner;
import io.wireroom.partner.PartnerKey;
import io.wireroom.partner.PartnerRegistry;
import io.wireroom.partner.Publishing;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sessions last as long as they may, and no longer than the operator's key. */
class SessionsTest {
    private static final Instant START = Instant.parse("2026-01-02T03:04:05Z");
    private static final String SECRET = "0123456789abcdef0123456789abcdef";

    private Instant now = START;
    private PartnerRegistry partners = new PartnerRegistry(List.of(
            partner("desk", "desk-key", null, true),
            partner("night", "night-key", START.plus(Duration.ofMinutes(10)), true),
            partner("paper", "paper-key", null, false)));
    private final Sessions sessions = sessions(SECRET);

    private record Settings(Optional<String> secret, Duration idleEnd, Duration absoluteEnd) implements ConsoleConfig {}

    private static Settings settings(@Nullable String secret) {
        return new Settings(Optional.ofNullable(secret), Duration.ofMinutes(30), Duration.ofHours(12));
    }

    private Sessions sessions(@Nullable String secret) {
        return new Sessions(settings(secret), () -> partners, () -> now);
    }

    private static Partner partner(String name, String key, @Nullable Instant expires, boolean operator) {
        return new Partner(
                name,
                List.of(new PartnerKey(KeyHash.of(key), expires, null)),
                AccessScope.ALL,
                null,
                new OwnPublication(null, null),
                Limit.DEFAULT,
                Publishing.NONE,
                operator,
                List.of(),
                Duration.ofHours(2));
    }

    private Session signIn(String key) {
        return sessions.signIn(key).orElseThrow();
    }

    private boolean isAlive(Session session) {
        return sessions.resume(sessions.cookie(session)).isPresent();
    }

    @Test
    void onlyAnOperatorsKeySignsIn() {
        assertThat(signIn("desk-key").operator()).isEqualTo("desk");
        assertThat(sessions.signIn("paper-key")).isEmpty();
        assertThat(sessions.signIn("nobodys-key")).isEmpty();
        assertThat(sessions.signIn("")).isEmpty();
    }

    @Test
    void aCookieContainsTheWholeSession() {
        Session session = signIn("desk-key");

        assertThat(sessions.resume(sessions.cookie(session)))
                .hasValueSatisfying(resumed -> assertThat(resumed).isEqualTo(session));
        assertThat(sessions.cookie(session)).matches("[A-Za-z0-9~._-]+");
    }

    @Test
    void rejectsModifiedCookies() {
        String cookie = sessions.cookie(signIn("desk-key"));

        assertThat(sessions.resume(cookie.replace("~desk~", "~night~"))).isEmpty();
        assertThat(sessions.resume(cookie.replace("~" + START.getEpochSecond(), "~" + (START.getEpochSecond() + 1))))
                .isEmpty();
        for (int at = 0; at < cookie.length(); at++) {
            char other = cookie.charAt(at) == 'A' ? 'B' : 'A';
            String changed = cookie.substring(0, at) + other + cookie.substring(at + 1);
            assertThat(sessions.resume(changed)).as(changed).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "~~~~~", "a~b~c~1~2~d", "AAAAAAAAAAAAAAAAAAAAAA~desk~0~99999999999999~1~x"})
    void rejectsOtherTexts(String cookie) {
        assertThat(sessions.resume(cookie)).isEmpty();
    }

    @Test
    void endsAfterTheIdleTime() {
        Session session = signIn("desk-key");
        now = START.plus(Duration.ofMinutes(29));
        Session touched = sessions.touch(session);
        now = START.plus(Duration.ofMinutes(30));

        assertThat(isAlive(session)).isFalse();
        assertThat(isAlive(touched)).isTrue();
    }

    @Test
    void endsAfterTheAbsoluteTime() {
        Session session = signIn("desk-key");
        now = START.plus(Duration.ofHours(12));

        assertThat(isAlive(sessions.touch(session))).isFalse();
    }

    @Test
    void endsWithTheKeyOrTheRight() {
        Session night = signIn("night-key");
        Session desk = signIn("desk-key");
        now = START.plus(Duration.ofMinutes(10));
        assertThat(isAlive(night)).isFalse();
        assertThat(isAlive(desk)).isTrue();

        partners = new PartnerRegistry(List.of(partner("desk", "new-key", null, true)));
        assertThat(isAlive(desk)).isFalse();
        partners = new PartnerRegistry(List.of(partner("desk", "desk-key", null, false)));
        assertThat(isAlive(desk)).isFalse();
    }

    @Test
    void endsWithSignOut() {
        Session session = signIn("desk-key");
        sessions.end(session);

        assertThat(isAlive(session)).isFalse();
        assertThat(isAlive(signIn("desk-key"))).isTrue();
    }

    @Test
    void replicasWithTheSameSecretShareSessions() {
        String cookie = sessions.cookie(signIn("desk-key"));

        assertThat(sessions(SECRET).resume(cookie)).isPresent();
        assertThat(sessions(SECRET + "x").resume(cookie)).isEmpty();
        assertThat(sessions(null).resume(cookie)).isEmpty();
    }

    @Test
    void aTokenIsValidForOneSession() {
        Session one = signIn("desk-key");
        Session other = signIn("desk-key");

        assertThat(sessions.isToken(one, sessions.token(one))).isTrue();
        assertThat(sessions.isToken(one, sessions.token(other))).isFalse();
        assertThat(sessions.isToken(one, "")).isFalse();
        assertThat(sessions.cookie(one)).doesNotContain(sessions.token(one));
    }

    @Test
    void aShortSecretAndPastEndsAreRefused() {
        assertThat(Sessions.problem(settings("short")))
                .hasValueSatisfying(problem -> assertThat(problem).contains("wireroom.console.secret"));
        assertThat(Sessions.problem(new Settings(Optional.empty(), Duration.ZERO, Duration.ofHours(1))))
                .hasValueSatisfying(problem -> assertThat(problem).contains("idle-end"));
        assertThat(Sessions.problem(settings(SECRET))).isEmpty();
        assertThat(Sessions.problem(settings(null))).isEmpty();
    }
}
