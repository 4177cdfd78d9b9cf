package io.wireroom.websub;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The configured hubs.
 *
 * @param urls URLs of the hubs; empty without hubs
 * @param topics the announced topics
 */
public record Hubs(List<URI> urls, FeedTopics topics) {
    public Hubs {
        urls = List.copyOf(urls);
    }

    /** The hubs to which this URL is announced. */
    public List<String> of(String url) {
        return !urls.isEmpty() && topics.contains(url)
                ? urls.stream().map(URI::toString).toList()
                : List.of();
    }

    /** Value of the {@code Link} header (RFC 8288) with the hubs and the topic's URL (WebSub §4); null if it is not announced. */
    public @Nullable String links(String url) {
        List<String> links = new ArrayList<>();
        of(url).forEach(hub -> links.add("<" + hub + ">; rel=\"hub\""));
        if (links.isEmpty()) {
            return null;
        }
        links.add("<" + url + ">; rel=\"self\"");
        return String.join(", ", links);
    }
}
