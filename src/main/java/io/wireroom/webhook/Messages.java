package io.wireroom.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.io.SerializedString;
import io.wireroom.archive.ChangeEntry;
import io.wireroom.archive.ChangesPage;
import io.wireroom.article.ChangeType;
import io.wireroom.json.JsonObjects;
import io.wireroom.partner.Partner;
import io.wireroom.partner.Webhook;
import java.io.IOException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Creates messages from changes:
 *
 * <pre>{@code
 * {"type":"article.published","timestamp":"…","cursor":"AQ…","data":{…}}
 * }</pre>
 *
 * {@code timestamp} is the time of the revision, so that all attempts have the same bytes. {@code data} depends on the format.
 */
final class Messages {
    private static final String TYPE_PREFIX = "article.";
    static final String TEST_TYPE = "webhook.test";

    private final ChangeSource source;

    Messages(ChangeSource source) {
        this.source = source;
    }

    private interface Data {
        void writeTo(JsonGenerator json) throws IOException;
    }

    static ChangeType type(ChangeEntry entry) {
        return switch (entry) {
            case ChangeEntry.Visible visible -> visible.edition().type();
            case ChangeEntry.AccessLost _ -> ChangeType.WITHDRAWN;
        };
    }

    /**
     * Id and content of the message. The id contains the epoch, because a replay sends the same revision again, and the type and
     * the version of the rights, because a change of rights may send it again. Receivers discard messages with known ids.
     *
     * @param cursor cursor after the change
     * @param rightsVersion see {@link ChangesPage#rightsVersion}
     */
    Message of(ChangeEntry entry, String cursor, Partner partner, Webhook.Format format, int epoch, int rightsVersion) {
        ChangeType type = type(entry);
        String id = entry.id() + "-" + entry.revision() + "-" + type + "-" + epoch
                + (rightsVersion == 0 ? "" : "." + rightsVersion);
        byte[] body = envelope(TYPE_PREFIX + type, entry.updated(), cursor, data(entry, type, partner, format));
        return new Message(id, TYPE_PREFIX + type, entry.id(), entry.revision(), body);
    }

    /** A test message without an article. */
    static Message test(String id, Instant now, Partner partner) {
        byte[] body = envelope(TEST_TYPE, now, null, json -> {
            json.writeStartObject();
            json.writeStringField("partner", partner.name());
            json.writeEndObject();
        });
        return new Message(id, TEST_TYPE, null, 0, body);
    }

    private Data data(ChangeEntry entry, ChangeType type, Partner partner, Webhook.Format format) {
        return switch (format) {
            case ARTICLE -> raw(source.articleJson(entry, partner));
            case NINJS -> raw(source.ninjs(entry, partner));
            case THIN ->
                json -> {
                    json.writeStartObject();
                    json.writeNumberField("article_id", entry.id().value());
                    json.writeNumberField("revision", entry.revision());
                    json.writeStringField("status", type == ChangeType.WITHDRAWN ? "withdrawn" : "published");
                    json.writeStringField("canonical_url", source.canonicalUrl(entry, partner));
                    json.writeEndObject();
                };
        };
    }

    private static Data raw(byte[] value) {
        return json -> json.writeRawValue(new SerializedString(new String(value, UTF_8)));
    }

    private static byte[] envelope(String type, Instant timestamp, @Nullable String cursor, Data data) {
        return JsonObjects.of(json -> {
            json.writeStringField("type", type);
            JsonObjects.moment("timestamp", timestamp, json);
            JsonObjects.text("cursor", cursor, json);
            json.writeFieldName("data");
            data.writeTo(json);
        });
    }
}
