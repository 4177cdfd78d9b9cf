package io.wireroom.rest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.wireroom.Programs;
import io.wireroom.archive.Cursor;
import io.wireroom.archive.PartitionOffsets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Runs the programs of the partners' guide against the service. */
@QuarkusTest
@WithTestResource(PartneredWireroom.class)
class ExamplesIT {
    private static final Path EXAMPLES = Path.of("src/docs/examples");
    private static final Pattern ID = Pattern.compile("\"article_id\": ?(\\d+)");
    private static final Pattern HASH = Pattern.compile("\"content_hash\": ?\"(sha256:[0-9a-f]{64})\"");

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"sh, sync.sh, 820000000", "python3, sync.py, 820001000", "node, sync.mjs, 820002000"})
    void keepsACopyInSync(String runner, String example, long first) throws Exception {
        assumeTrue(Programs.isThere(runner), runner + " is not on the path");
        assumeTrue(
                !runner.equals("sh") || (Programs.isThere("curl") && Programs.isThere("jq")),
                "curl or jq is not on the path");
        for (long id = first; id < first + 5; id++) {
            put(id, "First");
        }
        for (long id = first; id < first + 5; id++) {
            awaitServed(id, 200); // each, because the order across partitions is undefined
        }

        run(runner, example, 0);
        assertThat(copy()).isEqualTo(served()).hasSizeGreaterThanOrEqualTo(5);

        put(first, "Second");
        put(first + 5, "First");
        withdraw(first + 1);
        awaitServed(first + 5, 200);
        awaitServed(first + 1, 410);
        PartnerClient.await(() -> text("/v1/articles/" + first + ".json").contains("Second"));
        run(runner, example, 0);
        assertThat(copy()).isEqualTo(served());
        assertThat(folder.resolve("copy/" + (first + 1) + ".json")).doesNotExist();

        Files.writeString(folder.resolve("copy/999.json"), "{\"article_id\": 999, \"content_hash\": \"stale\"}");
        Files.writeString(folder.resolve("copy/cursor"), foreignCursor());
        run(runner, example, 0);
        assertThat(copy()).as("after an expired cursor").isEqualTo(served());
    }

    @ParameterizedTest
    @CsvSource({"sh, sync.sh", "python3, sync.py", "node, sync.mjs"})
    void failsLoudlyWithoutAKeyThatIsKnown(String runner, String example) throws Exception {
        assumeTrue(Programs.isThere(runner), runner + " is not on the path");
        Process process = start(runner, example, "key-of-nobody");

        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isNotZero();
        assertThat(folder.resolve("copy/cursor")).doesNotExist();
    }

    /** A valid cursor of another log. */
    private static String foreignCursor() {
        return new Cursor(PartitionOffsets.START, null).encode("another log");
    }

    private void run(String runner, String example, int status) throws IOException, InterruptedException {
        Process process = start(runner, example, PartneredWireroom.key("everything"));
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue())
                .as(Files.readString(folder.resolve("output")))
                .isEqualTo(status);
    }

    private Process start(String runner, String example, String key) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                runner,
                EXAMPLES.resolve(example).toAbsolutePath().toString(),
                PartnerClient.base(),
                folder.resolve("copy").toString());
        builder.environment().put("WIREROOM_KEY", key);
        builder.redirectErrorStream(true)
                .redirectOutput(folder.resolve("output").toFile());
        return builder.start();
    }

    private Map<String, String> copy() throws IOException {
        Map<String, String> articles = new TreeMap<>();
        try (Stream<Path> files = Files.list(folder.resolve("copy"))) {
            for (Path file :
                    files.filter(each -> each.toString().endsWith(".json")).toList()) {
                String text = Files.readString(file);
                assertThat(file.getFileName()).hasToString(group(ID, text) + ".json");
                articles.put(group(ID, text), group(HASH, text));
            }
        }
        return articles;
    }

    private static Map<String, String> served() {
        Map<String, String> articles = new TreeMap<>();
        for (String line : text("/v1/snapshot").lines().toList()) {
            if (!line.startsWith("{\"cursor\"")) {
                articles.put(group(ID, line), group(HASH, line));
            }
        }
        return articles;
    }

    private static String group(Pattern pattern, String text) {
        Matcher found = pattern.matcher(text);
        assertThat(found.find()).as(text).isTrue();
        return found.group(1);
    }

    private static void put(long id, String title) {
        hand("""
                +++
                title = "%s with \\"quotes\\" and a \\\\ stroke"
                article_id = %d
                source = "alpha"
                +++
                A text.
                """.formatted(title, id));
    }

    private static void withdraw(long id) {
        hand("+++\ntitle = \"Gone\"\narticle_id = " + id + "\nsource = \"alpha\"\nstatus = \"withdrawn\"\n+++\n");
    }

    private static void hand(String document) {
        PartnerClient.await(() -> PartnerClient.of("publisher")
                        .send("POST", "/v1/articles", document)
                        .statusCode()
                == 202);
    }

    private static void awaitServed(long id, int status) {
        PartnerClient.await(() -> PartnerClient.of("everything")
                        .get("/v1/articles/" + id + ".json")
                        .statusCode()
                == status);
    }

    private static String text(String path) {
        return new String(PartnerClient.of("everything").get(path).body(), UTF_8);
    }
}
