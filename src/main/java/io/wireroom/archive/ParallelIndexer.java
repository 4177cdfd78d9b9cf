package io.wireroom.archive;

import java.io.Closeable;
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
     * @param sequence number of changes read before this one
     * @param firstRecord the article's first record in the change's partition
     * @param first true if the index has no edition of this article
     */
    record Write(Change change, long sequence, FirstRecord firstRecord, boolean first) {}

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
        try (Closeable _ = () -> await(running)) {
            drain(batch, next);
        }
    }

    private void drain(List<Write> batch, AtomicInteger next) throws IOException {
        try {
            for (int i = next.getAndIncrement(); i < batch.size(); i = next.getAndIncrement()) {
                index(batch.get(i));
            }
        } finally {
            next.set(batch.size()); // after a failure, the other threads stop as well
        }
    }

    private void index(Write write) throws IOException {
        var document = EditionDocument.of(write.change(), write.sequence(), write.firstRecord());
        if (write.first()) {
            writer.addDocument(document);
        } else {
            writer.updateDocument(Fields.id(write.change().edition().id().value()), document);
        }
    }

    /** Waits for all of them, also after a failure: the caller may close the writer then. */
    private static void await(List<Future<Boolean>> running) throws IOException {
        IOException failure = null;
        boolean interrupted = false;
        for (Future<Boolean> future : running) {
            while (!future.isDone()) {
                try {
                    future.get();
                } catch (InterruptedException _) {
                    interrupted = true;
                } catch (ExecutionException _) {
                    break;
                }
            }
            if (future.state() == Future.State.FAILED) {
                var failed = new IOException("could not index", future.exceptionNow());
                if (failure == null) {
                    failure = failed;
                } else {
                    failure.addSuppressed(failed);
                }
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        if (failure != null) {
            throw failure;
        }
    }

    @Override
    public void close() {
        executor.shutdown();
    }
}
