package io.wireroom.k8s;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script of the backup's CronJob, with a server in place of an endpoint. */
class BackupScriptIT {
    private static final String COMPLETE = "{\"article_id\":2}\n{\"article_id\":1}\n{\"cursor\":\"AQ\"}\n";
    private static final int SENT_IN_PART = 20;

    @TempDir
    private Path folder;

    private HttpServer server;
    private Path header;
    private String answer = COMPLETE;

    @BeforeEach
    void start() throws IOException {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/curl")), "skipped: curl is not installed");
        header = Files.writeString(folder.resolve("header"), "Authorization: Bearer key-of-backup");
        Files.createDirectories(folder.resolve("kept"));
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/v1/snapshot", exchange -> {
            boolean known = List.of("Bearer key-of-backup")
                    .equals(exchange.getRequestHeaders().get("Authorization"));
            exchange.sendResponseHeaders(known ? 200 : 401, known ? 0 : -1);
            try (OutputStream body = exchange.getResponseBody()) {
                if (known) {
                    body.write(answer.getBytes(UTF_8));
                }
            }
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void savesASnapshotThatCanBeRestored() throws Exception {
        assertThat(run()).isZero();

        assertThat(kept()).singleElement().satisfies(name -> {
            assertThat(name).matches("snapshot-\\d{8}T\\d{6}Z\\.ndjson\\.gz");
            try (var in = new GZIPInputStream(
                    Files.newInputStream(folder.resolve("kept").resolve(name)))) {
                assertThat(new String(in.readAllBytes(), UTF_8)).isEqualTo(COMPLETE);
            }
        });
    }

    @Test
    void keepsTheNewestSnapshotsOnly() throws Exception {
        for (String old : List.of("20260101", "20260102", "20260103")) {
            Files.createFile(folder.resolve("kept/snapshot-" + old + "T021700Z.ndjson.gz"));
        }
        Files.createFile(folder.resolve("kept/of-somebody-else"));

        assertThat(run()).isZero();

        assertThat(kept())
                .hasSize(3)
                .contains("of-somebody-else", "snapshot-20260103T021700Z.ndjson.gz")
                .doesNotContain("snapshot-20260102T021700Z.ndjson.gz");
    }

    @Test
    void keepsAllSnapshotsIfTheNewOneIsIncomplete() throws Exception {
        for (String old : List.of("20260101", "20260102", "20260103")) {
            Files.createFile(folder.resolve("kept/snapshot-" + old + "T021700Z.ndjson.gz"));
        }
        answer = COMPLETE.substring(0, SENT_IN_PART);

        assertThat(run()).isEqualTo(1);

        assertThat(kept().stream().filter(name -> name.endsWith(".gz"))).hasSize(3);
        answer = COMPLETE;
        assertThat(run()).isZero();
        assertThat(kept()).as("and nothing of the failed attempt").hasSize(2).noneMatch(name -> name.endsWith(".part"));
    }

    @Test
    void failsWithAWrongKey() throws Exception {
        Files.writeString(header, "Authorization: Bearer another");

        assertThat(run()).isNotZero();

        assertThat(kept()).noneMatch(name -> name.endsWith(".gz"));
    }

    private List<String> kept() throws IOException {
        try (var files = Files.list(folder.resolve("kept"))) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    private int run() throws IOException, InterruptedException {
        ProcessBuilder script = new ProcessBuilder("sh", "k8s/components/backup/backup.sh").inheritIO();
        script.environment()
                .put("WIREROOM", "http://127.0.0.1:" + server.getAddress().getPort());
        script.environment().put("HEADER", header.toString());
        script.environment().put("FOLDER", folder.resolve("kept").toString());
        script.environment().put("KEPT", "2");
        return script.start().waitFor();
    }
}
