package io.wireroom.parse.ninjs;

import static io.wireroom.parse.Parsing.fields;
import static org.assertj.core.api.Assertions.assertThat;

import io.wireroom.article.ParsedDocument.Body;
import io.wireroom.article.ParsedDocument.Fields;
import io.wireroom.article.ParsedDocument.Format;
import io.wireroom.article.Value;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NinjsTest {
    private static final String FIRST = """
        {"uri": "urn:newsml:example.org:20260201:tide", "type": "text", "version": "3",
         "versioncreated": "2026-02-01T12:00:00+0000", "firstcreated": "2026-02-01T10:00:00+0000",
         "pubstatus": "usable", "language": "en", "headline": "High water", "title": "Tide",
         "description_text": "The tide is high.", "body_html": "<p>The tide.</p>", "body_text": "The tide.",
         "byline": "By Ada Quay", "copyrightholder": "Harbour Agency", "slugline": "TIDE",
         "subject": [{"code": "17005000", "name": "weather"}], "keywords": ["sea"],
         "associations": {"featuremedia": {"type": "picture", "renditions": {
            "thumbnail": {"href": "https://example.org/t.jpg", "mimetype": "image/jpeg", "width": 100},
            "original": {"href": "https://example.org/o.jpg", "mimetype": "image/jpeg", "width": 9000}}}}}
        """;

    private static final String THIRD = """
        {"uri": "http://example.org/items/1", "type": "text", "standard": {"name": "ninjs", "version": "3.0"},
         "versionCreated": "2026-02-01T12:00:00+02:00", "pubStatus": "usable", "by": "Ada Quay",
         "headlines": [{"role": "short", "value": "Tide"}, {"role": "main", "value": "High water"}],
         "descriptions": [{"role": "summary", "value": "The tide is high."}],
         "bodies": [{"role": "main", "contentType": "text/plain", "value": "The tide."},
                    {"role": "main", "contentType": "text/html", "value": "<p>The tide.</p>"}],
         "infoSources": [{"name": "Harbour Agency"}], "subjects": [{"name": "weather"}, {"literal": "sea"}],
         "associations": [{"name": "second", "type": "video"},
            {"name": "main", "type": "picture", "renditions": [
               {"name": "small", "href": "https://example.org/s.jpg", "width": 200},
               {"name": "big", "href": "https://example.org/b.jpg", "width": 2000},
               {"name": "film", "href": "https://example.org/f.mp4", "contentType": "video/mp4", "width": 3000}]}]}
        """;

    private static Value text(String text) {
        return new Value.Text(text);
    }

    private static Value texts(String... texts) {
        return new Value.Items(List.of(texts).stream().map(NinjsTest::text).toList());
    }

    private static String with(String properties) {
        return FIRST.replaceFirst("\\{", "{" + properties + ",");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            'description_text': 'A <b>ship</b> & "quay".'                               | <figcaption>A &lt;b&gt;ship&lt;/b&gt; &amp; &quot;quay&quot;.</figcaption>
            'descriptions': [{'role': 'summary', 'value': 'S'}, {'role': 'caption', 'value': 'C'}] | <figcaption>C</figcaption>
            'descriptions': [{'contentType': 'text/plain', 'value': 'S'}]               | <figcaption>S</figcaption>
            'description_html': '<p>A <b>ship</b></p>'                                  | <figcaption><p>A <b>ship</b></p></figcaption>
            'body_html': ' '                                                            | ~~
            """)
    void readsAPictureWithoutABodyAsAFigure(String properties, String caption) {
        Fields document = fields(("{'uri': 'u:1', 'type': 'picture', 'headline': 'Ship', 'source': 'Harbour', "
                        + properties.replace("\"quay\"", "\\\"quay\\\"")
                        + ", 'renditions': {'thumbnail': {'href': 'https://e.org/t.jpg', 'width': 90},"
                        + " 'original': {'href': 'https://e.org/o.jpg?a=1&b=2', 'width': 900}}}")
                .replace('\'', '"'));

        assertThat(document.body())
                .isEqualTo(new Body(
                        Format.HTML, "<figure><img src=\"https://e.org/o.jpg?a=1&amp;b=2\">" + caption + "</figure>"));
        assertThat(document.fields().entries()).containsEntry("enclosure", text("https://e.org/o.jpg?a=1&b=2"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"type\": \"text\", \"renditions\": {\"o\": {\"href\": \"https://e.org/o.jpg\"}}",
                "\"type\": \"picture\"",
                "\"type\": \"picture\", \"renditions\": {\"o\": {\"href\": \"https://e.org/o.mp4\", \"mimetype\": \"video/mp4\"}}"
            })
    void hasNoBodyWithoutAPicture(String properties) {
        assertThat(fields("{\"uri\": \"u:1\", \"headline\": \"Ship\", " + properties + "}")
                        .body()
                        .text())
                .isEmpty();
    }

    @Test
    void readsAnItemOfTheFirstVersions() {
        Fields document = fields(FIRST);

        assertThat(document.fields().entries())
                .containsEntry("guid", text("urn:newsml:example.org:20260201:tide"))
                .containsEntry("title", text("High water"))
                .containsEntry("summary", text("The tide is high."))
                .containsEntry("date", text("2026-02-01T10:00:00+0000"))
                .containsEntry("updated", text("2026-02-01T12:00:00+0000"))
                .containsEntry("version", text("3"))
                .containsEntry("source", text("Harbour Agency"))
                .containsEntry("authors", texts("Ada Quay"))
                .containsEntry("tags", texts("weather"))
                .containsEntry("keywords", texts("sea"))
                .containsEntry("language", text("en"))
                .containsEntry("enclosure", text("https://example.org/o.jpg"))
                .doesNotContainKeys(
                        "uri", "headline", "body_text", "body_html", "pubstatus", "versioncreated", "draft");
        assertThat(document.body()).isEqualTo(new Body(Format.HTML, "<p>The tide.</p>"));
    }

    @Test
    void keepsOtherPropertiesInExtra() {
        assertThat(fields(FIRST).fields().entries())
                .containsEntry("slugline", text("TIDE"))
                .containsEntry("short_title", text("Tide"))
                .containsEntry("copyrightholder", text("Harbour Agency"))
                .containsKeys("subject", "associations", "type");
    }

    @Test
    void readsAnItemOfTheThirdVersion() {
        Fields document = fields(THIRD, "application/json");

        assertThat(document.fields().entries())
                .containsEntry("guid", text("http://example.org/items/1"))
                .containsEntry("title", text("High water"))
                .containsEntry("summary", text("The tide is high."))
                .containsEntry("date", text("2026-02-01T12:00:00+02:00"))
                .containsEntry("source", text("Harbour Agency"))
                .containsEntry("authors", texts("Ada Quay"))
                .containsEntry("tags", texts("weather", "sea"))
                .containsEntry("enclosure", text("https://example.org/b.jpg"));
        assertThat(document.body()).isEqualTo(new Body(Format.HTML, "<p>The tide.</p>"));
    }

    @Test
    void readsTextWhereThereIsNoHtml() {
        assertThat(fields("{\"guid\": \"a\", \"headline\": \"x\", \"body_text\": \"One.\"}")
                        .body())
                .isEqualTo(new Body(Format.TEXT, "One."));
        assertThat(fields("{\"guid\": \"a\", \"headline\": \"x\", \"body_xhtml\": \"<p>One.</p>\"}")
                        .body())
                .isEqualTo(new Body(Format.HTML, "<p>One.</p>"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"embargoed", "expires"})
    void keepsEmbargoAndExpiry(String key) {
        assertThat(fields(with("\"" + key + "\": \"2030-01-01T00:00:00Z\""))
                        .fields()
                        .entries())
                .containsEntry(key, text("2030-01-01T00:00:00Z"));
        assertThat(fields(with("\"" + key + "\": \"some day\"")).fields().entries())
                .containsEntry(key, text("some day"));
    }

    @ParameterizedTest
    @CsvSource({"canceled, withdrawn", "Canceled, withdrawn", "cancelled, withdrawn", "spiked, spiked"})
    void withdrawsCanceledItemsAndRejectsUnknownStatuses(String pubStatus, String status) {
        String item = FIRST.replace("\"usable\"", "\"" + pubStatus + "\"")
                .replace("\"type\"", "\"ednote\": \"Wrong.\", \"type\"");

        assertThat(fields(item).fields().entries().get("status")).isEqualTo(text(status));
    }

    @Test
    void holdsWithheldItems() {
        assertThat(fields(FIRST.replace("\"usable\"", "\"withheld\"")).fields().entries())
                .containsEntry("draft", new Value.Flag(true));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"embargoed\": \"2030-01-01T00:00:00Z\"", "\"pubstatus\": \"withheld\""})
    void aWithheldPictureIsNoLeadImage(String property) {
        Fields document = fields(FIRST.replace("{\"type\": \"picture\",", "{\"type\": \"picture\", " + property + ","));

        assertThat(document.fields().entries()).doesNotContainKey("enclosure");
        assertThat(document.notes()).anySatisfy(note -> assertThat(note).startsWith("associations: "));
    }

    @Test
    void omitsRelatedArticlesWithANote() {
        String related = "{\"a\": {\"type\": \"text\", \"headline\": \"y\", \"embargoed\": \"2030-01-01T00:00:00Z\"}}";
        Fields document = fields(FIRST.replaceFirst("(?s)\"associations\": .*", "\"associations\": " + related + "}"));

        assertThat(document.fields().entries()).doesNotContainKey("associations");
        assertThat(document.notes()).singleElement().asString().startsWith("associations: ");
    }

    @Test
    void doesNotMapOtherDocuments() {
        Map<String, Value> entries = fields(
                        "{\"article_id\": 7, \"uri\": \"urn:x\", \"headline\": \"y\", \"title\": \"x\","
                                + " \"content_text\": \"z\"}")
                .fields()
                .entries();

        assertThat(entries.keySet()).containsExactly("article_id", "uri", "headline", "title");
    }

    /** ninjs 1.3 to 1.6 allow any ending. */
    @Test
    void readsHeadlinesBodiesAndDescriptionsWithOtherEndings() {
        Fields fields = fields("""
            {"uri": "a", "versioncreated": "2026-02-01T12:00:00Z", "headline_main": "High water", "headline_short": "Tide",
             "body_main": "The <tide>.", "body_teaser": "Tide!", "description_usageterms": "Pay.", "description_long": "It rose."}
            """);

        assertThat(fields.body()).isEqualTo(new Body(Format.TEXT, "The <tide>."));
        assertThat(fields.fields().entries())
                .containsEntry("title", text("High water"))
                .containsEntry("summary", text("It rose."))
                .containsEntry("headline_short", text("Tide"))
                .containsEntry("body_teaser", text("Tide!"))
                .doesNotContainKeys("headline_main", "body_main", "description_long");
    }

    @Test
    void prefersKnownEndingsAndTellsHtmlByItsFirstCharacter() {
        Fields fields = fields("""
            {"uri": "a", "headline": "High water", "headline_main": "Other", "body_richtext": " <p>The tide.</p>",
             "description_x": "X", "description_text": "It rose."}
            """);

        assertThat(fields.body()).isEqualTo(new Body(Format.HTML, " <p>The tide.</p>"));
        assertThat(fields.fields().entries())
                .containsEntry("title", text("High water"))
                .containsEntry("summary", text("It rose."))
                .containsEntry("headline_main", text("Other"))
                .containsEntry("description_x", text("X"));
    }
}
