package io.wireroom.parse;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.wireroom.Corpus;
import io.wireroom.article.ArticleId;
import io.wireroom.article.ParsedDocument;
import io.wireroom.article.ParsedDocument.Fields;
import io.wireroom.article.RawDocument;
import io.wireroom.article.Result;
import io.wireroom.article.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArticleIdScannerTest {
    private static final DocumentParser PARSER = new DocumentParser(1 << 20);
    private static final String[] LINES = {
        "article_id = 7",
        "article_id = 8 # the eighth",
        "article_id=9",
        "\tarticle_id = 10  ",
        "article_id = \"11\"",
        "article_id = 1_2",
        "article_id.x = 3",
        "'article_id' = 4",
        "title = \"A {{< b >}} c\"",
        "title = \"a \\\" b\"",
        "body = \"\"\"",
        "\"\"\"",
        "more = '''",
        "'''",
        "tags = [",
        "\"a\",",
        "]",
        "x = [[1], [2]]",
        "y = { article_id = 5 }",
        "y = {",
        "}",
        "[extra]",
        "[[authors]]",
        "# article_id = 6",
        "",
        "+++",
        "a = \"\\",
        "k"
    };

    @ParameterizedTest
    @ValueSource(
            strings = {
                "+++\narticle_id = 42\n+++\n",
                "+++\r\ntitle = \"A\"\r\narticle_id = 42\r\n+++\r\n",
                "+++ \ntags = [\"a\", \"b\"]\n\n# c\n  article_id\t=\t42 # the answer\n+++",
                "+++\narticle_id = 42\nbody = \"\"\"\narticle_id = 43\n\"\"\"\n+++\n"
            })
    void findsAPlainId(String document) {
        assertThat(scan(document)).contains(new ArticleId(42));
        assertThat(stated(document)).contains(42L);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "+++",
                "{\"article_id\": 42}",
                "---\narticle_id: 42\n---\n",
                "+++\ntitle = \"A\"\n+++\narticle_id = 42\n",
                "+++\n[extra]\narticle_id = 42\n+++\n",
                "+++\ntitle = \"\"\"\narticle_id = 42\n\"\"\"\n+++\n",
                "+++\ntitle = '''\narticle_id = 42\n'''\n+++\n",
                "+++\nx = {\narticle_id = 42\n}\n+++\n",
                "+++\narticle_id = \"42\"\n+++\n",
                "+++\narticle_id = 42.0\n+++\n",
                "+++\narticle_id = 4_2\n+++\n",
                "+++\narticle_id = 0\n+++\n",
                "+++\narticle_id = 99999999999999999999\n+++\n",
                "+++\narticle_ids = 42\n+++\n",
                "+++\narticle_id = 42",
                "\uFEFF+++\narticle_id = 42\n+++\n"
            })
    void findsNothingInDoubt(String document) {
        assertThat(scan(document)).isEmpty();
    }

    @Test
    void aJsonOrYamlDocumentIsNotScanned() {
        byte[] document = "+++\narticle_id = 42\n+++\n".getBytes(UTF_8);
        for (String type : new String[] {"application/json", "application/yaml", "no/such"}) {
            assertThat(PARSER.statedId(new RawDocument(null, document, type, Instant.EPOCH)))
                    .isEmpty();
        }
    }

    @Test
    void agreesWithTheParserOnEveryDocumentThatItAccepts() {
        Random random = new Random(1);
        int both = 0;
        for (int i = 0; i < 40_000; i++) {
            StringBuilder document = new StringBuilder("+++\n");
            for (int lines = 1 + random.nextInt(6); lines > 0; lines--) {
                document.append(LINES[random.nextInt(LINES.length)]).append(random.nextInt(8) == 0 ? "\r\n" : "\n");
            }
            String text = document.append("+++\nText.").toString();
            Optional<ArticleId> scanned = scan(text);
            if (scanned.isPresent() && parse(text) instanceof Fields fields) {
                both++;
                assertThat(id(fields)).as(text).contains(scanned.get().value());
            }
        }
        assertThat(both).isGreaterThan(1_000);
    }

    @Test
    void findsTheIdsOfRealArticles() throws IOException {
        for (Path file : Corpus.articles()) {
            String text = Files.readString(file);
            assertThat(scan(text).map(ArticleId::value)).as("%s", file).isEqualTo(stated(text));
        }
    }

    private static Optional<ArticleId> scan(String document) {
        return ArticleIdScanner.scan(document.getBytes(UTF_8));
    }

    private static Optional<Long> stated(String document) {
        return parse(document) instanceof Fields fields ? id(fields) : Optional.empty();
    }

    private static Optional<Long> id(Fields fields) {
        return fields.fields().entries().get("article_id") instanceof Value.Whole(long number)
                ? Optional.of(number)
                : Optional.empty();
    }

    private static ParsedDocument parse(String document) {
        RawDocument raw = new RawDocument(null, document.getBytes(UTF_8), null, Instant.EPOCH);
        return PARSER.parse(raw) instanceof Result.Ok<ParsedDocument>(ParsedDocument parsed)
                ? parsed
                : new ParsedDocument.Tombstone(new ArticleId(1), Instant.EPOCH);
    }
}
