package io.wireroom.normalize.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wireroom.article.Source;
import io.wireroom.normalize.Documents;
import io.wireroom.normalize.source.SourceRegistry.Entry;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SourceRegistryTest {
    private static final Source HARBOR = new Source("harbor", "Harbor Wire");

    @ParameterizedTest
    @ValueSource(strings = {"Harbor Wire", "harbor  WIRE", "harbor", "HW", "hw", "HARBOR"})
    void findsASourceByNameAliasOrKey(String name) {
        assertThat(Documents.SOURCES.named(name)).contains(HARBOR);
    }

    @ParameterizedTest
    @ValueSource(strings = {"harbor.example", "www.harbor.example", "Feeds.News.HARBOR.example", "harbor.example."})
    void findsASourceByHostOrParentDomain(String host) {
        assertThat(Documents.SOURCES.ofHost(host)).contains(HARBOR);
    }

    @ParameterizedTest
    @ValueSource(strings = {"example", "xharbor.example", "harbor.example.org", ""})
    void findsNoSourceOfUnknownHosts(String host) {
        assertThat(Documents.SOURCES.ofHost(host)).isEmpty();
    }

    @Test
    void unknownSourcesKeepTheCaseInTheirKey() {
        assertThat(Documents.SOURCES.named("Dock & Pier News"))
                .contains(new Source("Dock-Pier-News", "Dock & Pier News"));
    }

    @Test
    void longNamesHaveAKeyOfLimitedLength() {
        String name = "Word ".repeat(60);
        String key = key(name + "A");

        assertThat(key).hasSizeLessThanOrEqualTo(128).matches("(?:Word-)+[0-9a-f]{16}");
        assertThat(key(name + "A")).as("always the same").isEqualTo(key);
        assertThat(key(name + "B")).as("another source").isNotEqualTo(key);
        assertThat(key("x".repeat(500))).hasSize(128);
        assertThat(key("x".repeat(128))).isEqualTo("x".repeat(128));
    }

    private static String key(String name) {
        return Documents.SOURCES.named(name).orElseThrow().key();
    }

    @Test
    void refusesAConfiguredKeyThatIsTooLong() {
        refuses("longer than 128", new Entry(new Source("k".repeat(129), "X"), List.of(), List.of()));
    }

    @Test
    void unknownSourcesWithARegisteredKeyAreThatSource() {
        assertThat(Documents.SOURCES.named("Harbor!")).contains(HARBOR);
    }

    @Test
    void rejectsNamesWithoutLettersAndDigits() {
        assertThat(Documents.SOURCES.named("!!!")).isEmpty();
    }

    @Test
    void rejectsInvalidEntries() {
        refuses("two words", new Entry(new Source("two words", "X"), List.of(), List.of()));
        refuses("<b>", "name of source 'x'", new Entry(new Source("x", "<b>X</b>"), List.of(), List.of()));
        refuses("x", "blank alias", new Entry(new Source("x", "X"), List.of(" "), List.of()));
        refuses("x", "https://x.example", new Entry(new Source("x", "X"), List.of(), List.of("https://x.example")));
    }

    @Test
    void refusesTwoSourcesOfTheSameKeyNameAliasOrHost() {
        Entry a = new Entry(new Source("a", "A Wire"), List.of("AW"), List.of("a.example"));
        refuses("'a' and 'A'", a, new Entry(new Source("A", "B"), List.of(), List.of()));
        refuses("'a wire'", a, new Entry(new Source("b", "a wire"), List.of(), List.of()));
        refuses("'aw'", a, new Entry(new Source("b", "B"), List.of("aw"), List.of()));
        refuses("'a.example'", a, new Entry(new Source("b", "B"), List.of(), List.of("www.a.example")));
    }

    private static void refuses(String word, Entry... entries) {
        assertThatThrownBy(() -> new SourceRegistry(List.of(entries)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(word);
    }

    private static void refuses(String key, String word, Entry entry) {
        assertThatThrownBy(() -> new SourceRegistry(List.of(entry)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(key.startsWith("<") ? word : key)
                .hasMessageContaining(word);
    }
}
