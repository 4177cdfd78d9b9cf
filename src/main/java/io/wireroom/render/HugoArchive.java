package io.wireroom.render;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.wireroom.article.Article;
import io.wireroom.article.Edition;
import io.wireroom.article.Withdrawal;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.SortedSet;
import java.util.TreeSet;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorOutputStream;
import org.apache.commons.compress.compressors.gzip.GzipParameters;

/**
 * Writes a Hugo content tree as a streamed {@code .tar.gz}. Articles are {@code news/{yyyyMM}/{id}-{slug}.md}. The last two
 * entries are {@code deleted.txt}, the paths of withdrawn articles, one per line, to delete after extraction, and {@code
 * cursor.txt}, the position from which the next archive continues. An archive without {@code cursor.txt} is incomplete.
 *
 * <p>Output is reproducible: modification times are those of the editions; owners and modes are fixed.
 */
public final class HugoArchive implements AutoCloseable {
    private static final int COMPRESSION = 6;

    private final HugoDocument hugo = new HugoDocument();
    private final TarArchiveOutputStream tar;
    private final SortedSet<String> deleted = new TreeSet<>();
    private Instant newest = Instant.EPOCH;

    /**
     * Begins an archive. Methods throw the {@link IOException}s of {@code out}.
     *
     * @param out closed with the archive
     */
    public HugoArchive(OutputStream out) throws IOException {
        GzipParameters gzip = new GzipParameters();
        gzip.setCompressionLevel(COMPRESSION);
        tar = new TarArchiveOutputStream(new GzipCompressorOutputStream(out, gzip), UTF_8.name());
        tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
        tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
    }

    /** Adds an edition. If an article is added several times, the last edition applies. */
    public void add(Edition edition) throws IOException {
        switch (edition) {
            case Article article -> {
                String file = file(article.path());
                updateNewest(article.updated());
                deleted.remove(file);
                put(file, article.updated(), hugo.write(article));
            }
            case Withdrawal withdrawal -> delete(withdrawal.path(), withdrawal.updated());
        }
    }

    /** Lists the article's file in {@code deleted.txt}. */
    public void delete(String path, Instant updated) {
        updateNewest(updated);
        deleted.add(file(path));
    }

    /**
     * Writes the final entries. Nothing can be added afterwards.
     *
     * @param cursor position from which a later export continues
     */
    public void finish(String cursor) throws IOException {
        StringBuilder lines = new StringBuilder();
        deleted.forEach(path -> lines.append(path).append('\n'));
        put("deleted.txt", newest, lines.toString().getBytes(UTF_8));
        put("cursor.txt", newest, (cursor + "\n").getBytes(UTF_8));
        tar.finish();
    }

    @Override
    public void close() throws IOException {
        tar.close();
    }

    private void updateNewest(Instant updated) {
        newest = newest.isBefore(updated) ? updated : newest;
    }

    private static String file(String path) {
        return "news" + path + ".md";
    }

    private void put(String path, Instant modified, byte[] content) throws IOException {
        TarArchiveEntry entry = new TarArchiveEntry(path);
        entry.setSize(content.length);
        entry.setModTime(modified.truncatedTo(ChronoUnit.SECONDS).toEpochMilli());
        entry.setUserName("");
        entry.setGroupName("");
        tar.putArchiveEntry(entry);
        tar.write(content);
        tar.closeArchiveEntry();
    }
}
