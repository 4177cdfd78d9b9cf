package io.wireroom.normalize.link;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LinkResolverTest {
    @ParameterizedTest
    @CsvSource({
        "//cdn.example/a/../b.jpg?x=1, https://cdn.example/a/../b.jpg?x=1",
        "\\\\cdn.example/b.jpg, https://cdn.example/b.jpg",
        "'  //CDN.example', https://CDN.example"
    })
    void aReferenceWithAHostIsHttpsWithoutABase(String reference, String url) {
        LinkResolver resolver = new LinkResolver(null);

        assertThat(resolver.href(reference)).contains(url);
        assertThat(resolver.src(reference)).contains(url);
        assertThat(new LinkResolver(WebUrl.parse("http://news.example/a").orElseThrow()).href("//cdn.example/b"))
                .contains("http://cdn.example/b");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/a", "a", "../a", "//", "///a", "//a b\\", "//:80", "?x", "#x"})
    void otherRelativeReferencesNeedABase(String reference) {
        assertThat(new LinkResolver(null).href(reference)).isEmpty();
    }
}
