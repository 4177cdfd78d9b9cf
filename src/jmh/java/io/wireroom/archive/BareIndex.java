package io.wireroom.archive;

import io.wireroom.article.ChangeType;
import io.wireroom.event.ArticleJsonReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.store.FSDirectory;

/** Plain Lucene with the archive's fields, without its order, its positions and its memory of recent changes. */
public final class BareIndex implements AutoCloseable {
    private final FSDirectory directory;
    private final IndexWriter writer;
    private long read;

    public BareIndex(Path folder) throws IOException {
        directory = FSDirectory.open(folder);
        writer = new IndexWriter(directory, new IndexWriterConfig(new WordsAnalyzer()).setRAMBufferSizeMB(64));
    }

    /** @param event an event of the normalized topic */
    public void add(ConsumerRecord<byte[], byte[]> event) throws Exception {
        Change change = new Change(
                ArticleJsonReader.read(event.value()),
                event.value(),
                ChangeType.PUBLISHED,
                event.partition(),
                event.offset(),
                Instant.ofEpochMilli(event.timestamp()));
        writer.updateDocument(
                Fields.id(change.edition().id().value()), EditionDocument.of(change, read++, FirstRecord.of(change)));
    }

    /** Commits, and counts what a new reader sees. */
    public int commit() throws IOException {
        writer.commit();
        try (DirectoryReader reader = DirectoryReader.open(writer)) {
            return reader.numDocs();
        }
    }

    @Override
    public void close() throws IOException {
        try (directory) {
            writer.close();
        }
    }
}
