package io.wireroom.imports;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.wireroom.article.ArticleId;
import io.wireroom.article.Rejection;
import io.wireroom.article.Result;
import io.wireroom.article.TextPosition;
import io.wireroom.imports.ImportProgress.End;
import io.wireroom.imports.ImportProgress.Problem;
import io.wireroom.kafka.intake.SendResult;
import io.wireroom.kafka.intake.Submission;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Documents that are rejected or fail. */
class ImportProblemsTest {
    private final List<Submission> taken = Collections.synchronizedList(new ArrayList<>());
    private final List<ImportProgress> told = new ArrayList<>();

    @Test
    void reportsOversizedDocumentsAndContinues() throws Exception {
        ImportProgress end = read(new Archives()
                .file("1-fits.md", new byte[1000])
                .file("2-large.md", new byte[1001])
                .file("3-after.md", "x")
                .tarGz());

        assertThat(end.problems())
                .containsExactly(new Problem(2, "2-large.md", "too-large", "1001 bytes; at most 1000 are read", null));
        assertThat(taken).extracting(document -> document.value().length).containsExactly(1000, 1);
        assertThat(end.end()).isEqualTo(new End.Complete());
    }

    @Test
    void doesNotSubmitAJekyllDraftThatCannotBeHeld() throws Exception {
        ImportProgress end = read(new Archives()
                .file("_posts/2099-01-01-x.md", "---\ntitle: T\n---\n")
                .file("_drafts/x.md", "---\ntitle: T\n---\n")
                .file("_drafts/x.json", "{}")
                .tarGz());

        assertThat(taken)
                .extracting(document -> new String(document.value(), UTF_8))
                .containsExactly("---\ndate: 2099-01-01\ntitle: T\n---\n", "---\ndraft: true\ntitle: T\n---\n");
        assertThat(end.codes()).containsOnly(Map.entry("draft.unreadable", 1L));
    }

    @Test
    void listsOnlyTheFirstProblems() throws Exception {
        Archives archive = new Archives();
        IntStream.rangeClosed(1, 1_100).forEach(id -> archive.file(id + "-large.md", new byte[1001]));

        ImportProgress end = read(archive.tarGz(), new ImportLimits(1000, 2000, 10 << 20, 5000));

        assertThat(end.rejected()).isEqualTo(1_100);
        assertThat(end.codes()).containsExactly(Map.entry("too-large", 1_100L));
        assertThat(end.problems()).hasSize(ImportProgress.PROBLEMS);
    }

    @Test
    void reportsRejectedDocumentsWithoutSubmittingThem() throws Exception {
        DocumentCheck check = (document, type) -> new String(document, UTF_8).equals("bad")
                ? Result.rejected(Rejection.Code.FRONT_MATTER_SYNTAX, "line 2, column 5: what is this")
                : Result.ok(new ArticleId(1));
        byte[] archive = new Archives()
                .file("a.md", "good")
                .file("b.md", "bad")
                .file("c.md", "good")
                .tarGz();

        ImportProgress end = new TarGzImport(this::take, ImportLimits.DEFAULT)
                .read(new ByteArrayInputStream(archive), check, Map.of(), told::add);

        assertThat(taken)
                .extracting(document -> new String(document.value(), UTF_8))
                .containsExactly("good", "good");
        assertThat(end)
                .extracting(ImportProgress::read, ImportProgress::accepted, ImportProgress::rejected)
                .containsExactly(3L, 2L, 1L);
        assertThat(end.problems())
                .containsExactly(new Problem(
                        2, "b.md", "front-matter.syntax", "line 2, column 5: what is this", new TextPosition(2, 5)));
        assertThat(told)
                .extracting(ImportProgress::rejected)
                .as("told as it goes")
                .containsExactly(0L, 1L, 1L);
    }

    private ImportProgress read(byte[] archive) throws InterruptedException {
        return read(archive, new ImportLimits(1000, 1000, 10 << 20, 5000));
    }

    private ImportProgress read(byte[] archive, ImportLimits limits) throws InterruptedException {
        return new TarGzImport(this::take, limits)
                .read(
                        new ByteArrayInputStream(archive),
                        (document, type) -> Result.ok(new ArticleId(1)),
                        Map.of(),
                        told::add);
    }

    private CompletionStage<SendResult> take(Submission document) {
        taken.add(document);
        return CompletableFuture.completedStage(new SendResult.Accepted("articles.ingest", 0, taken.size()));
    }
}
