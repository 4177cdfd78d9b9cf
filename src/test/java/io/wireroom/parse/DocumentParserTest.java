package io.wireroom.parse;

import static io.wireroom.parse.Parsing.MAX_BYTES;
import static io.wireroom.parse.Parsing.TIMESTAMP;
import static io.wireroom.parse.Parsing.fields;
import static io.wireroom.parse.Parsing.parse;
import static io.wireroom.parse.Parsing.rejected;
import static io.wireroom.parse.Parsing.rejection;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.wireroom.article.ArticleId;
import io.wireroom.article.ParsedDocument.Format;
import io.wireroom.article.ParsedDocument.Tombstone;
import io.wireroom.article.Rejection;
import io.wireroom.article.Rejection.Code;
import io.wireroom.article.Result;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class DocumentParserTest {
    private static final String FRONT_MATTER = "+++\ntitle = \"Tide tables\"\n+++\n\nHigh water at noon.";
    private static final String JSON = "{\"title\": \"Tide tables\"}";

    @Test
    void readsATombstoneUnderAnArticlesKey() {
        assertThat(parse(null, "9007199254740991", null))
                .isEqualTo(Result.ok(new Tombstone(new ArticleId(9007199254740991L), TIMESTAMP)));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "0", "-1", "007", " 7", "7 ", "seven", "1.0", "9007199254740992", "٧"})
    void rejectsATombstoneWithAnInvalidKey(String key) {
        Rejection why = rejection(null, key, null);

        assertThat(why.code()).isEqualTo(Code.KEY_INVALID);
    }

    @Test
    void readsADocumentWithAnyKey() {
        assertThat(parse(FRONT_MATTER.getBytes(UTF_8), "\u0000 no id", null)).isInstanceOf(Result.Ok.class);
    }

    @Test
    void keepsTheRecordsTimestamp() {
        assertThat(fields(FRONT_MATTER).timestamp()).isEqualTo(TIMESTAMP);
    }

    @Test
    void readsADocumentOfExactlyTheLargestSize() {
        String document = FRONT_MATTER + "x".repeat(MAX_BYTES - FRONT_MATTER.length());

        assertThat(fields(document).body().text()).endsWith("xxx");
    }

    @Test
    void rejectsADocumentOneByteTooLarge() {
        assertThat(rejected(Code.TOO_LARGE, FRONT_MATTER + "x".repeat(MAX_BYTES + 1 - FRONT_MATTER.length())))
                .contains("1048577", "1048576");
    }

    @Test
    void rejectsAnInvalidSizeLimit() {
        assertThatIllegalArgumentException().isThrownBy(() -> new DocumentParser(0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\n\r\n\t ", "\uFEFF", "\uFEFF \n"})
    void refusesADocumentWithoutText(String text) {
        rejected(Code.DOCUMENT_EMPTY, text);
    }

    @Test
    void reportsThePositionOfInvalidUtf8() {
        byte[] latin1 = "+++\ntitle = \"Smörgås\"\n+++\n".getBytes(ISO_8859_1);

        assertThat(rejection(latin1, null, null))
                .isEqualTo(new Rejection(Code.ENCODING_UTF_8, "line 2, column 12: byte 15 is not UTF-8"));
    }

    @Test
    void countsColumnsInCharactersNotInBytes() {
        byte[] bytes = "+++\nx = \"é😀?\"".getBytes(UTF_8);
        bytes[bytes.length - 2] = (byte) 0xFF;

        assertThat(rejection(bytes, null, null).detail()).startsWith("line 2, column 8:");
    }

    @Test
    void refusesTextCutInTheMiddleOfACharacter() {
        byte[] whole = (FRONT_MATTER + "€").getBytes(UTF_8);

        assertThat(rejection(Arrays.copyOf(whole, whole.length - 1), null, null).code())
                .isEqualTo(Code.ENCODING_UTF_8);
    }

    @Test
    void refusesSurrogatesEncodedAsBytes() {
        byte[] cesu = {'{', '"', (byte) 0xED, (byte) 0xA0, (byte) 0x80, '"', ':', '1', '}'};

        assertThat(rejection(cesu, null, null).code()).isEqualTo(Code.ENCODING_UTF_8);
    }

    @Test
    void refusesOverlongEncodings() {
        byte[] slash = {'{', '"', (byte) 0xC0, (byte) 0xAF, '"', ':', '1', '}'};

        assertThat(rejection(slash, null, null).code()).isEqualTo(Code.ENCODING_UTF_8);
    }

    @Test
    void refusesUtf16() {
        assertThat(rejection(FRONT_MATTER.getBytes(UTF_16), null, null).code()).isEqualTo(Code.ENCODING_UTF_8);
    }

    @ParameterizedTest
    @ValueSource(strings = {FRONT_MATTER, JSON})
    void skipsAByteOrderMark(String document) {
        assertThat(fields("\uFEFF" + document)).isEqualTo(fields(document));
    }

    @Test
    void skipsOnlyOneByteOrderMark() {
        rejected(Code.FRONT_MATTER_MISSING, "\uFEFF\uFEFF" + FRONT_MATTER);
    }

    @Test
    void detectsJsonByItsBrace() {
        assertThat(fields(" \r\n\t" + JSON).fields().entries()).containsOnlyKeys("title");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json",
                "APPLICATION/JSON; Charset=UTF-8",
                "application/cloudevents+json",
                "text/json;charset=\"utf-8\"",
                "application/feed+json ; charset = us-ascii",
                "application/json;"
            })
    void readsJsonByContentType(String header) {
        assertThat(fields(JSON, header).fields().entries()).containsOnlyKeys("title");
        assertThat(rejection(FRONT_MATTER.getBytes(UTF_8), null, header).code()).isEqualTo(Code.JSON_SYNTAX);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                " ",
                "text/plain",
                "Text/Plain; charset=utf8; format=flowed",
                "text/x-hugo",
                "application/octet-stream"
            })
    void detectsTheFormatOfGenericContentTypes(String header) {
        assertThat(fields(JSON, header).fields())
                .isEqualTo(fields(FRONT_MATTER, header).fields());
    }

    @Test
    void readsAnHtmlBodyByContentType() {
        assertThat(fields(FRONT_MATTER, "text/html").body().format()).isEqualTo(Format.HTML);
    }

    @Test
    void readsAMarkdownBodyByContentType() {
        assertThat(fields("+++\n+++\n<b>x</b>", "text/markdown").body().format())
                .isEqualTo(Format.MARKDOWN);
    }

    @Test
    void requiresFrontMatterBeforeHtml() {
        assertThat(rejection("<p>Just a page.".getBytes(UTF_8), null, "text/html")
                        .code())
                .isEqualTo(Code.FRONT_MATTER_MISSING);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/xml",
                "image/png",
                "text",
                ";",
                "application/json2",
                "application/x-ndjson",
                "application/json; charset=iso-8859-1",
                "text/plain; charset=utf-16",
                "text/html; charset="
            })
    void rejectsUnsupportedContentTypes(String header) {
        Rejection why = rejection(JSON.getBytes(UTF_8), null, header);

        assertThat(why.code()).isEqualTo(Code.CONTENT_TYPE_UNKNOWN);
        assertThat(why.detail()).doesNotContain("iso", "utf-16", "png");
    }

    @Test
    void refusesNulBytes() {
        rejected(Code.FRONT_MATTER_MISSING, "\0".repeat(100));
    }
}
