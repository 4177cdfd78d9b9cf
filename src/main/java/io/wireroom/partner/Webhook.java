package io.wireroom.partner;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.wireroom.article.ChangeType;
import io.wireroom.article.Sha256;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An endpoint of a partner that changes are sent to.
 *
 * @param name identifies the endpoint among the partner's, for its delivery state: 1 to 64 letters, digits, {@code .}, {@code _}
 *     and {@code -}
 * @param url absolute http(s) URL without user information and fragment
 * @param secrets keys that sign each request; several while a key is replaced
 * @param events types of change that are sent
 */
public record Webhook(String name, URI url, List<WebhookSecret> secrets, Set<ChangeType> events, Format format) {
    private static final int MAX_SECRETS = 8;
    private static final int NAME_BYTES = 6;

    /** What the requests contain. */
    public enum Format {
        /** The article as in {@code /v1/changes}. */
        ARTICLE,
        /** Identifiers only; the receiver gets the article itself. */
        THIN,
        /** The article as IPTC ninjs. */
        NINJS;

        static Optional<Format> named(String name) {
            return Arrays.stream(values())
                    .filter(each -> each.toString().equals(name))
                    .findFirst();
        }

        /** The value in the file. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Webhook {
        secrets = List.copyOf(secrets);
        events = Set.copyOf(events);
        if (!name.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,63}")) {
            throw new IllegalArgumentException("name must be 1 to 64 letters, digits, '.', '_' and '-'");
        }
        if (secrets.isEmpty() || secrets.size() > MAX_SECRETS) {
            throw new IllegalArgumentException("secrets must be 1 to " + MAX_SECRETS);
        }
        if (events.isEmpty()) {
            throw new IllegalArgumentException("events must have at least one");
        }
    }

    /** @param name null: derived from the URL, so that it stays the same when the endpoints are reordered */
    static Webhook of(
            @Nullable String name, URI url, List<WebhookSecret> secrets, Set<ChangeType> events, Format format) {
        return new Webhook(name == null ? nameOf(url) : name, url, secrets, events, format);
    }

    static Set<ChangeType> allEvents() {
        return EnumSet.allOf(ChangeType.class);
    }

    /** @throws IllegalArgumentException if it is not a valid URL for requests */
    public static URI url(String text) {
        try {
            URI url = new URI(text);
            boolean valid = ("https".equals(url.getScheme()) || "http".equals(url.getScheme()))
                    && url.getHost() != null
                    && url.getRawUserInfo() == null
                    && url.getRawFragment() == null
                    && url.getPort() <= 65_535;
            if (valid) {
                return new URI(url.toASCIIString());
            }
        } catch (URISyntaxException e) {
            // rejected below, with a message that does not repeat the value
        }
        throw new IllegalArgumentException(
                "must be an absolute http or https URL without user information and fragment");
    }

    private static String nameOf(URI url) {
        return HexFormat.of().formatHex(Sha256.of(url.toString().getBytes(UTF_8)), 0, NAME_BYTES);
    }
}
