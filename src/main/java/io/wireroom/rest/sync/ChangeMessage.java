package io.wireroom.rest.sync;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.wireroom.archive.ChangeEntry;
import io.wireroom.archive.ChangesPage;
import io.wireroom.article.ChangeType;
import io.wireroom.json.JsonObjects;
import io.wireroom.rest.access.Reader;
import io.wireroom.rest.query.Editions;
import java.io.IOException;
import java.io.OutputStream;

/**
 * A change as it is sent to a reader.
 *
 * @param cursor cursor to continue with after this change
 * @param article JSON on one line; for an article that the reader's rights no longer cover,
 *     {@code article_id revision status url} only
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record ChangeMessage(ChangeType type, String cursor, byte[] article) {
    /** @param page the entry's page */
    static ChangeMessage of(ChangeEntry entry, ChangesPage page, String identity, Reader reader, Editions editions) {
        String cursor = page.cursorAfter(entry).encode(identity);
        ChangeType type =
                entry instanceof ChangeEntry.Visible visible ? visible.edition().type() : ChangeType.WITHDRAWN;
        return new ChangeMessage(type, cursor, article(entry, reader, editions));
    }

    /** The article of a change as JSON on one line. */
    static byte[] article(ChangeEntry entry, Reader reader, Editions editions) {
        return switch (entry) {
            case ChangeEntry.Visible visible -> editions.json(visible.edition(), reader);
            case ChangeEntry.AccessLost lost -> json(lost);
        };
    }

    /** Writes an item of a list: {@code {"type":"updated","cursor":"…","article":{…}}}. */
    void writeItem(OutputStream out) throws IOException {
        out.write(("{\"type\":\"" + type + "\",\"cursor\":\"" + cursor + "\",\"article\":").getBytes(UTF_8));
        out.write(article);
        out.write('}');
    }

    /** Writes a server-sent event whose id is the cursor. */
    void writeEvent(OutputStream out) throws IOException {
        out.write(("id: " + cursor + "\nevent: " + type + "\ndata: ").getBytes(UTF_8));
        out.write(article);
        out.write("\n\n".getBytes(UTF_8));
    }

    private static byte[] json(ChangeEntry.AccessLost lost) {
        return JsonObjects.of(json -> {
            json.writeNumberField("article_id", lost.id().value());
            json.writeNumberField("revision", lost.revision());
            json.writeStringField("status", ChangeType.WITHDRAWN.toString());
            json.writeStringField("url", lost.path());
        });
    }
}
