package io.wireroom.event;

import io.wireroom.article.ChangeType;
import io.wireroom.article.Edition;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The CloudEvents attributes of an edition, as headers in Kafka's binary content mode (CloudEvents 1.0.2, Kafka protocol
 * binding §3.2).
 */
public final class CloudEvent {
    /** Begins every {@code ce_type}; the {@link ChangeType} follows. */
    public static final String TYPE_PREFIX = "io.wireroom.article.";

    private CloudEvent() {}

    /**
     * Header names and values, in a fixed order.
     *
     * @param eventSource URI-reference of the producer of events: the site
     * @param schema URI of the JSON Schema that the value follows
     */
    public static Map<String, String> headers(ChangeType type, Edition edition, String eventSource, String schema) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("ce_specversion", "1.0");
        headers.put("ce_type", TYPE_PREFIX + type);
        headers.put("ce_source", eventSource);
        headers.put("ce_id", edition.id() + ":" + edition.revision());
        headers.put("ce_subject", edition.id().toString());
        headers.put("ce_time", edition.updated().toString());
        headers.put("ce_dataschema", schema);
        headers.put("content-type", "application/json");
        return headers;
    }

    /** The change that a {@code ce_type} header names. */
    public static Optional<ChangeType> changeType(String type) {
        for (ChangeType each : ChangeType.values()) {
            if (type.equals(TYPE_PREFIX + each)) {
                return Optional.of(each);
            }
        }
        return Optional.empty();
    }
}
