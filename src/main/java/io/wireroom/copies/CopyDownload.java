package io.wireroom.copies;

import io.wireroom.article.Sha256;
import io.wireroom.objects.ObjectStore;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;

/** Downloads the files of a copy into a folder, and verifies the length and the hash of each part. */
final class CopyDownload {
    private static final int THREADS = 4;

    private final ObjectStore store;
    private final CopyKeys keys;
    private final BooleanSupplier abandoned;
    private final LongConsumer progress;

    /**
     * @param abandoned whether nobody waits for the files any more
     * @param progress receives the length of each part that has arrived; called by several threads
     */
    CopyDownload(ObjectStore store, CopyKeys keys, BooleanSupplier abandoned, LongConsumer progress) {
        this.store = store;
        this.keys = keys;
        this.abandoned = abandoned;
        this.progress = progress;
    }

    /**
     * Makes all files of the manifest in an empty folder. They are durable when this method returns.
     *
     * @throws IOException if something is missing or damaged, or the store or the disk fails
     */
    void into(Path folder, CopyManifest manifest) throws IOException {
        ExecutorService threads = Executors.newFixedThreadPool(
                THREADS, Thread.ofPlatform().daemon().name("archive-copy-", 0).factory());
        List<FileChannel> channels = new ArrayList<>();
        try {
            List<Future<?>> parts = new ArrayList<>();
            for (CopiedFile file : manifest.files()) {
                FileChannel channel = FileChannel.open(
                        folder.resolve(file.name()), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
                channels.add(channel);
                for (int part = 0; part < file.parts().size(); part++) {
                    int number = part;
                    parts.add(threads.submit(() -> {
                        download(file, number, channel);
                        return true;
                    }));
                }
            }
            for (Future<?> part : parts) {
                await(part);
            }
            for (FileChannel channel : channels) {
                channel.force(true);
            }
        } finally {
            threads.shutdownNow();
            for (FileChannel channel : channels) {
                channel.close();
            }
        }
    }

    private void download(CopiedFile file, int part, FileChannel channel) throws IOException {
        if (abandoned.getAsBoolean()) {
            throw new InterruptedIOException("nobody waits for the copy");
        }
        String hash = file.parts().get(part);
        byte[] bytes = store.get(keys.part(hash))
                .orElseThrow(() -> new IOException("part " + part + " of " + file.name() + " is missing"));
        if (bytes.length != file.length(part) || !Sha256.hex(Sha256.of(bytes)).equals(hash)) {
            throw new IOException("part " + part + " of " + file.name() + " is damaged");
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        long start = (long) part * CopiedFile.PART_BYTES;
        while (buffer.hasRemaining()) {
            channel.write(buffer, start + buffer.position());
        }
        progress.accept(bytes.length);
    }

    private static void await(Future<?> part) throws IOException {
        try {
            part.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException failure ? failure : new IOException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while copying");
        }
    }
}
