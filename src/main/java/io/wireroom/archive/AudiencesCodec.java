package io.wireroom.archive;

import io.wireroom.article.Audience;
import io.wireroom.article.Edition;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.store.ByteArrayDataInput;
import org.apache.lucene.store.ByteBuffersDataOutput;
import org.apache.lucene.util.BytesRef;

/** Encodes the audiences of an edition and of its former revisions. Used for editions whose audience has changed. */
final class AudiencesCodec {
    private AudiencesCodec() {}

    static BytesRef write(Edition edition) throws IOException {
        var out = new ByteBuffersDataOutput();
        out.writeVInt(1 + edition.formerly().size());
        write(edition.audience(), out);
        for (Audience audience : edition.formerly()) {
            write(audience, out);
        }
        return new BytesRef(out.toArrayCopy());
    }

    private static void write(Audience audience, ByteBuffersDataOutput out) throws IOException {
        String language = audience.language();
        out.writeString(audience.sourceKey());
        out.writeString(language == null ? "" : language);
        out.writeVInt(audience.tags().size());
        for (String tag : audience.tags()) {
            out.writeString(tag);
        }
    }

    /** The current audience, followed by the former ones. */
    static List<Audience> read(BytesRef bytes) throws IOException {
        var in = new ByteArrayDataInput(bytes.bytes, bytes.offset, bytes.length);
        int count = in.readVInt();
        List<Audience> audiences = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            audiences.add(readOne(in));
        }
        return audiences;
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
