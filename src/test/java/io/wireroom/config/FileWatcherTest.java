package io.wireroom.config;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.wireroom.config.FileWatcher.Content;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileWatcherTest {
    @TempDir
    private Path folder;

    private Path one;
    private Path two;

    @BeforeEach
    void createFiles() throws Exception {
        one = Files.writeString(folder.resolve("one"), "1");
        two = Files.writeString(folder.resolve("two"), "2");
    }

    @Test
    void reportsEachContentOnce() throws Exception {
        FileWatcher watcher = new FileWatcher(List.of(one, two), UTF_8);

        assertThat(watcher.changed()).contains(new Content.Texts(List.of("1", "2")));
        assertThat(watcher.changed()).isEmpty();
        Files.writeString(two, "3");
        assertThat(watcher.changed()).contains(new Content.Texts(List.of("1", "3")));
        Files.writeString(two, "3");
        assertThat(watcher.changed()).isEmpty();
    }

    @Test
    void reportsOnceThatAFileIsMissingAndThatItIsBack() throws Exception {
        FileWatcher watcher = new FileWatcher(List.of(one, two), UTF_8);
        watcher.changed();

        Files.delete(two);
        assertThat(watcher.changed()).contains(new Content.Unreadable(two, "there is no such file"));
        assertThat(watcher.changed()).isEmpty();
        Files.writeString(two, "2");
        assertThat(watcher.changed()).contains(new Content.Texts(List.of("1", "2")));
    }

    @Test
    void reportsAFileThatIsNotUtf8() throws Exception {
        Files.write(one, new byte[] {(byte) 0xff});

        assertThat(FileWatcher.of(one).changed()).contains(new Content.Unreadable(one, "it is not UTF-8"));
    }

    @Test
    void doesNotReportAnInitiallyEmptyFile() throws Exception {
        Files.writeString(one, "");
        FileWatcher watcher = FileWatcher.of(one);

        assertThat(watcher.changed()).isEmpty();
        Files.writeString(one, "1");
        assertThat(watcher.changed()).isPresent();
        Files.writeString(one, "");
        assertThat(watcher.changed()).contains(new Content.Texts(List.of("")));
    }

    @Test
    void callsTheListenerForChangesUntilItIsClosed() throws Exception {
        FileWatcher watcher = FileWatcher.of(one);
        watcher.changed();
        BlockingQueue<Content> seen = new LinkedBlockingQueue<>();
        watcher.start("watched", Duration.ofMillis(5), seen::add);

        Files.writeString(one, "2");
        assertThat(pollUntil(new Content.Texts(List.of("2")), seen)).isTrue();

        watcher.close();
        Files.writeString(one, "3");
        assertThat(seen.poll(200, TimeUnit.MILLISECONDS)).isNull();
    }

    @Test
    void reportsLaterChangesAfterAListenerFailed() throws Exception {
        FileWatcher watcher = FileWatcher.of(one);
        watcher.changed();
        BlockingQueue<Content> seen = new LinkedBlockingQueue<>();
        watcher.start("failing", Duration.ofMillis(5), content -> {
            seen.add(content);
            throw new IllegalStateException("a defect of the listener");
        });

        Files.writeString(one, "2");
        assertThat(seen.poll(10, TimeUnit.SECONDS)).isNotNull();
        Files.writeString(one, "3");
        assertThat(pollUntil(new Content.Texts(List.of("3")), seen)).isTrue();
        watcher.close();
    }

    /** Reads what was seen up to this content: a file that is read while it is written may be empty. */
    private static boolean pollUntil(Content wanted, BlockingQueue<Content> seen) throws InterruptedException {
        Content last = seen.poll(10, TimeUnit.SECONDS);
        while (last != null && !last.equals(wanted)) {
            last = seen.poll(10, TimeUnit.SECONDS);
        }
        return last != null;
    }
}
