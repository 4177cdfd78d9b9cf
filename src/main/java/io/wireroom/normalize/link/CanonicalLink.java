package io.wireroom.normalize.link;

import java.net.IDN;
import java.util.Locale;
import java.util.StringJoiner;

/**
 * Canonicalizes URLs: syntax-based and scheme-based normalization (RFC 3986 §6.2); in addition {@code http} becomes {@code https}, and
 * {@code www.}, a trailing slash, the fragment and tracking parameters are removed. URLs of the form {@code https://host/path} are
 * unchanged.
 *
 * <p>A fragment that begins with {@code !} or {@code /} is kept, since single-page applications use it as the path.
 */
public final class CanonicalLink {
    private static final String SCHEME = "https://";
    private static final String WWW = "www.";

    private CanonicalLink() {}

    public static String of(WebUrl url) {
        String text = url.text();
        String rest = text.substring(url.origin().length());
        int hash = rest.indexOf('#');
        String fragment = hash < 0 ? "" : rest.substring(hash);
        String beforeFragment = hash < 0 ? rest : rest.substring(0, hash);
        int mark = beforeFragment.indexOf('?');
        String path = mark < 0 ? beforeFragment : beforeFragment.substring(0, mark);
        String query = mark < 0 ? "" : query(beforeFragment.substring(mark + 1));
        return SCHEME
                + host(url.host())
                + port(url)
                + path(path)
                + (query.isEmpty() ? "" : "?" + query)
                + (fragment.startsWith("#!") || fragment.startsWith("#/") ? PercentEncoding.normalized(fragment) : "");
    }

    private static String host(String written) {
        String host = ascii(written).toLowerCase(Locale.ROOT);
        host = host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
        return host.startsWith(WWW) && host.indexOf('.', WWW.length()) > 0 ? host.substring(WWW.length()) : host;
    }

    /** The host in ASCII (IDNA); unchanged if it is not a valid domain name. */
    private static String ascii(String host) {
        try {
            return host.startsWith("[") ? host : IDN.toASCII(host);
        } catch (IllegalArgumentException e) {
            return host;
        }
    }

    /** The port with its colon; empty for the default port of the scheme. */
    private static String port(WebUrl url) {
        String digits = url.origin()
                .substring(url.origin().indexOf("//") + 2 + url.host().length());
        String port = digits.isEmpty() ? "" : digits.substring(1).replaceFirst("^0+(?=.)", "");
        boolean secure = url.text().regionMatches(true, 0, SCHEME, 0, SCHEME.length());
        return port.isEmpty() || port.equals(secure ? "443" : "80") ? "" : ":" + port;
    }

    private static String path(String written) {
        String path = LinkResolver.withoutDots(PercentEncoding.normalized(written.replace('\\', '/')));
        int end = path.length();
        while (end > 0 && path.charAt(end - 1) == '/') {
            end--;
        }
        return end == 0 ? "/" : path.substring(0, end);
    }

    private static String query(String written) {
        StringJoiner query = new StringJoiner("&");
        for (String parameter : PercentEncoding.normalized(written).split("&", -1)) {
            if (!parameter.isEmpty() && !TrackingParameters.isTracking(parameter)) {
                query.add(parameter);
            }
        }
        return query.toString();
    }
}
