package io.wireroom.config;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Polls files, and reports them when their content has changed.
 *
 * <p>The content is compared, not the modification time or path: Kubernetes updates a mounted Secret by changing a symbolic
 * link.
 */
public final class FileWatcher implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(FileWatcher.class);

    private final List<Path> files;
    private final Charset charset;

    private volatile boolean closed;
    private @Nullable Content last;

    /** What the files contain. */
    public sealed interface Content {
        /** @param texts the texts of the files, in their order */
        record Texts(List<String> texts) implements Content {}

        /**
         * The first file that can't be read.
         *
         * @param reason why, as part of a sentence
         */
        record Unreadable(Path file, String reason) implements Content {}
    }

    /** Watches one file of UTF-8, or none. An empty file is not reported at first: it configures nothing, like no file. */
    public static FileWatcher of(@Nullable Path file) {
        FileWatcher watcher = new FileWatcher(file == null ? List.of() : List.of(file), UTF_8);
        watcher.last = new Content.Texts(List.of(""));
        return watcher;
    }

    public FileWatcher(List<Path> files, Charset charset) {
        this.files = List.copyOf(files);
        this.charset = charset;
    }

    /** Reads the files. Empty if their content is that of the previous call. */
    public synchronized Optional<Content> changed() {
        Content found = read();
        if (found.equals(last)) {
            return Optional.empty();
        }
        last = found;
        return Optional.of(found);
    }

    private Content read() {
        List<String> texts = new ArrayList<>();
        for (Path file : files) {
            try {
                texts.add(Files.readString(file, charset));
            } catch (IOException e) {
                return new Content.Unreadable(file, reason(e));
            }
        }
        return new Content.Texts(List.copyOf(texts));
    }

    private static String reason(IOException e) {
        return switch (e) {
            case NoSuchFileException gone -> "there is no such file";
            case CharacterCodingException text -> "it is not UTF-8";
            default -> e.toString();
        };
    }

    /**
     * Reads the files at an interval until this is closed.
     *
     * @param thread the name of the thread that reads and calls the listener
     * @param listener receives each change; an exception is logged, and the listener receives later changes
     */
    public void start(String thread, Duration interval, Consumer<Content> listener) {
        Thread.ofVirtual().name(thread).start(() -> watch(interval, listener));
    }

    private void watch(Duration interval, Consumer<Content> listener) {
        while (!closed) {
            try {
                Thread.sleep(interval);
            } catch (InterruptedException e) {
                return;
            }
            changed().filter(content -> !closed).ifPresent(content -> report(content, listener));
        }
    }

    /** Without this, a defect in a listener would end the thread, and later changes would not be noticed. */
    private void report(Content content, Consumer<Content> listener) {
        try {
            listener.accept(content);
        } catch (RuntimeException defect) {
            LOG.errorf(defect, "A defect in Wireroom: a change of %s has no effect. The next change is applied", files);
        }
    }

    @Override
    public void close() {
        closed = true;
    }
}
