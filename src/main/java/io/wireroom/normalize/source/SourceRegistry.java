package io.wireroom.normalize.source;

import io.wireroom.article.Source;
import io.wireroom.normalize.text.PlainText;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The configured sources. Lookup by name, alias and key ignores case and white space. Lookup by host ignores {@code www.} and matches
 * parent domains.
 */
public final class SourceRegistry {
    public static final SourceRegistry EMPTY = new SourceRegistry(List.of());

    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*");
    private static final Pattern HOST = Pattern.compile("[a-z0-9_-]+(?:\\.[a-z0-9_-]+)+");

    private final Map<String, Source> byName = new HashMap<>();
    private final Map<String, Source> byHost = new HashMap<>();
    private final Map<Source, ZoneId> zones = new HashMap<>();

    /**
     * @param aliases other names of the source
     * @param hosts the domains of its pages, such as {@code example.com}; subdomains are included
     * @param zone the time zone of its dates without one
     */
    public record Entry(Source source, List<String> aliases, List<String> hosts, ZoneId zone) {
        public Entry {
            aliases = List.copyOf(aliases);
            hosts = List.copyOf(hosts);
        }

        /** A source whose dates are in UTC. */
        public Entry(Source source, List<String> aliases, List<String> hosts) {
            this(source, aliases, hosts, ZoneOffset.UTC);
        }
    }

    /**
     * @throws IllegalArgumentException if a key is not usable in a path, a name or host is blank or malformed, or two sources have the
     *     same key, name, alias or host. The message names the entry
     */
    public SourceRegistry(List<Entry> entries) {
        for (Entry entry : entries) {
            add(entry);
        }
    }

    private void add(Entry entry) {
        Source source = entry.source();
        if (!KEY.matcher(source.key()).matches()) {
            throw new IllegalArgumentException(
                    "source key '" + source.key() + "' is not letters, digits and single '-'");
        }
        if (source.key().length() > SourceKey.MAX_LENGTH) {
            throw new IllegalArgumentException("source key '" + source.key().substring(0, 32) + "…' is longer than "
                    + SourceKey.MAX_LENGTH + " characters");
        }
        if (!PlainText.of(source.name()).equals(source.name())) {
            throw new IllegalArgumentException("name of source '" + source.key() + "' is not plain text");
        }
        claim(byName, folded(source.key()), source, "name or key");
        claim(byName, folded(source.name()), source, "name");
        zones.put(source, entry.zone());
        for (String alias : entry.aliases()) {
            claim(byName, folded(alias), source, "alias");
        }
        for (String host : entry.hosts()) {
            if (!HOST.matcher(canonicalHost(host)).matches()) {
                throw new IllegalArgumentException(
                        "host '" + host + "' of source '" + source.key() + "' is not a domain");
            }
            claim(byHost, canonicalHost(host), source, "host");
        }
    }

    private static void claim(Map<String, Source> claims, String claim, Source source, String what) {
        if (claim.isEmpty()) {
            throw new IllegalArgumentException("source '" + source.key() + "' has a blank " + what);
        }
        Source other = claims.putIfAbsent(claim, source);
        if (other != null && !other.equals(source)) {
            throw new IllegalArgumentException("sources '" + other.key() + "' and '" + source.key() + "' have the same "
                    + what + " '" + claim + "'");
        }
    }

    /** Whether the source is configured. */
    public boolean isRegistered(Source source) {
        return zones.containsKey(source);
    }

    /**
     * The source with this name, alias or key. An unregistered name gets a {@linkplain SourceKey derived key}; if a registered source
     * has this key, the result is that source. Empty if no key can be derived.
     */
    public Optional<Source> named(String name) {
        Source known = byName.get(folded(name));
        if (known != null) {
            return Optional.of(known);
        }
        String key = SourceKey.of(name);
        if (key.isEmpty()) {
            return Optional.empty();
        }
        Source sameKey = byName.get(folded(key));
        return Optional.of(
                sameKey != null && folded(sameKey.key()).equals(folded(key)) ? sameKey : new Source(key, name));
    }

    /** The time zone of a source's dates without one: as configured, else UTC. */
    public ZoneId zone(Source source) {
        return zones.getOrDefault(source, ZoneOffset.UTC);
    }

    /** The source with this host or one of its parent domains. */
    public Optional<Source> ofHost(String host) {
        String domain = canonicalHost(host);
        while (true) {
            Source source = byHost.get(domain);
            int dot = domain.indexOf('.');
            if (source != null || dot < 0) {
                return Optional.ofNullable(source);
            }
            domain = domain.substring(dot + 1);
        }
    }

    private static String folded(String name) {
        return PlainText.of(name).toLowerCase(Locale.ROOT);
    }

    private static String canonicalHost(String host) {
        String lower = host.toLowerCase(Locale.ROOT);
        String bare = lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
        return bare.startsWith("www.") ? bare.substring("www.".length()) : bare;
    }
}
