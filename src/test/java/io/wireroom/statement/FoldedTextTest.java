package io.wireroom.statement;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.wireroom.Programs;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The rules of folding, and that the page's JavaScript and the guide's Python follow the same. */
class FoldedTextTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonFactory ASCII = JsonFactory.builder()
            .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
            .build()
            .setCodec(JSON);
    private static final long SEED = 20_261_126;

    /** Blocks whose characters Unicode has not changed for years, with all characters that the rules name. */
    private static final int[][] BLOCKS = {
        {0x0000, 0x024F}, {0x0300, 0x036F}, {0x0370, 0x03FF}, {0x0590, 0x05F4}, {0x0600, 0x06FF}, {0x0900, 0x097F},
        {0x1100, 0x11FF}, {0x1680, 0x1680}, {0x180E, 0x180E}, {0x1E00, 0x1EFF}, {0x2000, 0x206F}, {0x2100, 0x2214},
        {0x3000, 0x30FF}, {0xAC00, 0xACFF}, {0xD800, 0xDFFF}, {0xFE00, 0xFE0F}, {0xFEFF, 0xFEFF}, {0x1F600, 0x1F64F}
    };

    @TempDir
    Path folder;

    @Test
    void foldsAsDocumented() throws IOException {
        for (JsonNode vector : vectors()) {
            assertThat(FoldedText.of(vector.get("text").textValue()))
                    .as(vector.get("name").textValue())
                    .isEqualTo(vector.get("folded").textValue());
        }
    }

    @Test
    void isTheSameForAFoldedText() {
        for (String text : texts()) {
            String folded = FoldedText.of(text);
            assertThat(FoldedText.of(folded)).isEqualTo(folded);
        }
    }

    @Test
    void hashesTheFoldedTextInUtf8() {
        assertThat(FoldedText.hash("Cafe\u0301\r\n"))
                .isEqualTo(FoldedText.hash("Café"))
                // printf 'Café' | sha256sum
                .isEqualTo("sha256:73473dcc12b763085904a5279d048c4d5b3b008c46f1f32443b99de04aa83a14");
        assertThat(FoldedText.hash("a b")).isNotEqualTo(FoldedText.hash("ab"));
    }

    @Test
    void theJavaScriptOfThePageGivesTheSameHashes() throws Exception {
        Path page =
                Path.of("src/main/resources/io/wireroom/rest/pages/verify.js").toAbsolutePath();
        Path module = Files.copy(page, folder.resolve("verify.mjs"));
        Path program = Files.writeString(folder.resolve("run.mjs"), """
                import {readFileSync} from "node:fs";
                import {hash} from %s;
                for (const text of JSON.parse(readFileSync(0, "utf8"))) {
                  console.log(await hash(text));
                }
                """.formatted(
                        JSON.writeValueAsString(module.toUri().toString())));

        assertSameHashes("node", program, texts());
    }

    @Test
    void thePythonOfTheGuideGivesTheSameHashes() throws Exception {
        Path program = Files.writeString(folder.resolve("run.py"), """
                import json, sys
                sys.path.insert(0, %s)
                from verify import text_hash
                for text in json.load(sys.stdin):
                    print(text_hash(text))
                """.formatted(JSON.writeValueAsString(
                Path.of("src/docs/examples").toAbsolutePath().toString())));

        // Python has no replacement for lone surrogates that equals the browsers' one.
        assertSameHashes(
                "python3",
                program,
                texts().stream()
                        .filter(text -> UTF_8.newEncoder().canEncode(text))
                        .toList());
    }

    private void assertSameHashes(String runner, Path program, List<String> texts) throws Exception {
        assumeTrue(Programs.isThere(runner), runner + " is not on the path");
        ProcessBuilder builder = new ProcessBuilder(runner, program.toString())
                .redirectInput(
                        Files.write(folder.resolve("texts.json"), json(texts)).toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("hashes").toFile());
        builder.environment().put("PYTHONDONTWRITEBYTECODE", "1");
        Process process = builder.start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();

        assertThat(texts).hasSizeGreaterThan(20);
        assertThat(Files.readAllLines(folder.resolve("hashes")))
                .isEqualTo(texts.stream().map(FoldedText::hash).toList());
    }

    /** The texts as JSON in ASCII, so that lone surrogates get through. */
    private static byte[] json(List<String> texts) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = ASCII.createGenerator(bytes)) {
            json.writePOJO(texts);
        }
        return bytes.toByteArray();
    }

    private static JsonNode vectors() throws IOException {
        try (InputStream file = FoldedTextTest.class.getResourceAsStream("folding.json")) {
            return JSON.readTree(Objects.requireNonNull(file));
        }
    }

    /** The texts of the documented examples, and random ones. */
    private static List<String> texts() {
        List<String> texts = new ArrayList<>();
        try {
            vectors().forEach(vector -> texts.add(vector.get("text").textValue()));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        Random random = new Random(SEED);
        for (int i = 0; i < 3_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int length = random.nextInt(12); length >= 0; length--) {
                int[] block = BLOCKS[random.nextInt(BLOCKS.length)];
                text.appendCodePoint(block[0] + random.nextInt(block[1] - block[0] + 1));
            }
            texts.add(text.toString());
        }
        return texts;
    }
}
