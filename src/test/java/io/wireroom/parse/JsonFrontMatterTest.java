package io.wireroom.parse;

import static io.wireroom.parse.Parsing.fields;
import static io.wireroom.parse.Parsing.rejected;
import static io.wireroom.parse.Parsing.rejection;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.wireroom.article.ParsedDocument.Body;
import io.wireroom.article.ParsedDocument.Format;
import io.wireroom.article.Rejection.Code;
import io.wireroom.article.Value;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonFrontMatterTest {
    private static final String HEADER = "{\n  \"title\": \"Low } water\",\n  \"tags\": [\"a\"]\n}\n";

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"text/markdown", "text/plain"})
    void readsTheBodyAfterTheObject(@Nullable String contentType) {
        var document = fields(HEADER + "\nThe **pier**.\n", contentType);

        assertThat(document.fields().entries()).containsOnlyKeys("title", "tags");
        assertThat(document.body()).isEqualTo(new Body(Format.MARKDOWN, "The **pier**.\n"));
    }

    @Test
    void readsAnHtmlBodyAfterTheObject() {
        assertThat(fields(HEADER + "<p>One.</p>").body()).isEqualTo(new Body(Format.HTML, "<p>One.</p>"));
        assertThat(fields(HEADER + "One *two*.", "text/html").body().format()).isEqualTo(Format.HTML);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{{< figure >}}\n\nText", "{% include x %} Text", "{{% note %}}x{{% /note %}}"})
    void readsABodyThatBeginsWithATemplatesBraces(String body) {
        assertThat(fields(HEADER + body).body().text()).isEqualTo(body);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"title\": \"x\"}", "{ }", "] x", " x"})
    void refusesASecondObjectOrTextOnTheSameLine(String rest) {
        String text = rest.startsWith("{") ? HEADER + rest : HEADER.strip() + rest;

        assertThat(rejected(Code.JSON_SYNTAX, text)).contains("line ");
    }

    @Test
    void rejectsASecondBodyAfterTheObject() {
        rejected(Code.JSON_BODY, "{\"title\": \"x\", \"content_html\": \"y\"}\nBody");
    }

    @Test
    void rejectsABodyForContentTypeJson() {
        assertThat(rejection((HEADER + "\nBody").getBytes(UTF_8), null, "application/json"))
                .satisfies(why -> assertThat(why.code()).isEqualTo(Code.JSON_SYNTAX))
                .satisfies(why -> assertThat(why.detail()).startsWith("line 6, column 1: "));
    }

    @Test
    void readsAnObjectAloneAsADocument() {
        assertThat(fields(HEADER + "\n \n").fields().entries()).containsEntry("title", new Value.Text("Low } water"));
    }

    @Test
    void listsTheSupportedFormats() {
        assertThat(rejected(Code.FRONT_MATTER_MISSING, "Just a text.")).contains("+++", "---", "{");
    }
}
