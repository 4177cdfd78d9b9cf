package io.wireroom.archive;

import io.wireroom.article.Audience;
import io.wireroom.article.Edition;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.store.ByteArrayDataInput;
import org.apache.lucene.store.ByteBuffersDataOutput;
import org.apache.lucene.util.BytesRef;

/** An edition's reach and those of its former revisions as bytes, for editions whose reach has changed. */
final class AudiencesCodec {
    private AudiencesCodec() {}

    static BytesRef write(Edition edition) throws IOException {
        var out = new ByteBuffersDataOutput();
        out.writeVInt(1 + edition.formerly().size());
        write(edition.reach(), out);
        for (Audience reach : edition.formerly()) {
            write(reach, out);
        }
        return new BytesRef(out.toArrayCopy());
    }

    private static void write(Audience reach, ByteBuffersDataOutput out) throws IOException {
        String language = reach.language();
        out.writeString(reach.sourceKey());
        out.writeString(language == null ? "" : language);
        out.writeVInt(reach.tags().size());
        for (String tag : reach.tags()) {
            out.writeString(tag);
        }
    }

    /** The present reach, then the former ones. */
    static List<Audience> read(BytesRef bytes) throws IOException {
        var in = new ByteArrayDataInput(bytes.bytes, bytes.offset, bytes.length);
        int count = in.readVInt();
        List<Audience> reaches = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            reaches.add(readOne(in));
        }
        return reaches;
    }

    private static Audience readOne(ByteArrayDataInput in) throws IOException {
        String source = in.readString();
        String language = in.readString();
        int count = in.readVInt();
        List<String> tags = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            tags.add(in.readString());
        }
        return new Audience(source, language.isEmpty() ? null : language, tags);
    }
}
