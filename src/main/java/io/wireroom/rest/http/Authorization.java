package io.wireroom.rest.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Parses {@code Authorization}: a bearer token (RFC 6750 §2.1), or a key as the password of Basic authentication (RFC 7617),
 * the only scheme that most feed readers support. The Basic user name is ignored.
 */
public final class Authorization {
    public static final String ADVICE =
            "A key goes into the header Authorization: after Bearer, or as the password of Basic";

    private static final String BEARER = "Bearer";
    private static final Pattern BEARER_TOKEN = Pattern.compile("(?i:Bearer) +([A-Za-z0-9._~+/-]{1,512}=*)");
    private static final Pattern BASIC_CREDENTIALS = Pattern.compile("(?i:Basic) +([A-Za-z0-9+/]{1,2048}={0,2})");

    /** Lower-case names of query parameters that other APIs use for keys. */
    private static final Set<String> KEY_PARAMETERS =
            Set.of("key", "api_key", "apikey", "api-key", "access_token", "token", "auth", "authorization");

    private Authorization() {}

    /** Headers that other APIs use for keys. */
    public static final Set<String> OTHER_HEADERS = Set.of("X-Api-Key", "Api-Key", "X-Auth-Token", "X-Access-Token");

    /** Whether other APIs use a query parameter of this name for keys. */
    public static boolean isForKeys(String parameter) {
        return KEY_PARAMETERS.contains(parameter.toLowerCase(Locale.ROOT));
    }

    /** @param value value of the header; null if it is absent */
    public static Credentials read(@Nullable String value) {
        if (value == null) {
            return new Credentials.Absent();
        }
        String given = value.strip();
        Matcher bearer = BEARER_TOKEN.matcher(given);
        if (bearer.matches()) {
            return new Credentials.Key(bearer.group(1), true);
        }
        Matcher basic = BASIC_CREDENTIALS.matcher(given);
        if (basic.matches()) {
            return basic(basic.group(1));
        }
        return given.regionMatches(true, 0, BEARER, 0, BEARER.length())
                ? new Credentials.Unreadable("Bearer has to be followed by a blank and the key alone", true)
                : new Credentials.Unreadable(ADVICE, false);
    }

    private static Credentials basic(String token) {
        String pair;
        try {
            pair = new String(Base64.getDecoder().decode(token), UTF_8);
        } catch (IllegalArgumentException e) {
            return new Credentials.Unreadable("Basic takes the Base64 of a name, a colon and the key", false);
        }
        int colon = pair.indexOf(':');
        return colon < 0 || colon == pair.length() - 1
                ? new Credentials.Unreadable("With Basic the key is the password; the user name is free", false)
                : new Credentials.Key(pair.substring(colon + 1), false);
    }
}
