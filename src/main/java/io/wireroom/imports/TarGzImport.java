package io.wireroom.imports;

import io.wireroom.article.ArticleId;
import io.wireroom.article.Rejection;
import io.wireroom.article.Result;
import io.wireroom.imports.ImportProgress.End;
import io.wireroom.kafka.intake.Intake;
import io.wireroom.kafka.intake.Submission;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Imports a {@code .tar.gz} of documents ({@code .md}, {@code .markdown}, {@code .html}, {@code .json}, {@code .ninjs}, {@code
 * .toml}, {@code .yaml}). Each document is submitted with the content type of its extension. The archive is streamed with one
 * document in memory; nothing is written to disk. The key is the id of the document's article. {@link JekyllPost} adds what Jekyll
 * derives from a path.
 *
 * <p>Documents that the pipeline would reject are reported with a code and not submitted.
 *
 * <p>With a damaged archive, the documents before the damage are imported, and the report has its location. An archive may be
 * sent again: unchanged documents have no effect.
 */
public final class TarGzImport {
    /** Maximum size of an entry's headers, which is much more than real ones need. */
    private static final long HEADER_BYTES = 1 << 20;

    private final Intake intake;
    private final ImportLimits limits;

    public TarGzImport(Intake intake, ImportLimits limits) {
        this.intake = intake;
        this.limits = limits;
    }

    /**
     * Reads the archive as far as possible and waits until Kafka has acknowledged every document.
     *
     * @param archive not closed by this method
     * @param check determines the keys of documents, and finds those that are not submitted
     * @param headers record headers of each document
     * @param listener receives the progress after each entry, on this thread
     * @return the final progress, which the listener does not receive
     */
    public ImportProgress read(
            InputStream archive, DocumentCheck check, Map<String, String> headers, Consumer<ImportProgress> listener)
            throws InterruptedException {
        return new Run(check, headers, listener).read(archive);
    }

    /** The import of one archive. */
    private final class Run {
        private final ImportTally tally = new ImportTally();
        private final Semaphore inFlight = new Semaphore(limits.bytesInFlight());
        private final DocumentCheck check;
        private final Map<String, String> headers;
        private final Consumer<ImportProgress> listener;
        private long entries;
        private @Nullable String name;

        Run(DocumentCheck check, Map<String, String> headers, Consumer<ImportProgress> listener) {
            this.check = check;
            this.headers = headers;
            this.listener = listener;
        }

        ImportProgress read(InputStream archive) throws InterruptedException {
            End end = readEntries(archive);
            inFlight.acquire(limits.bytesInFlight());
            String unavailable = tally.unavailable();
            return tally.progress(
                    unavailable != null && end instanceof End.Complete
                            ? new End.KafkaUnavailable(entries, unavailable)
                            : end);
        }

        private End readEntries(InputStream archive) throws InterruptedException {
            try {
                MeteredStream unpacked = new MeteredStream(unzip(archive), limits.totalBytes());
                return readEntries(unpacked, new TarArchiveInputStream(unpacked, "UTF-8"));
            } catch (MeteredStream.Exceeded e) {
                return new End.OverLimit(entries, e.limit());
            } catch (IOException e) {
                String problem = e.getMessage();
                return new End.Damaged(entries, name, problem == null ? "the archive ends too early" : problem);
            }
        }

        private InputStream unzip(InputStream archive) throws IOException {
            return GzipCompressorInputStream.builder()
                    .setInputStream(new BufferedInputStream(archive))
                    .setDecompressConcatenated(true)
                    .get();
        }

        private End readEntries(MeteredStream unpacked, TarArchiveInputStream tar)
                throws IOException, InterruptedException {
            while (true) {
                TarArchiveEntry entry = next(unpacked, tar);
                if (entry == null) {
                    return new End.Complete();
                }
                process(entry, tar);
                skipRest(tar);
                listener.accept(tally.progress(null));
                String unavailable = tally.unavailable();
                if (unavailable != null) {
                    return new End.KafkaUnavailable(entries, unavailable);
                }
            }
        }

        private @Nullable TarArchiveEntry next(MeteredStream unpacked, TarArchiveInputStream tar) throws IOException {
            entries++;
            name = null;
            unpacked.headerBegins(HEADER_BYTES);
            TarArchiveEntry entry = tar.getNextEntry();
            unpacked.headerEnds();
            if (entry == null) {
                return null;
            }
            name = entry.getName();
            if (!entry.isCheckSumOK()) {
                throw new IOException("an entry's header is garbled");
            }
            if (entries > limits.entries()) {
                throw new MeteredStream.Exceeded("entries");
            }
            return entry;
        }

        private void process(TarArchiveEntry entry, TarArchiveInputStream tar)
                throws IOException, InterruptedException {
            String path = entry.getName();
            if (!isPlainFile(entry) || !tar.canReadEntryData(entry) || !DocumentName.isDocument(path)) {
                tally.skipped(path);
                return;
            }
            tally.read(path);
            if (entry.getSize() > limits.documentBytes()) {
                tally.rejected(entries, path, tooLarge(entry.getSize()));
                return;
            }
            submit(path, content(entry, tar));
        }

        /** Checks the flag, because {@code isFile} is true for links too. */
        private boolean isPlainFile(TarArchiveEntry entry) {
            return entry.getLinkFlag() == TarConstants.LF_NORMAL || entry.getLinkFlag() == TarConstants.LF_OLDNORM;
        }

        private void skipRest(TarArchiveInputStream tar) throws IOException {
            for (int rest = tar.available(); rest > 0; rest = tar.available()) {
                tar.skipNBytes(rest);
            }
        }

        private byte[] content(TarArchiveEntry entry, TarArchiveInputStream tar) throws IOException {
            byte[] content = tar.readNBytes((int) entry.getSize());
            if (content.length < entry.getSize()) {
                throw new EOFException("the archive ends within this entry");
            }
            return content;
        }

        private Rejection tooLarge(long bytes) {
            return new Rejection(
                    Rejection.Code.TOO_LARGE, bytes + " bytes; at most " + limits.documentBytes() + " are read");
        }

        private void submit(String path, byte[] content) throws InterruptedException {
            switch (JekyllPost.complete(path, content)) {
                case Result.Ok<byte[]>(byte[] completed) -> checked(path, completed, DocumentName.contentType(path));
                case Result.Rejected<byte[]>(Rejection rejection) -> tally.rejected(entries, path, rejection);
            }
        }

        private void checked(String path, byte[] document, @Nullable String contentType) throws InterruptedException {
            switch (check.check(document, contentType)) {
                case Result.Ok<ArticleId>(ArticleId id) ->
                    send(path, new Submission(id, document, contentType, headers));
                case Result.Rejected<ArticleId>(Rejection rejection) -> tally.rejected(entries, path, rejection);
            }
        }

        private void send(String path, Submission document) throws InterruptedException {
            long entry = entries;
            int share = Math.clamp(document.value().length, 1, limits.bytesInFlight());
            inFlight.acquire(share);
            intake.put(document).thenAccept(result -> {
                tally.sent(entry, path, result);
                inFlight.release(share);
            });
        }
    }
}
