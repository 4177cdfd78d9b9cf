package io.wireroom.assets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.wireroom.article.ArticleId;
import io.wireroom.enrich.Asset;
import io.wireroom.enrich.AssetPath;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StorePathTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "/etc/passwd",
                "..",
                "../x",
                "a/../b",
                "a/..",
                "a/./b",
                ".",
                "a//b",
                "a/",
                "a\\b",
                "a\\..\\b",
                ".hidden",
                "a/.b.facts",
                "a b",
                "a\nb",
                "a\0b",
                "ä/b",
                "a/b?c",
                "a%2e%2e/b",
                "~",
                "C:/x",
                "a/\u2025/b"
            })
    void rejectsPathTraversal(String path) {
        assertThat(StorePath.isValid(path)).isFalse();
        assertThatIllegalArgumentException().isThrownBy(() -> new StorePath(path));
    }

    @Test
    void rejectsPathsTooLongForFileSystems() {
        assertThat(StorePath.isValid("a".repeat(128))).isTrue();
        assertThat(StorePath.isValid("a".repeat(129))).isFalse();
        assertThat(StorePath.isValid("a/".repeat(256) + "b")).isFalse();
    }

    @Test
    void staysInsideTheFolderForAnyValidPath() {
        Random random = new Random(5);
        Path folder = Path.of("/store");
        for (int i = 0; i < 200_000; i++) {
            String path = random.ints(1 + random.nextInt(8), 0, 6)
                    .mapToObj(c -> "../a\\0".substring(c, c + 1))
                    .reduce("", String::concat);
            if (StorePath.isValid(path)) {
                assertThat(folder.resolve(path).normalize())
                        .startsWithRaw(folder)
                        .isNotEqualTo(folder);
            }
        }
    }

    @Test
    void acceptsPathsOfQrCodesAndCards() {
        Instant date = Instant.parse("2025-07-30T14:15:31Z");
        Asset card = new Asset.Card(new ArticleId(1), "0123abcd");
        assertThat(StorePath.isValid(AssetPath.of(card, "Harbor-Gazette", date)))
                .isTrue();
    }
}
