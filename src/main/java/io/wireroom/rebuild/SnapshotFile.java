package io.wireroom.rebuild;

import io.wireroom.article.Article;
import io.wireroom.article.Edition;
import io.wireroom.event.ArticleJsonReader;
import io.wireroom.event.MalformedEditionException;
import io.wireroom.rebuild.ScratchStore.Kind;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;

/**
 * A saved response of {@code GET /v1/snapshot}: one article per line, newest first, and a last line with the cursor. Compressed by
 * gzip if its name ends in {@code .gz}.
 */
final class SnapshotFile {
    private static final String CURSOR = "{\"cursor\":";

    private final ScratchStore scratch;

    private SnapshotFile(ScratchStore scratch) {
        this.scratch = scratch;
    }

    /** @throws RebuildRefusedException if a line can't be read, or the last one is missing */
    static SnapshotFile read(Path file, ScratchStore scratch) {
        long number = 0;
        boolean complete = false;
        try (BufferedReader lines = open(file)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                if (complete) {
                    throw new RebuildRefusedException(file + ": something follows the line with the cursor");
                }
                complete = line.startsWith(CURSOR);
                if (!complete) {
                    // reversed: consumers get the oldest article first
                    scratch.put(Kind.SNAPSHOT, Long.MAX_VALUE - number, article(file, number, line));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(file + " can't be read", e);
        }
        if (!complete) {
            throw new RebuildRefusedException(
                    file + " is not a complete snapshot: its last line is not the cursor. Fetch it again");
        }
        return new SnapshotFile(scratch);
    }

    private static BufferedReader open(Path file) throws IOException {
        InputStream bytes = Files.newInputStream(file);
        try {
            return new BufferedReader(new InputStreamReader(
                    file.toString().endsWith(".gz") ? new GZIPInputStream(bytes) : bytes, StandardCharsets.UTF_8));
        } catch (IOException e) {
            bytes.close();
            throw e;
        }
    }

    private static byte[] article(Path file, long number, String line) {
        byte[] json = line.getBytes(StandardCharsets.UTF_8);
        try {
            if (ArticleJsonReader.read(json) instanceof Article) {
                return json;
            }
        } catch (MalformedEditionException e) {
            throw new RebuildRefusedException(file + ", line " + number + ": not an article: " + e.getMessage());
        }
        throw new RebuildRefusedException(file + ", line " + number + ": not an article");
    }

    /** Oldest first. */
    void each(Consumer<Article> visitor) {
        scratch.each(Kind.SNAPSHOT, (order, json) -> {
            try {
                Edition edition = ArticleJsonReader.read(json);
                visitor.accept((Article) edition);
            } catch (MalformedEditionException e) {
                throw new IllegalStateException("it was read before", e);
            }
        });
    }
}
