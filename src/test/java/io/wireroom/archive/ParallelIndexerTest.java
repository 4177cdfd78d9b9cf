package io.wireroom.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wireroom.archive.ParallelIndexer.Write;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.LongStream;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.IndexableField;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ParallelIndexerTest {
    private static final int THREADS = 3;

    private final FlushDirectory directory = new FlushDirectory(new ByteBuffersDirectory());

    @Test
    void afterAFailureNoThreadUsesTheWriter() throws Exception {
        try (var writer = new FailingWriter();
                var indexer = new ParallelIndexer(writer, directory, THREADS)) {
            assertThatThrownBy(() -> indexer.write(batch()))
                    .hasMessage("disk of the caller")
                    .satisfies(failure -> assertThat(failure.getSuppressed())
                            .singleElement()
                            .extracting(Throwable::getCause)
                            .hasToString("java.io.IOException: disk of archive-writer-0"));
            assertThat(writer.active).hasValue(0);
            assertThat(writer.begun).as("documents: one for each thread").hasValue(THREADS);
        }
    }

    @Test
    void anInterruptedThreadWaitsAndStaysInterrupted() throws Exception {
        try (var writer = new SlowWriter();
                var indexer = new ParallelIndexer(writer, directory, THREADS)) {
            Thread.currentThread().interrupt();
            indexer.write(batch());
            assertThat(Thread.interrupted()).isTrue();
            assertThat(writer.getDocStats().numDocs).isEqualTo(200);
        }
    }

    private static List<Write> batch() {
        return LongStream.range(0, 200)
                .mapToObj(id -> Editions.published(id + 1, id))
                .map(change -> new Write(change, change.offset(), FirstRecord.of(change), true))
                .toList();
    }

    /** Its workers need more time than the calling thread. */
    private final class SlowWriter extends IndexWriter {
        private final Thread caller = Thread.currentThread();
        private final AtomicInteger ofWorkers = new AtomicInteger();

        SlowWriter() throws IOException {
            super(directory, new IndexWriterConfig(new WordsAnalyzer()));
        }

        @Override
        public long addDocument(Iterable<? extends IndexableField> document) throws IOException {
            if (!Thread.currentThread().equals(caller)) {
                ofWorkers.incrementAndGet();
                LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
            }
            while (ofWorkers.get() == 0) {
                Thread.onSpinWait();
            }
            return super.addDocument(document);
        }
    }

    /** Fails for the calling thread and the first worker. The second worker takes longer. */
    private final class FailingWriter extends IndexWriter {
        private final Thread caller = Thread.currentThread();
        private final CyclicBarrier allHaveOne = new CyclicBarrier(THREADS);
        final AtomicInteger begun = new AtomicInteger();
        final AtomicInteger active = new AtomicInteger();

        FailingWriter() throws IOException {
            super(directory, new IndexWriterConfig(new WordsAnalyzer()));
        }

        @Override
        public long addDocument(Iterable<? extends IndexableField> document) throws IOException {
            begun.incrementAndGet();
            active.incrementAndGet();
            try {
                allHaveOne.await();
                if (Thread.currentThread().equals(caller)) {
                    throw new IOException("disk of the caller");
                }
                String worker = Thread.currentThread().getName();
                if (worker.equals("archive-writer-0")) {
                    throw new IOException("disk of " + worker);
                }
                LockSupport.parkNanos(Duration.ofMillis(500).toNanos());
                return 0;
            } catch (InterruptedException | BrokenBarrierException e) {
                throw new IOException(e);
            } finally {
                active.decrementAndGet();
            }
        }
    }
}
