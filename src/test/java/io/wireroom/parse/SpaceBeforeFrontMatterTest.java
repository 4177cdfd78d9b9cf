package io.wireroom.parse;

import static io.wireroom.parse.Parsing.fields;
import static io.wireroom.parse.Parsing.rejected;
import static org.assertj.core.api.Assertions.assertThat;

import io.wireroom.article.Rejection.Code;
import io.wireroom.article.Value;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Hugo skips white space before front matter. */
class SpaceBeforeFrontMatterTest {
    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n \n", "\uFEFF\n\n", " "})
    void skipsWhiteSpaceBeforeTheFirstFence(String before) {
        assertThat(fields(before + "+++\ntitle = \"T\"\n+++\nText").fields().entries())
                .containsEntry("title", new Value.Text("T"));
        assertThat(fields(before + "---\ntitle: T\n---\nText").body().text()).isEqualTo("Text");
    }

    @Test
    void countsTheLinesBeforeTheFirstFence() {
        assertThat(rejected(Code.FRONT_MATTER_SYNTAX, "\n\n+++\ntitle = \n+++\nText"))
                .startsWith("line 4, ");
        assertThat(rejected(Code.FRONT_MATTER_SYNTAX, "\n---\ntitle: [\n---\nText"))
                .startsWith("line ");
        assertThat(rejected(Code.FRONT_MATTER_MISSING, "\n  Text")).startsWith("line 2, column 3: ");
    }
}
