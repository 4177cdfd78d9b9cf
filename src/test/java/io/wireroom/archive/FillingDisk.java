package io.wireroom.archive;

import java.io.IOException;
import java.nio.file.Path;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FilterDirectory;
import org.apache.lucene.store.FilterIndexOutput;
import org.apache.lucene.store.IOContext;
import org.apache.lucene.store.IndexOutput;

/** A directory that fails writes while the disk is full. */
public final class FillingDisk {
    private volatile boolean full;

    public void fill() {
        full = true;
    }

    public void empty() {
        full = false;
    }

    private void check() throws IOException {
        if (full) {
            throw new IOException("No space left on device");
        }
    }

    /** @throws IOException also if the disk is full */
    public Archive open(Path folder, String identity) throws IOException {
        check();
        return Archive.open(folder, identity, ArchiveSettings.DEFAULT, IndexSource.NONE, Files::new);
    }

    private final class Files extends FilterDirectory {
        Files(Directory disk) {
            super(disk);
        }

        @Override
        public IndexOutput createOutput(String name, IOContext context) throws IOException {
            return new Output(in.createOutput(name, context));
        }

        @Override
        public IndexOutput createTempOutput(String prefix, String suffix, IOContext context) throws IOException {
            return new Output(in.createTempOutput(prefix, suffix, context));
        }
    }

    private final class Output extends FilterIndexOutput {
        Output(IndexOutput file) {
            super("on a disk that fills", file.getName(), file);
        }

        @Override
        public void writeByte(byte b) throws IOException {
            check();
            super.writeByte(b);
        }

        @Override
        public void writeBytes(byte[] bytes, int offset, int length) throws IOException {
            check();
            super.writeBytes(bytes, offset, length);
        }
    }
}
