package io.wireroom.websub;

import static org.assertj.core.api.Assertions.assertThat;

import io.wireroom.article.Audience;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FeedTopicsTest {
    private static final String BASE = "https://wire.example";

    private final FeedTopics topics = new FeedTopics(BASE, true, true);

    @Test
    void everyAnnouncedTopicIsRecognized() {
        List<Audience> audiences = List.of(
                new Audience("ibn", "en", List.of("energy", "R&D / \"x\" é", "a,b")),
                new Audience("b", null, List.of()));

        assertThat(topics.ofAll()).hasSize(7).allMatch(topics::contains);
        assertThat(topics.of(audiences)).hasSize((2 + 3) * 4).allMatch(topics::contains);
        assertThat(topics.of(audiences))
                .contains(
                        BASE + "/v1/feed.atom?order=updated&source=ibn",
                        BASE + "/v1/feed.rss?order=updated&tag=R%26D%20%2F%20%22x%22%20%C3%A9",
                        BASE + "/news/tags/energy");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://other.example/v1/feed.rss",
                BASE + "/v1/feed.ninjs",
                BASE + "/v1/feed",
                BASE + "/v1/feed.rss?order=date",
                BASE + "/v1/feed.rss?cursor=x",
                BASE + "/v1/feed.rss?order=updated&cursor=x",
                BASE + "/v1/feed.rss?order=updated&source=",
                BASE + "/v1/feed.rss?order=updated&source=a&tag=b",
                BASE + "/v1/feed.rss?order=updated&source=a,b",
                BASE + "/v1/feed.rss?order=updated&tag=%zz",
                BASE + "/v1/feed.rss?order=updated&tag=%c3%a9",
                BASE + "/news?cursor=x",
                BASE + "/news/sources/a/b",
                BASE + "/newsletter"
            })
    void otherUrlsAreNoTopics(String url) {
        assertThat(topics.contains(url)).isFalse();
    }

    @Test
    void announcesReadableTopicsOnly() {
        FeedTopics feeds = new FeedTopics(BASE, true, false);
        FeedTopics pages = new FeedTopics(BASE, false, true);
        List<Audience> audience = List.of(new Audience("ibn", "en", List.of("energy")));

        assertThat(feeds.ofAll()).hasSize(6).noneMatch(pages::contains);
        assertThat(pages.ofAll()).containsExactly(BASE + "/news").noneMatch(feeds::contains);
        assertThat(feeds.of(audience)).hasSize(6);
        assertThat(pages.of(audience)).hasSize(2);
    }

    @Test
    void linkHeaderContainsHubsAndTopic() {
        Hubs hubs = new Hubs(List.of(URI.create("https://a.example/"), URI.create("https://b.example/hub")), topics);

        assertThat(hubs.links(BASE + "/v1/feed.rss"))
                .isEqualTo("<https://a.example/>; rel=\"hub\", <https://b.example/hub>; rel=\"hub\", <" + BASE
                        + "/v1/feed.rss>; rel=\"self\"");
        assertThat(hubs.links(BASE + "/v1/feed.rss?cursor=x")).isNull();
        assertThat(new Hubs(List.of(), topics).links(BASE + "/v1/feed.rss")).isNull();
    }
}
