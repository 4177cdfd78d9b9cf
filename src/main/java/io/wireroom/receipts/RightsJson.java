package io.wireroom.receipts;

import com.fasterxml.jackson.core.JsonGenerator;
import io.wireroom.archive.AccessScope;
import io.wireroom.partner.LogEnd;
import io.wireroom.partner.RightsVersion;
import io.wireroom.webhook.JsonMembers;
import java.io.IOException;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The rights of a partner in its {@link ProgressJson record}. */
final class RightsJson {
    /** The name in records that are stored; it can't change. */
    static final String VERSION = "turn";

    private RightsJson() {}

    static void write(Map<Long, RightsVersion> rights, JsonGenerator json) throws IOException {
        List<RightsVersion> inOrder = rights.values().stream()
                .sorted(Comparator.comparingInt(RightsVersion::number))
                .toList();
        json.writeArrayFieldStart("rights");
        for (RightsVersion each : inOrder) {
            json.writeStartObject();
            json.writeNumberField(VERSION, each.number());
            json.writeStringField("since", each.since().toString());
            json.writeStringField("log", each.end().log());
            json.writeStringField(
                    "end",
                    ProgressJson.cursor(each.end().positions(), each.end().log()));
            values("sources", each.rights().sources(), json);
            values("tags", each.rights().tags(), json);
            values("languages", each.rights().languages(), json);
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void values(String name, Collection<String> values, JsonGenerator json) throws IOException {
        json.writeArrayFieldStart(name);
        for (String value : values.stream().sorted().toList()) {
            json.writeString(value);
        }
        json.writeEndArray();
    }

    static Map<Long, RightsVersion> read(List<JsonMembers> written) throws IOException {
        Map<Long, RightsVersion> rights = new HashMap<>();
        for (JsonMembers each : written) {
            AccessScope scope = new AccessScope(
                    Set.copyOf(each.texts("sources")),
                    Set.copyOf(each.texts("tags")),
                    Set.copyOf(each.texts("languages")));
            String log = each.required("log");
            LogEnd end = new LogEnd(log, ProgressJson.positions(each.required("end"), log));
            rights.put(
                    scope.fingerprint(),
                    new RightsVersion(scope, (int) each.number(VERSION), Instant.parse(each.required("since")), end));
        }
        return rights;
    }
}
