package io.wireroom.service.archive;

import static io.wireroom.service.archive.ArchiveTopic.until;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wireroom.archive.AccessScope;
import io.wireroom.archive.Archive;
import io.wireroom.archive.ArchiveSettings;
import io.wireroom.archive.ArchiveView;
import io.wireroom.archive.Change;
import io.wireroom.archive.PartitionOffsets;
import io.wireroom.article.Article;
import io.wireroom.article.ArticleId;
import io.wireroom.article.ChangeType;
import io.wireroom.assets.Newsroom;
import io.wireroom.event.ArticleJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What is reported when the files of an archive can't be verified. */
@Timeout(60)
class ArchiveVerificationTest {
    @TempDir
    private Path folder;

    private final List<IOException> damages = new CopyOnWriteArrayList<>();

    @BeforeEach
    void fill() throws IOException {
        try (Archive archive = open()) {
            Article article = Newsroom.article(1, "Ships");
            Change change = new Change(
                    article,
                    ArticleJson.write(article),
                    ChangeType.PUBLISHED,
                    0,
                    0,
                    Instant.parse("2026-03-01T12:00:00Z"));
            archive.apply(List.of(change), PartitionOffsets.of(1));
            archive.commit();
        }
    }

    private Archive open() throws IOException {
        return Archive.open(folder, "cluster/topic", ArchiveSettings.DEFAULT);
    }

    private void verify(Archive archive, BooleanSupplier caughtUp, BooleanSupplier stop) {
        new ArchiveVerification(archive, caughtUp, stop, damages::add).start();
    }

    @Test
    void aDefectIsAnError() throws Exception {
        try (LoggedMessages log = new LoggedMessages(ArchiveVerification.class);
                Archive archive = open()) {
            verify(
                    archive,
                    () -> {
                        throw new IllegalStateException("a defect");
                    },
                    () -> false);

            until(() -> !log.all().isEmpty());
            assertThat(log.all())
                    .singleElement()
                    .asString()
                    .startsWith("ERROR")
                    .contains("not all of its files are verified");
            assertThat(damages).isEmpty();
        }
    }

    @Test
    void anArchiveThatIsClosedMeanwhileIsNoError() throws Exception {
        try (LoggedMessages log = new LoggedMessages(ArchiveVerification.class);
                Archive archive = open()) {
            AtomicBoolean closed = new AtomicBoolean();
            verify(archive, () -> true, () -> {
                close(archive); // when the first of several files is read
                closed.set(true);
                return false;
            });

            until(() -> closed.get() && !isRunning());
            assertThat(log.contain("ERROR")).as("%s", log.all()).isFalse();
            assertThat(damages).isEmpty();
        }
    }

    @Test
    void aFailedReadOfADamagedFileIsFound() throws Exception {
        try (LoggedMessages log = new LoggedMessages(ArchiveVerification.class);
                Archive archive = open();
                ArchiveView view = archive.view()) {
            archive.onReadFailure(verification(archive)::suspect);
            overwriteContent();

            assertThatThrownBy(() -> view.find(new ArticleId(1), AccessScope.ALL))
                    .isInstanceOf(RuntimeException.class);
            until(() -> !damages.isEmpty());
            assertThat(log.contain("Reading the archive failed"))
                    .as("%s", log.all())
                    .isTrue();
        }
    }

    @Test
    void failedReadsOfIntactFilesAreVerifiedOnce() throws Exception {
        try (LoggedMessages log = new LoggedMessages(ArchiveVerification.class);
                Archive archive = open()) {
            ArchiveVerification verification = verification(archive);
            verification.suspect(new IOException("a defect"));
            verification.suspect(new IOException("a defect"));

            until(() -> !isRunning());
            assertThat(log.all()).hasSize(1);
            assertThat(damages).isEmpty();
            assertThat(archive.view().find(new ArticleId(1), AccessScope.ALL)).isPresent();
        }
    }

    private ArchiveVerification verification(Archive archive) {
        return new ArchiveVerification(archive, () -> true, () -> false, damages::add);
    }

    /** Replaces what is between the header and the footer of each file of a segment. */
    private void overwriteContent() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(each ->
                            each.toString().endsWith(".cfs") || each.toString().endsWith(".fdt"))
                    .toList()) {
                byte[] content = Files.readAllBytes(file);
                for (int i = content.length / 10; i < content.length * 9 / 10; i++) {
                    content[i] ^= 0x55;
                }
                Files.write(file, content, StandardOpenOption.WRITE); // the mapped file changes as well
            }
        }
    }

    private static void close(Archive archive) {
        try {
            archive.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isRunning() {
        return Thread.getAllStackTraces().keySet().stream()
                .anyMatch(thread -> thread.getName().equals("archive-verification"));
    }
}
