package io.wireroom.parse;

import static io.wireroom.parse.Parsing.parse;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.wireroom.Corpus;
import io.wireroom.article.ParsedDocument;
import io.wireroom.article.ParsedDocument.Fields;
import io.wireroom.article.ParsedDocument.Format;
import io.wireroom.article.Result;
import io.wireroom.article.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.tomlj.Toml;
import org.tomlj.TomlArray;
import org.tomlj.TomlTable;

/** What holds for every input, real or random. */
class ParsingLawsTest {
    private static final @Nullable String[] TYPES = {
        null, "application/json", "text/html", "text/markdown", "application/toml", "application/yaml"
    };
    private static final String[] PIECES = {
        "+++\n",
        "\n",
        "\r\n",
        "\"",
        "\"\"\"",
        "'",
        "'''",
        "\\",
        "\\ud800",
        "[",
        "]",
        "[[",
        "]]",
        "{",
        "}",
        ".",
        ",",
        ":",
        "=",
        "#",
        " ",
        "\t",
        "a",
        "title",
        "\"k\"",
        "é",
        "\0",
        "\uFEFF",
        "0",
        "1",
        "-",
        "+",
        "_",
        "e",
        "1e9999999999",
        "1e2147483648",
        "-1e-2147483648",
        "0x",
        "0b2",
        "nan",
        "inf",
        "-inf",
        "true",
        "false",
        "null",
        "2025-02-30",
        "2025-07-18T19:50:22Z",
        "25:61:61",
        "T",
        "0000-00-00",
        "+99:99",
        "12:00:00",
        "2025-01-01",
        "content_html",
        "\"content_text\":\"x\"",
        "/*",
        "<p>",
        "---\n",
        "- ",
        "? ",
        "&a ",
        "*a",
        "<<: *a\n",
        "!!str ",
        "|\n ",
        "k: ",
        "uri\":\"u\",\"headline\":\"h\",\"",
        "bodies\":[{\"value\":\"<p>\"}],\"",
        "associations\":{\"a\":{\"type\":\"picture\"}},\"",
        "<img src=x>",
        "<!--"
    };

    private static Random seeded(long seed) {
        System.out.println("ParsingLawsTest: seed " + seed);
        return new Random(seed);
    }

    @Test
    void neverThrowsOnRandomBytes() {
        Random random = seeded(1);
        for (int i = 0; i < 10_000; i++) {
            byte[] bytes = new byte[random.nextInt(200)];
            random.nextBytes(bytes);
            neverThrows(bytes, TYPES[i % TYPES.length]);
        }
    }

    @Test
    void neverThrowsOnRandomSyntax() {
        Random random = seeded(2);
        for (int i = 0; i < 30_000; i++) {
            String pieces = random.ints(random.nextInt(12), 0, PIECES.length)
                    .mapToObj(piece -> PIECES[piece])
                    .collect(Collectors.joining());
            String document = switch (i % 6) {
                case 0 -> "+++\na=" + pieces + "\n+++\n";
                case 1 -> "---\na: " + pieces + "\n---\n";
                case 2 -> "{\"a\":" + pieces + "}";
                case 3 -> "{\"a\":1}\n" + pieces;
                case 4 -> "+++\n+++\n<" + pieces;
                default -> "{\"uri\":\"u\",\"headline\":\"h\",\"" + pieces + "\":1}";
            };
            neverThrows(document.getBytes(UTF_8), null);
        }
    }

    @Test
    void neverThrowsOnDamagedRealDocuments() throws IOException {
        Random random = seeded(3);
        List<byte[]> documents = new ArrayList<>();
        for (Path file : Corpus.articles()) {
            documents.add(Files.readAllBytes(file));
        }
        for (int i = 0; i < 10_000; i++) {
            neverThrows(damaged(documents.get(i % documents.size()), random), null);
        }
    }

    private static byte[] damaged(byte[] document, Random random) {
        byte[] copy = document.clone();
        int reach = random.nextBoolean() ? copy.length : Math.min(copy.length, 1000);
        for (int n = random.nextInt(4); n >= 0; n--) {
            byte[] piece = PIECES[random.nextInt(PIECES.length)].getBytes(UTF_8);
            int at = random.nextInt(reach - piece.length);
            System.arraycopy(piece, 0, copy, at, piece.length);
        }
        return copy;
    }

    private static void neverThrows(byte[] bytes, @Nullable String contentType) {
        Result<ParsedDocument> result;
        try {
            result = parse(bytes, null, contentType);
        } catch (RuntimeException | StackOverflowError e) {
            throw new AssertionError("thrown for " + HexFormat.of().formatHex(bytes), e);
        }
        if (result instanceof Result.Rejected<ParsedDocument> rejected) {
            assertThat(rejected.rejection().detail())
                    .isNotBlank()
                    .hasSizeLessThan(2_000)
                    .doesNotContainPattern("\\p{Cc}");
        }
    }

    @Test
    void readsEveryRealDocument() throws IOException {
        for (Path file : allFiles()) {
            Fields document = fields(file);

            assertThat(document.body().format()).as(file.toString()).isEqualTo(Format.HTML);
            assertThat(document.body().text()).as(file.toString()).startsWith("<p>");
        }
    }

    @Test
    void keepsRealKeysInWrittenOrder() throws IOException {
        for (Path file : allFiles()) {
            assertThat(fields(file).fields().entries().keySet())
                    .as(file.toString())
                    .containsExactlyElementsOf(header(file)
                            .lines()
                            .map(line -> line.substring(0, line.indexOf(" = ")))
                            .toList());
        }
    }

    @Test
    void readsRealHeadersAsAnIndependentReaderDoes() throws IOException {
        for (Path file : allFiles()) {
            assertThat(fields(file).fields()).as(file.toString()).isEqualTo(independent(Toml.parse(header(file))));
        }
    }

    @Test
    void isDeterministic() throws IOException {
        for (Path file : allFiles()) {
            assertThat(fields(file)).isEqualTo(fields(file));
        }
    }

    private static List<Path> allFiles() {
        List<Path> files = Stream.concat(Corpus.articles().stream(), Corpus.oddArticles().stream())
                .toList();
        assertThat(files).isNotEmpty();
        return files;
    }

    private static String header(Path file) throws IOException {
        String text = Files.readString(file);
        return text.substring(4, text.indexOf("\n+++", 3) + 1);
    }

    private static Fields fields(Path file) throws IOException {
        Result<ParsedDocument> result = parse(Files.readAllBytes(file), null, null);
        assertThat(result).as(file.toString()).isInstanceOf(Result.Ok.class);
        return (Fields) ((Result.Ok<ParsedDocument>) result).value();
    }

    private static Value independent(Object toml) {
        return switch (toml) {
            case TomlTable table -> {
                Map<String, Value> entries = new LinkedHashMap<>();
                table.entrySet().forEach(entry -> entries.put(entry.getKey(), independent(entry.getValue())));
                yield new Value.Table(entries);
            }
            case TomlArray array ->
                new Value.Items(array.toList().stream()
                        .map(ParsingLawsTest::independent)
                        .toList());
            case Long number -> new Value.Whole(number);
            case Boolean flag -> new Value.Flag(flag);
            default -> new Value.Text(toml.toString());
        };
    }
}
