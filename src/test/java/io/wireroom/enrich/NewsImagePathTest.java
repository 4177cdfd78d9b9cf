package io.wireroom.enrich;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NewsImagePathTest {

    @Test
    void isTheMd5OfTheUrl() {
        assertThat(NewsImagePath.of("reef", "https://images.example/a.png"))
                // printf %s https://images.example/a.png | md5sum
                .isEqualTo("reef/newsimage/2f634734feaee04f4798022c72f579a2.png");
        assertThat(NewsImagePath.of("reef", "https://bücher.example/ä"))
                .isEqualTo("reef/newsimage/3670b6ca9809ccede307ce9a3ce89e66.jpg");
    }

    @ParameterizedTest
    @CsvSource({
        "https://i.example/a.jpg, jpg",
        "https://i.example/a.JPEG, jpeg",
        "https://i.example/a.b.gif?c=d.png, gif",
        "https://i.example/a.webp#b.png, webp",
        "https://i.example/a.avif, avif",
        "https://i.example/a, jpg",
        "https://i.example/a.svg, jpg",
        "https://i.example/a.php?file=b.png, jpg",
        "https://i.example/a.png/b, jpg"
    })
    void keepsTheExtensionOfAnImageFormat(String url, String ending) {
        assertThat(NewsImagePath.of("reef", url)).matches("reef/newsimage/[0-9a-f]{32}[.]" + ending);
    }
}
