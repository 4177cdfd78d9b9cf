package io.wireroom.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.wireroom.rest.PartnerClient;
import io.wireroom.rest.PartneredWireroom;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

@QuarkusTest
@WithTestResource(PartneredWireroom.class)
class ImportCommandIT {
    private static final long ID = 875_000_000;

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter errors = new StringWriter();

    private int run(String partner, String... more) throws IOException {
        Path keyFile = folder.resolve("key");
        Files.writeString(keyFile, "key-of-" + partner + "\n");
        List<String> arguments = new ArrayList<>(List.of(
                "import",
                "--url=http://localhost:"
                        + ConfigProvider.getConfig().getValue("quarkus.http.test-port", Integer.class),
                "--key-file=" + keyFile));
        arguments.addAll(List.of(more));
        return command().execute(arguments.toArray(String[]::new));
    }

    private CommandLine command() {
        return Main.commandLine(() -> {
                    throw new AssertionError("settings were asked for");
                })
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(errors));
    }

    private String articles(int count) throws IOException {
        Path news = Files.createDirectories(folder.resolve("news"));
        for (int i = 0; i < count; i++) {
            Files.writeString(
                    news.resolve((ID + i) + "-ships.md"),
                    "+++\ntitle = \"Ships\"\narticle_id = " + (ID + i) + "\nsource = \"alpha\"\n+++\nText.\n");
        }
        return news.toString();
    }

    @Test
    void importsAFolderInSeveralBatches() throws Exception {
        String news = articles(450);

        int exit = run("publisher", news);

        assertThat(errors.toString()).isEmpty();
        assertThat(exit).isZero();
        assertThat(out).hasToString("450 documents accepted, 0 rejected, 0 other files skipped.\n");
        PartnerClient.await(() ->
                PartnerClient.of("alpha").get("/v1/articles/" + (ID + 449)).statusCode() == 200);
    }

    @Test
    void listsRejectedDocuments() throws Exception {
        String news = articles(1);
        Files.writeString(Path.of(news, "wrong.md"), "+++\ntitle = \n+++\n");
        Files.writeString(Path.of(news, "picture.png"), "x");

        int exit = run("publisher", news);

        assertThat(exit).isEqualTo(3);
        assertThat(out.toString().lines())
                .hasSize(2)
                .contains("1 documents accepted, 1 rejected, 1 other files skipped.")
                .anySatisfy(line -> assertThat(line).startsWith("wrong.md: front-matter.syntax: line 2"));
    }

    @Test
    void reportsWhyDocumentsAreRefused() throws Exception {
        assertThat(run("alpha", articles(1))).isEqualTo(1);
        assertThat(errors.toString()).contains("HTTP 403: ", "0 documents were accepted before");
    }

    @Test
    void refusesAnInvalidUrl() throws Exception {
        int exit = command().execute("import", "--url=localhost", articles(1));

        assertThat(exit).isEqualTo(2);
        assertThat(errors.toString()).contains("--url takes an http or https URL");
    }

    @Test
    void reportsThatThereIsNothingToImport() throws Exception {
        Path empty = Files.createDirectory(folder.resolve("empty"));
        Files.writeString(empty.resolve("picture.png"), "x");

        assertThat(run("publisher", empty.toString())).isEqualTo(4);
        assertThat(errors.toString()).contains("There is no document in ", "; 1 other files were skipped");
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void reportsAMissingFile() throws Exception {
        assertThat(run("publisher", folder.resolve("none").toString())).isEqualTo(1);
        assertThat(errors.toString()).contains("none can't be read");
    }
}
