package io.wireroom.imports;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.wireroom.article.ArticleId;
import io.wireroom.article.Result;
import io.wireroom.imports.ImportProgress.End;
import io.wireroom.imports.ImportProgress.Problem;
import io.wireroom.kafka.intake.Intake;
import io.wireroom.kafka.intake.SendResult;
import io.wireroom.kafka.intake.Submission;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class TarGzImportTest {
    private static final DocumentCheck ANYTHING = (document, type) -> Result.ok(new ArticleId(document.length));

    private final List<Submission> taken = Collections.synchronizedList(new ArrayList<>());
    private final List<ImportProgress> told = new ArrayList<>();

    @Test
    void theKeyIsTheIdOfTheArticleAndNotOfTheName() throws Exception {
        ImportProgress end = read(new Archives()
                .file("202507/126642-a-slug.md", "+++\nfirst")
                .file("202507/no-number.md", "second")
                .file("7.json", "{}")
                .file("./8-x.html", "<p>")
                .tarGz());

        assertThat(end.end()).isEqualTo(new End.Complete());
        assertThat(taken)
                .extracting(document -> new String(document.value(), UTF_8))
                .containsExactly("+++\nfirst", "second", "{}", "<p>");
        assertThat(taken)
                .extracting(Submission::key)
                .extracting(String::valueOf)
                .containsExactly("9", "6", "2", "3");
        assertThat(end)
                .extracting(ImportProgress::read, ImportProgress::accepted, ImportProgress::failed)
                .containsExactly(4L, 4L, 0L);
    }

    @Test
    void derivesTheFormatFromTheName() throws Exception {
        ImportProgress _ = read(new Archives()
                .file("1-a.md", "x")
                .file("2-b.MARKDOWN", "x")
                .file("3-c.html", "x")
                .file("4-d.json", "x")
                .file("5-e.ninjs", "x")
                .file("6-f.toml", "x")
                .file("7-g.yaml", "x")
                .file("8-h.yml", "x")
                .tarGz());

        assertThat(taken)
                .extracting(Submission::contentType)
                .containsExactly(
                        "text/markdown",
                        "text/markdown",
                        "text/html",
                        "application/json",
                        "application/json",
                        "application/toml",
                        "application/yaml",
                        "application/yaml");
    }

    @Test
    void skipsOtherFiles() throws Exception {
        ImportProgress end = read(new Archives()
                .folder("202507")
                .file("README.md", "x")
                .file("news/_index.md", "x")
                .file("202507/._126642-a.md", "x")
                .file(".git/1-a.md", "x")
                .file("__MACOSX/1-a.md", "x")
                .file("image.png", "x")
                .file("md", "x")
                .link("1-link.md", "/etc/passwd")
                .file("x".repeat(300) + "/1-long-name.md", "kept")
                .tarGz());

        assertThat(end.skipped()).isEqualTo(9);
        assertThat(taken)
                .extracting(document -> new String(document.value(), UTF_8))
                .containsExactly("kept");
    }

    @Test
    void reportsProgress() throws Exception {
        read(new Archives()
                .file("a.md", "1")
                .file("b.txt", "2")
                .file("c.md", "3")
                .tarGz());

        assertThat(told).extracting(ImportProgress::lastName).containsExactly("a.md", "b.txt", "c.md");
        assertThat(told).extracting(ImportProgress::read).containsExactly(1L, 1L, 2L);
        assertThat(told).extracting(ImportProgress::end).containsOnlyNulls();
    }

    @Test
    void reportsImportedDocumentsOfATruncatedArchive() throws Exception {
        byte[] whole = manyDocuments(200);
        long before = 0;
        for (int twentieth = 0; twentieth < 20; twentieth++) {
            taken.clear();
            ImportProgress end = read(Arrays.copyOf(whole, whole.length * twentieth / 20));

            assertThat(end.end()).isInstanceOf(End.Damaged.class);
            assertThat(end.accepted()).isEqualTo(taken.size()).isBetween(before, 200L);
            assertThat(end.read()).isBetween(end.accepted(), end.accepted() + 1);
            before = end.accepted();
        }
        assertThat(before).isGreaterThan(150);
    }

    @Test
    void reportsTheEntryAtTheEndOfATruncatedArchive() throws Exception {
        byte[] tar =
                new Archives().file("1-a.md", "x").file("2-b.md", random(900)).tar();

        ImportProgress end = read(Archives.gzip(Arrays.copyOf(tar, 3 * 512 + 100)));

        assertThat(end.accepted()).isEqualTo(1);
        assertThat(end.end()).isInstanceOfSatisfying(End.Damaged.class, damage -> {
            assertThat(damage.entry()).isEqualTo(2);
            assertThat(damage.name()).isEqualTo("2-b.md");
        });
    }

    @Test
    void endsAtCorruptData() throws Exception {
        byte[] tar = manyDocumentsUnpacked(30);
        Random random = new Random(7);
        for (int round = 0; round < 300; round++) {
            taken.clear();
            byte[] garbled = tar.clone();
            byte[] garbage = new byte[600];
            random.nextBytes(garbage);
            System.arraycopy(garbage, 0, garbled, random.nextInt(garbled.length - 600), garbage.length);

            ImportProgress end = read(Archives.gzip(garbled));

            assertThat(end.end()).isNotNull();
            assertThat(end.accepted()).isEqualTo(taken.size());
        }
    }

    @Test
    void reportsOtherInputAsDamaged() throws Exception {
        for (byte[] other :
                List.of(new byte[0], "not an archive".getBytes(UTF_8), new Archives().tar(), random(4096))) {
            assertThat(read(other).end()).isInstanceOf(End.Damaged.class);
        }
        assertThat(read(Archives.gzip(random(4096))).end()).isInstanceOf(End.Damaged.class);
        assertThat(taken).isEmpty();
    }

    @Test
    void readsAnEmptyArchive() throws Exception {
        assertThat(read(new Archives().tarGz()).end()).isEqualTo(new End.Complete());
    }

    @Test
    void enforcesTheByteLimitInSkippedFiles() throws Exception {
        byte[] bomb = new Archives()
                .file("1-a.md", "x")
                .file("zeros.bin", new byte[60_000])
                .tarGz();

        ImportProgress end = read(bomb, new ImportLimits(1000, 10, 20_000, 1000));

        assertThat(end.end()).isEqualTo(new End.OverLimit(2, "bytes"));
        assertThat(end.accepted()).isEqualTo(1);
    }

    @Test
    void enforcesTheEntryLimit() throws Exception {
        ImportProgress end = read(manyDocuments(11), new ImportLimits(1000, 10, 1 << 20, 1000));

        assertThat(end.end()).isEqualTo(new End.OverLimit(11, "entries"));
        assertThat(end.accepted()).isEqualTo(10);
    }

    @Test
    void refusesOverlongNames() throws Exception {
        byte[] header = new byte[512];
        TarArchiveEntry longName = new TarArchiveEntry("././@LongLink", TarConstants.LF_GNUTYPE_LONGNAME);
        longName.setSize(4 << 20);
        longName.writeEntryHeader(header);
        byte[] tar = Arrays.copyOf(header, 512 + (4 << 20));

        assertThat(read(Archives.gzip(tar)).end())
                .isInstanceOfSatisfying(
                        End.Damaged.class, damage -> assertThat(damage.detail()).contains("header is too long"));
    }

    @Test
    void readsAGzipOfSeveralMembers() throws Exception {
        byte[] tar = manyDocumentsUnpacked(5);
        byte[] first = Archives.gzip(Arrays.copyOf(tar, 700));
        byte[] second = Archives.gzip(Arrays.copyOfRange(tar, 700, tar.length));
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);

        assertThat(read(both).accepted()).isEqualTo(5);
    }

    @Test
    void stopsWhenKafkaIsUnavailable() throws Exception {
        Intake breaksAfterThree = document -> {
            taken.add(document);
            return CompletableFuture.completedStage(
                    taken.size() > 3 ? new SendResult.Unavailable("gone") : new SendResult.Accepted("t", 0, 0));
        };
        ImportProgress end = new TarGzImport(breaksAfterThree, ImportLimits.DEFAULT)
                .read(new ByteArrayInputStream(manyDocuments(50)), ANYTHING, Map.of(), told::add);

        assertThat(end.end()).isEqualTo(new End.KafkaUnavailable(4, "gone"));
        assertThat(end.accepted()).isEqualTo(3);
        assertThat(end.problems()).extracting(Problem::code).containsExactly(Problem.UNAVAILABLE);
    }

    @Test
    void waitsForAllAcknowledgements() throws Exception {
        Intake slow = document -> CompletableFuture.supplyAsync(
                () -> new SendResult.Accepted("t", 0, 0), CompletableFuture.delayedExecutor(20, TimeUnit.MILLISECONDS));

        ImportProgress end = new TarGzImport(slow, ImportLimits.DEFAULT)
                .read(new ByteArrayInputStream(manyDocuments(50)), ANYTHING, Map.of(), told::add);

        assertThat(end.accepted()).isEqualTo(50);
    }

    @Test
    void limitsBytesInFlight() throws Exception {
        List<CompletableFuture<SendResult>> open = Collections.synchronizedList(new ArrayList<>());
        List<Long> openAtOnce = Collections.synchronizedList(new ArrayList<>());
        Intake late = document -> {
            CompletableFuture<SendResult> result = new CompletableFuture<>();
            open.add(result);
            openAtOnce.add(open.stream().filter(each -> !each.isDone()).count());
            return result.completeOnTimeout(new SendResult.Accepted("t", 0, 0), 5, TimeUnit.MILLISECONDS);
        };
        new TarGzImport(late, new ImportLimits(1000, 100, 1 << 20, 2000))
                .read(new ByteArrayInputStream(manyDocuments(20)), ANYTHING, Map.of(), told::add);

        assertThat(openAtOnce).hasSize(20).allMatch(count -> count <= 2);
    }

    private ImportProgress read(byte[] archive) throws InterruptedException {
        return read(archive, new ImportLimits(1000, 1000, 10 << 20, 5000));
    }

    private ImportProgress read(byte[] archive, ImportLimits limits) throws InterruptedException {
        return new TarGzImport(this::take, limits)
                .read(new ByteArrayInputStream(archive), ANYTHING, Map.of(), told::add);
    }

    private CompletionStage<SendResult> take(Submission document) {
        taken.add(document);
        return CompletableFuture.completedStage(new SendResult.Accepted("articles.ingest", 0, taken.size()));
    }

    private static byte[] manyDocuments(int count) {
        return Archives.gzip(manyDocumentsUnpacked(count));
    }

    /** Documents with incompressible content, so that truncating the compressed archive can hit any of them. */
    private static byte[] manyDocumentsUnpacked(int count) {
        Archives archive = new Archives();
        for (int id = 1; id <= count; id++) {
            archive.file(id + "-slug.md", random(900 + id % 50));
        }
        return archive.tar();
    }

    private static byte[] random(int length) {
        byte[] bytes = new byte[length / 2];
        new Random(length).nextBytes(bytes);
        return HexFormat.of().formatHex(bytes).getBytes(UTF_8);
    }
}
