package io.wireroom.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.store.AlreadyClosedException;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.FilterDirectory;
import org.apache.lucene.store.IOContext;
import org.apache.lucene.store.IndexOutput;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CurrentSearcherTest {
    private final AtomicBoolean failing = new AtomicBoolean();
    private final Directory directory = new FilterDirectory(new ByteBuffersDirectory()) {
        @Override
        public IndexOutput createOutput(String name, IOContext context) throws IOException {
            if (failing.get()) {
                throw new IOException("no space left");
            }
            return super.createOutput(name, context);
        }
    };

    private static int documents(CurrentSearcher current) throws IOException {
        IndexSearcher searcher = current.acquire();
        try {
            return searcher.getIndexReader().numDocs();
        } finally {
            current.release(searcher);
        }
    }

    private static void add(IndexWriter writer, CurrentSearcher current) throws IOException {
        writer.addDocument(new Document());
        current.outdate();
    }

    @Test
    void refreshesOnceForAnyNumberOfSearches() throws IOException {
        try (IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig());
                CurrentSearcher current = new CurrentSearcher(writer)) {
            for (int i = 0; i < 100; i++) {
                add(writer, current);
            }
            assertThat(writer.numRamDocs()).as("written by no change").isEqualTo(100);
            IndexSearcher first = current.acquire();
            IndexSearcher second = current.acquire();
            assertThat(second).isSameAs(first);
            assertThat(first.getIndexReader().numDocs()).isEqualTo(100);
            assertThat(first.getIndexReader().leaves()).hasSize(1);
            current.release(first);
            current.release(second);
        }
    }

    @Test
    void aSearcherStaysUsableAfterARefresh() throws IOException {
        try (IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig());
                CurrentSearcher current = new CurrentSearcher(writer)) {
            IndexSearcher before = current.acquire();
            add(writer, current);
            assertThat(documents(current)).isEqualTo(1);
            assertThat(before.getIndexReader().numDocs()).isZero();
            current.release(before);
        }
    }

    @Test
    void concurrentSearchesFindAllEarlierChanges() throws Exception {
        AtomicInteger added = new AtomicInteger();
        AtomicBoolean done = new AtomicBoolean();
        try (IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig());
                CurrentSearcher current = new CurrentSearcher(writer);
                ExecutorService threads = Executors.newFixedThreadPool(4)) {
            Callable<Integer> reader = () -> {
                int searches = 0;
                while (!done.get()) {
                    int before = added.get();
                    assertThat(documents(current)).isGreaterThanOrEqualTo(before);
                    searches++;
                }
                return searches;
            };
            List<Future<Integer>> readers = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                readers.add(threads.submit(reader));
            }
            for (int i = 0; i < 2_000; i++) {
                add(writer, current);
                added.incrementAndGet();
            }
            done.set(true);
            for (Future<Integer> each : readers) {
                assertThat(each.get()).isPositive();
            }
            assertThat(documents(current)).isEqualTo(2_000);
        }
    }

    @Test
    void isClosedAfterAFailureOfTheDisk() throws IOException {
        IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig());
        CurrentSearcher current = new CurrentSearcher(writer);
        add(writer, current);
        failing.set(true);

        assertThatThrownBy(() -> documents(current))
                .isInstanceOf(IOException.class)
                .hasMessage("no space left");
        assertThatThrownBy(() -> documents(current))
                .as("nothing outdated is found instead")
                .isInstanceOf(AlreadyClosedException.class);
        assertThatThrownBy(() -> add(writer, current))
                .as("the follower notices")
                .isInstanceOf(AlreadyClosedException.class);
        current.close();
        writer.close();
    }

    @Test
    void rejectsSearchesAfterClose() throws IOException {
        try (IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig())) {
            CurrentSearcher current = new CurrentSearcher(writer);
            current.close();
            assertThatThrownBy(() -> documents(current)).isInstanceOf(AlreadyClosedException.class);
            add(writer, current);
            assertThatThrownBy(() -> documents(current)).isInstanceOf(AlreadyClosedException.class);
        }
    }

    @Test
    void aRefreshReleasesTheFilesOfMergedSegments(@TempDir Path folder) throws IOException {
        try (Directory files = FSDirectory.open(folder);
                IndexWriter writer = new IndexWriter(files, new IndexWriterConfig());
                CurrentSearcher current = new CurrentSearcher(writer)) {
            for (int i = 0; i < 5; i++) {
                add(writer, current);
                assertThat(documents(current)).isEqualTo(i + 1);
            }
            writer.forceMerge(1);
            writer.commit();
            int before = files.listAll().length;
            current.outdate();
            current.refresh();
            assertThat(files.listAll()).hasSizeLessThan(before);
        }
    }
}
