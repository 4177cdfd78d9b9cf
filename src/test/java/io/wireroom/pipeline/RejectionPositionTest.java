package io.wireroom.pipeline;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.wireroom.article.NormalDocument;
import io.wireroom.article.RawDocument;
import io.wireroom.article.Rejection;
import io.wireroom.article.Rejection.Code;
import io.wireroom.article.Result;
import io.wireroom.article.TextPosition;
import io.wireroom.config.CoreWiring;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A rejected document says where its wrong field is, in every format. */
class RejectionPositionTest {
    private final DocumentPipeline pipeline =
            CoreWiring.pipeline(1 << 20, CorpusFiles.sources(), CorpusFiles.SITE, CorpusFiles.ASSETS);

    private Rejection rejection(String document, @Nullable String contentType) {
        byte[] bytes = document.replace("\\n", "\n").getBytes(UTF_8);
        var raw = new RawDocument(null, bytes, contentType, Instant.parse("2026-03-01T12:00:00Z"));
        if (pipeline.read(raw) instanceof Result.Rejected<NormalDocument>(Rejection why)) {
            return why;
        }
        throw new AssertionError("not rejected: " + document);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            +++\\ntitle = "T"\\nsource = "S"\\ndate = "someday"\\n+++\\nText | date.unreadable | 4 | 8 | date:
            +++\\n# a comment\\n\\n  title = "T"\\nsource = "S"\\n\\nembargo  =   "someday"\\n+++\\nText | date.unreadable | 7 | 14 | embargo:
            +++\\ntags = [\\n "a",\\n "b",\\n]\\ntitle = \"""\\n+++\\n\"""\\nexpires = "x"\\nsource = "S"\\n+++\\nText | date.unreadable | 9 | 11 | expires:
            +++\\ntitle = "T"\\nsource = "S"\\n[extra]\\nembargo = "x"\\n+++\\nText | date.unreadable | 5 | 11 | extra.embargo:
            ~ \\n\\n+++\\ntitle = "T"\\ndraft = "perhaps"\\n+++\\nText~ | draft.unreadable | 5 | 9 | draft:
            ---\\ntitle: T\\nlist:\\n- {date: x}\\n- [a, b]\\nDate: someday\\n---\\nText | date.unreadable | 6 | 7 | Date:
            ---\\ntitle: T\\nextra:\\n  more: [1]\\n  embargo: x\\n---\\nText | date.unreadable | 5 | 12 | extra.embargo:
            ---\\ntitle: [T]\\n---\\nText | title.missing | 2 | 8 | title:
            {"title": "T",\\n "list": [{"date": "x"}],\\n "date": "someday", "content_text": "x"} | date.unreadable | 3 | 10 | date:
            {"title": "T", "extra": {\\n"embargo": 7}, "content_text": "x"} | date.unreadable | 2 | 12 | extra.embargo:
            {"title": "T",\\n "date": "someday"}\\nText | date.unreadable | 2 | 10 | date:
            {"uri": "a", "headline": "H", "body_text": "x",\\n "Expires": "someday"} | date.unreadable | 2 | 13 | expires:
            +++\\ntitle = "T"\\nstatus = "gone"\\n+++\\nText | status.invalid | 3 | 10 | status:
            +++\\ntitle = "T"\\nsource = "S"\\narticle_id = -1\\n+++\\nText | article-id.invalid | 4 | 14 | article_id:
            """)
    void reportsLineAndColumnOfTheValue(String document, String code, int line, int column, String begins) {
        Rejection why = rejection(document, null);

        assertThat(why.code().toString()).isEqualTo(code);
        assertThat(TextPosition.of(why)).as(why.detail()).contains(new TextPosition(line, column));
        assertThat(why.detail()).startsWith("line " + line + ", column " + column + ": " + begins);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            title = "T"\\nsource = "S"\\ndate = "x"\\ncontent_text = "x" | application/toml | 3 | 8
            title: T\\nsource: S\\ncontent_text: x\\ndate: x | application/yaml | 4 | 7
            """)
    void reportsPositionsInDocumentsWithoutABody(String document, String type, int line, int column) {
        assertThat(TextPosition.of(rejection(document, type))).contains(new TextPosition(line, column));
    }

    @Test
    void reportsNoPositionForAMissingField() {
        assertThat(rejection(
                        "{\"uri\": \"a\", \"headline\": \"H\", \"body_text\": \"x\", \"versioncreated\": \"x\"}", null))
                .isEqualTo(new Rejection(
                        Code.DATE_UNREADABLE,
                        "date: not a date by RFC 3339, ISO 8601 or RFC 822; write it as 2026-12-01T10:00:00Z",
                        "date"));
        assertThat(rejection("+++\nsource = \"S\"\n+++\nText", null).detail()).startsWith("title: absent");
    }
}
