package io.wireroom.bench.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.wireroom.article.ArticleId;
import io.wireroom.article.Result;
import io.wireroom.imports.ImportLimits;
import io.wireroom.imports.TarGzImport;
import io.wireroom.kafka.intake.SendResult;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/** Archives as a seed, and the compression around them: a fuzzer does not find checksums by itself. */
final class Archives {
    private Archives() {}

    static byte[] withOneDocument() {
        byte[] document = "+++\ntitle = \"A\"\nsource = \"b\"\n+++\nText.\n".getBytes(UTF_8);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes)) {
            TarArchiveEntry entry = new TarArchiveEntry("a.md");
            entry.setSize(document.length);
            tar.putArchiveEntry(entry);
            tar.write(document);
            tar.closeArchiveEntry();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** As they are, and compressed. */
    static void read(byte[] input) {
        TarGzImport archives = new TarGzImport(
                document -> CompletableFuture.completedFuture(new SendResult.Accepted("articles.ingest", 0, 0)),
                new ImportLimits(1 << 16, 1_000, 1 << 20, 1 << 20));
        try {
            archives.read(new ByteArrayInputStream(input), (_, _) -> Result.ok(new ArticleId(1)), Map.of(), _ -> {});
            archives.read(
                    new ByteArrayInputStream(zipped(input)), (_, _) -> Result.ok(new ArticleId(1)), Map.of(), _ -> {});
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static byte[] zipped(byte[] bytes) {
        ByteArrayOutputStream zipped = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(zipped)) {
            zip.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return zipped.toByteArray();
    }
}
