package io.wireroom.archive;

import io.wireroom.article.ArticleId;
import io.wireroom.article.ChangeType;
import java.io.IOException;
import java.time.Instant;
import org.apache.lucene.store.ByteArrayDataInput;
import org.apache.lucene.store.ByteBuffersDataOutput;
import org.apache.lucene.util.BytesRef;

/** Encodes an {@link ArchivedEdition} as one stored field: its header, followed by its JSON. */
final class EditionCodec {
    private EditionCodec() {}

    static BytesRef write(ArchivedEdition edition) throws IOException {
        var out = new ByteBuffersDataOutput();
        out.writeVLong(edition.id().value());
        out.writeVInt(edition.revision());
        out.writeString(edition.type().name());
        out.writeString(edition.path());
        out.writeZLong(edition.date().toEpochMilli());
        out.writeZLong(edition.updated().toEpochMilli());
        out.writeBytes(edition.json());
        return new BytesRef(out.toArrayCopy());
    }

    static ArchivedEdition read(BytesRef bytes) throws IOException {
        var in = new ByteArrayDataInput(bytes.bytes, bytes.offset, bytes.length);
        var id = new ArticleId(in.readVLong());
        int revision = in.readVInt();
        var type = ChangeType.valueOf(in.readString());
        String path = in.readString();
        var date = Instant.ofEpochMilli(in.readZLong());
        var updated = Instant.ofEpochMilli(in.readZLong());
        byte[] json = new byte[in.length() - in.getPosition()];
        in.readBytes(json, 0, json.length);
        return new ArchivedEdition(id, revision, type, path, date, updated, json);
    }
}
