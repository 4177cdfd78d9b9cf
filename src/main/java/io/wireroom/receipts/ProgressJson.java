package io.wireroom.receipts;

import com.fasterxml.jackson.core.JsonGenerator;
import io.wireroom.archive.Cursor;
import io.wireroom.archive.PartitionOffsets;
import io.wireroom.json.JsonObjects;
import io.wireroom.webhook.JsonMembers;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Records of {@code articles.cursors}:
 *
 * <pre>{@code
 * {"consumers":[{"name":"default","channel":"changes","log":"…","cursor":"AQ…","sent":"AQ…","reached":"…",
 *   "seen":"…","marks":[{"cursor":"AQ…","at":"…","withdrawal":true}],
 *   "views":[{"rights":"a1…","turn":1,"cursor":"AQ…","sent":"AQ…"}]}],
 *  "forgotten":[{"name":"print","at":"…","by":"desk"}],
 *  "rights":[{"turn":1,"since":"…","log":"…","end":"AQ…","sources":["ibn"],"tags":[],"languages":[]}]}
 * }</pre>
 */
final class ProgressJson {
    private ProgressJson() {}

    static byte[] write(PartnerRecord record) {
        return JsonObjects.of(json -> {
            json.writeArrayFieldStart("consumers");
            for (Map.Entry<String, Progress> each : new TreeMap<>(record.consumers()).entrySet()) {
                write(each.getKey(), each.getValue(), json);
            }
            json.writeEndArray();
            json.writeArrayFieldStart("forgotten");
            for (Map.Entry<String, ForgottenConsumer> each : new TreeMap<>(record.forgotten()).entrySet()) {
                json.writeStartObject();
                json.writeStringField("name", each.getKey());
                json.writeStringField("at", each.getValue().at().toString());
                json.writeStringField("by", each.getValue().by());
                json.writeEndObject();
            }
            json.writeEndArray();
            RightsJson.write(record.rights(), json);
        });
    }

    private static void write(String name, Progress progress, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("name", name);
        json.writeStringField("channel", progress.channel());
        json.writeStringField("log", progress.log());
        json.writeStringField("cursor", cursor(progress.positions(), progress.log()));
        json.writeStringField("sent", cursor(progress.sent(), progress.log()));
        json.writeStringField("reached", progress.reached().toString());
        json.writeStringField("seen", progress.seen().toString());
        json.writeArrayFieldStart("marks");
        for (ReadCheckpoint mark : progress.marks()) {
            json.writeStartObject();
            json.writeStringField("cursor", cursor(mark.positions(), progress.log()));
            json.writeStringField("at", mark.at().toString());
            json.writeBooleanField("withdrawal", mark.withdrawal());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayFieldStart("views");
        for (Map.Entry<Long, RightsProgress> each : new TreeMap<>(progress.views()).entrySet()) {
            RightsProgress view = each.getValue();
            json.writeStartObject();
            json.writeStringField("rights", Long.toHexString(each.getKey()));
            json.writeNumberField(RightsJson.VERSION, view.rightsVersion());
            json.writeStringField("cursor", cursor(view.positions(), progress.log()));
            json.writeStringField("sent", cursor(view.sent(), progress.log()));
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    static String cursor(PartitionOffsets positions, String log) {
        return new Cursor(positions, null).encode(log);
    }

    /** Empty if it is not a record that {@link #write} makes. */
    static Optional<PartnerRecord> read(byte[] json) {
        try {
            JsonMembers members = JsonMembers.read(json);
            Map<String, Progress> consumers = new TreeMap<>();
            for (JsonMembers each : members.all("consumers")) {
                consumers.put(each.required("name"), progress(each));
            }
            Map<String, ForgottenConsumer> forgotten = new TreeMap<>();
            for (JsonMembers each : members.all("forgotten")) {
                forgotten.put(
                        each.required("name"),
                        new ForgottenConsumer(Instant.parse(each.required("at")), each.required("by")));
            }
            return Optional.of(new PartnerRecord(consumers, RightsJson.read(members.all("rights")), forgotten));
        } catch (IOException | IllegalArgumentException | DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Progress progress(JsonMembers members) throws IOException {
        String log = members.required("log");
        List<ReadCheckpoint> marks = new ArrayList<>();
        for (JsonMembers each : members.all("marks")) {
            marks.add(new ReadCheckpoint(
                    positions(each.required("cursor"), log),
                    Instant.parse(each.required("at")),
                    Boolean.parseBoolean(each.required("withdrawal"))));
        }
        Map<Long, RightsProgress> views = new TreeMap<>();
        for (JsonMembers each : members.all("views")) {
            views.put(
                    Long.parseUnsignedLong(each.required("rights"), 16),
                    new RightsProgress(
                            (int) each.number(RightsJson.VERSION),
                            positions(each.required("cursor"), log),
                            positions(each.required("sent"), log)));
        }
        return new Progress(
                log,
                members.required("channel"),
                positions(members.required("cursor"), log),
                positions(members.required("sent"), log),
                Instant.parse(members.required("reached")),
                Instant.parse(members.required("seen")),
                marks,
                views);
    }

    static PartitionOffsets positions(String cursor, String log) throws IOException {
        if (Cursor.decode(cursor, log) instanceof Cursor.Decoded.Ok(Cursor decoded)) {
            return decoded.positions();
        }
        throw new IOException("no cursor");
    }
}
