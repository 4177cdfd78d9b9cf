package io.wireroom.rest.cache;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CachedPathTest {
    @Test
    void theList() {
        assertThat(CachedPath.of("/v1/articles")).isEqualTo(CachedPath.LIST);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/articles/", "/v1/articles/5", "/v1/articles/5.json", "/v1/articles/5;a=b"})
    void articles(String path) {
        assertThat(CachedPath.of(path)).isEqualTo(CachedPath.ARTICLE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/feed", "/v1/feed.rss", "/v1/feed.json"})
    void feeds(String path) {
        assertThat(CachedPath.of(path)).isEqualTo(CachedPath.FEED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "/v1/articlesque",
                "/v1/articles/5/history",
                "/v1/articles/a%2Fb",
                "//v1/articles/5",
                "/v1//articles/5",
                "/v1/articles//5",
                "/v1/articles/..",
                "/v1/changes",
                "/v1/feed/../articles/5",
                "/v1/feed/%2e%2E/articles/5",
                "/v1/feed/./x"
            })
    void nothingElse(String path) {
        assertThat(CachedPath.of(path)).isEqualTo(CachedPath.NONE);
    }

    @Test
    void aRequestWithoutAPath() {
        assertThat(CachedPath.of(null)).isEqualTo(CachedPath.NONE);
    }
}
