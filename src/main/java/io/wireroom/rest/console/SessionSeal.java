package io.wireroom.rest.console;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Writes sessions as signed cookie values, and derives CSRF tokens from them (HMAC-SHA-256). All processes with the same secret accept
 * each other's values.
 */
final class SessionSeal {
    private static final Pattern SIGNED = Pattern.compile(
            "(([A-Za-z0-9_-]{22})~([A-Za-z0-9._-]{0,64})~([0-9a-f]{0,32})~(\\d{1,12})~(\\d{1,12}))~([A-Za-z0-9_-]{43})");
    private static final String ALGORITHM = "HmacSHA256";

    private final byte[] sessionKey;
    private final byte[] tokenKey;

    SessionSeal(byte[] secret) {
        this.sessionKey = hmac(secret, "session");
        this.tokenKey = hmac(secret, "csrf");
    }

    String seal(Session session) {
        String operator = session.operator() == null ? "" : session.operator();
        String content = String.join(
                "~",
                session.id(),
                operator,
                session.key(),
                Long.toString(session.started().getEpochSecond()),
                Long.toString(session.seen().getEpochSecond()));
        return content + "~" + text(hmac(sessionKey, content));
    }

    /** The session of a value that was signed with this secret; otherwise empty. */
    Optional<Session> open(String sealed) {
        Matcher parts = SIGNED.matcher(sealed);
        if (!parts.matches() || !equal(text(hmac(sessionKey, parts.group(1))), parts.group(7))) {
            return Optional.empty();
        }
        return Optional.of(new Session(
                parts.group(2),
                parts.group(3).isEmpty() ? null : parts.group(3),
                parts.group(4),
                Instant.ofEpochSecond(Long.parseLong(parts.group(5))),
                Instant.ofEpochSecond(Long.parseLong(parts.group(6)))));
    }

    /** The token that the session's forms contain. */
    String token(Session session) {
        return text(hmac(tokenKey, session.id()));
    }

    boolean isToken(Session session, String given) {
        return equal(token(session), given);
    }

    private static boolean equal(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(UTF_8), other.getBytes(UTF_8));
    }

    private static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static byte[] hmac(byte[] key, String content) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            return mac.doFinal(content.getBytes(UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }
}
