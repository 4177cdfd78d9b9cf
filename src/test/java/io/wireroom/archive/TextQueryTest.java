package io.wireroom.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TextQueryTest {
    @TempDir
    Path folder;

    private Archive archive;

    @BeforeEach
    void open() throws IOException {
        archive = Archive.open(folder, "cluster/topic", ArchiveSettings.DEFAULT);
        List<String[]> texts = List.of(
                new String[] {"Harbour strike ends", "Workers at the Café Zürich went back."},
                new String[] {"Budget vote", "The harbour budget, 3.5 million, passed. Strike averted."},
                new String[] {"東京の天気", "Wi-Fi in the trains. СТРАЙК в порту."});
        for (int i = 0; i < texts.size(); i++) {
            var article = Editions.article(
                    i + 1, 1, Editions.ANYWHERE, Editions.EPOCH.plusSeconds(i), texts.get(i)[0], texts.get(i)[1]);
            archive.apply(List.of(Editions.change(article, 0, i)), PartitionOffsets.START);
        }
        archive.refresh();
    }

    @AfterEach
    void close() throws IOException {
        archive.close();
    }

    @Test
    void findsAllWordsInAnyOrderNewestFirst() {
        assertThat(found("strike harbour")).containsExactly(2L, 1L);
        assertThat(found("strike harbour zürich")).containsExactly(1L);
        assertThat(found("strike moon")).isEmpty();
    }

    @Test
    void findsAPhraseOnlyInItsOrderAndWithinOneField() {
        assertThat(found("\"harbour strike\"")).containsExactly(1L);
        assertThat(found("\"strike harbour\"")).isEmpty();
        assertThat(found("“Harbour Strike”")).containsExactly(1L);
        assertThat(found("\"vote The\"")).isEmpty();
    }

    @Test
    void excludesWordsAndPhrases() {
        assertThat(found("strike -budget")).containsExactly(1L);
        assertThat(found("strike -\"harbour strike\"")).containsExactly(2L);
        assertThat(found("-strike")).containsExactly(3L);
    }

    @Test
    void ignoresCaseAndAccents() {
        assertThat(found("CAFE zurich")).containsExactly(1L);
        assertThat(found("Cafe\u0301 ZÜRICH")).containsExactly(1L);
        assertThat(found("страйк")).containsExactly(3L);
    }

    @Test
    void findsJoinedWordsAsAPhrase() {
        assertThat(found("wi-fi")).containsExactly(3L);
        assertThat(found("3.5")).containsExactly(2L);
        assertThat(found("fi-wi")).isEmpty();
        assertThat(found("天気")).containsExactly(3L);
    }

    @Test
    void findsNothingWithoutWords() {
        for (String nothing : List.of("", " \t", "-", "--", "\"\"", "\"", "?! ...", "-\"", "\"-\" -")) {
            assertThat(found(nothing)).as(nothing).isEmpty();
        }
    }

    @Test
    void treatsOtherOperatorsAsWords() {
        assertThat(found("title:budget")).isEmpty();
        assertThat(found("harbour OR")).isEmpty();
        assertThat(found("(harbour)")).containsExactly(2L, 1L);
        assertThat(found("harb*")).isEmpty();
    }

    @Test
    void acceptsAnyInput() {
        var random = new Random(19);
        String alphabet = "ab \"-“'*?~^:()[]{}\\/\u0000\ud800é東";
        for (int round = 0; round < 3_000; round++) {
            var text = new StringBuilder();
            for (int i = random.nextInt(30); i > 0; i--) {
                text.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            assertThatCode(() -> found(text.toString())).as(text.toString()).doesNotThrowAnyException();
        }
        assertThatCode(() -> found("a b-c ".repeat(20_000))).doesNotThrowAnyException();
        assertThatCode(() -> found("x".repeat(100_000))).doesNotThrowAnyException();
    }

    private List<Long> found(String words) {
        try (var view = archive.view()) {
            return view.stream(ArticleQuery.of(AccessScope.ALL).about(words))
                    .map(edition -> edition.id().value())
                    .toList();
        }
    }
}
