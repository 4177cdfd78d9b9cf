package io.wireroom.image;

import static org.assertj.core.api.Assertions.assertThat;

import io.wireroom.article.Article;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Checks the cards with an independent scanner and PNG checker. */
class CardIT {
    @TempDir
    private Path folder;

    static Iterable<Article> samples() {
        return Cards.SAMPLES;
    }

    @ParameterizedTest
    @MethodSource("samples")
    void isAValidPngWhoseCodeLeadsToTheArticle(Article article) throws Exception {
        Path file = Files.write(folder.resolve("card.png"), new Card(QrCodes.DEFAULT).png(article));
        assertThat(new Tool("pngcheck").runForText(file)).contains("OK", "1200x630", "8-bit palette");
        assertThat(new Tool("zbarimg").runForText("-q", "--raw", file).strip()).isEqualTo(article.canonicalUrl());
    }
}
