package io.wireroom.archive;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.lucene.index.IndexWriter;

/** Indexes a batch of documents of different articles on several threads. */
final class ParallelIndexer implements AutoCloseable {
    /** Minimum batch size for several threads. */
    private static final int MIN_PARALLEL_BATCH = 32;

    private final IndexWriter writer;
    private final FlushDirectory directory;
    private final int count;
    private final ExecutorService executor;

    ParallelIndexer(IndexWriter writer, FlushDirectory directory, int count) {
        this.writer = writer;
        this.directory = directory;
        this.count = count;
        this.executor = Executors.newFixedThreadPool(
                Math.max(1, count - 1),
                Thread.ofPlatform().daemon().name("archive-writer-", 0).factory());
    }

    /**
     * @param read number of changes read before this one
     * @param firstRecord the article's first record in the change's partition
     * @param first true if the index has no edition of this article
     */
    record Write(Change change, long read, FirstRecord firstRecord, boolean first) {}

    void write(List<Write> batch) throws IOException {
        if (directory.addsDocuments(
                batch.stream().mapToLong(write -> write.change().json().length).sum())) {
            writer.flush();
        }
        index(batch);
    }

    private void index(List<Write> batch) throws IOException {
        var next = new AtomicInteger();
        List<Future<Boolean>> running = new ArrayList<>();
        Callable<Boolean> worker = () -> {
            drain(batch, next);
            return true;
        };
        for (int i = 1; i < count && batch.size() >= MIN_PARALLEL_BATCH; i++) {
            running.add(executor.submit(worker));
        }
        try {
            drain(batch, next);
        } finally {
            for (Future<Boolean> future : running) {
                await(future);
            }
        }
    }

    private void drain(List<Write> batch, AtomicInteger next) throws IOException {
        for (int i = next.getAndIncrement(); i < batch.size(); i = next.getAndIncrement()) {
            Write write = batch.get(i);
            var document = EditionDocument.of(write.change(), write.read(), write.firstRecord());
            if (write.first()) {
                writer.addDocument(document);
            } else {
                writer.updateDocument(Fields.id(write.change().edition().id().value()), document);
            }
        }
    }

    private static void await(Future<Boolean> future) throws IOException {
        try {
            future.get();
        } catch (ExecutionException e) {
            throw new IOException("could not index", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while indexing", e);
        }
    }

    @Override
    public void close() {
        executor.shutdown();
    }
}
