package io.wireroom.rest.query;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LinksTest {
    @ParameterizedTest
    @CsvSource({
        "https://e.example/v1/feed.rss?cursor=abc, https://e.example/v1/feed.rss",
        "https://e.example/v1/feed.rss?tag=a&cursor=abc, https://e.example/v1/feed.rss?tag=a",
        "https://e.example/v1/feed.rss?tag=a, https://e.example/v1/feed.rss?tag=a",
        "https://e.example/v1/feed.rss, https://e.example/v1/feed.rss"
    })
    void theFirstPageHasNeitherACursorNorAnEmptyQuery(String self, String first) {
        assertThat(Links.first(self)).isEqualTo(first);
    }
}
