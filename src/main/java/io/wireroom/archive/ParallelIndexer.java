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

/** Writes a batch's documents, no two of them of the same article, on as many threads as pay. */
final class ParallelIndexer implements AutoCloseable {
    /** Fewer documents than this are indexed sooner than a thread is woken. */
    private static final int WORTH_SHARING = 32;

    private final IndexWriter writer;
    private final int count;
    private final ExecutorService others;

    ParallelIndexer(IndexWriter writer, int count) {
        this.writer = writer;
        this.count = count;
        this.others = Executors.newFixedThreadPool(
                Math.max(1, count - 1),
                Thread.ofPlatform().daemon().name("archive-writer-", 0).factory());
    }

    /**
     * @param read how many changes were read before this one
     * @param first true if the index holds nothing of this article yet
     */
    record Write(Change change, long read, boolean first) {}

    void write(List<Write> batch) throws IOException {
        var next = new AtomicInteger();
        List<Future<Boolean>> running = new ArrayList<>();
        Callable<Boolean> lane = () -> {
            drain(batch, next);
            return true;
        };
        for (int i = 1; i < count && batch.size() >= WORTH_SHARING; i++) {
            running.add(others.submit(lane));
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
            var document = EditionDocument.of(write.change(), write.read());
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
        others.shutdown();
    }
}
