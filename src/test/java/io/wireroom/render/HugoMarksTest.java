package io.wireroom.render;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Links whose URL contains one of Hugo's placeholders. */
class HugoMarksTest {
    @ParameterizedTest
    @CsvSource({
        "https://e.example/HUGOMORE42/__hdeferred/x?__h_pp_l1, https://e.example/%48UGOMORE42/%5F_hdeferred/x?%5F_h_pp_l1",
        "https://__hdeferred/HUGOMORE42, https://__Hdeferred/%48UGOMORE42",
        "https://HUGOMORE42.example, https://hUGOMORE42.example",
        "mailto:HUGOMORE42@e.example, mailto:%48UGOMORE42@e.example",
        "https://e.example/a, https://e.example/a"
    })
    void leadToTheSameUrl(String url, String written) {
        assertThat(HugoMarks.escapeUrl(url)).isEqualTo(written);
        assertThat(HugoMarks.escapeHtml("<a href=\"" + url + "\">HUGOMORE42</a> <img src=\"" + url + "\">"))
                .isEqualTo("<a href=\"" + written + "\">HUGOMORE4 2</a> <img src=\"" + written + "\">");
    }
}
