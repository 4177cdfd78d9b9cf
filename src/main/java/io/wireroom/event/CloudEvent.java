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
    /** The prefix of {@code ce_type}, followed by the {@link ChangeType}. */
    public static final String TYPE_PREFIX = "io.wireroom.article.";

    private CloudEvent() {}

    /**
     * Header names and values, in a fixed order.
     *
     * @param eventSource {@code ce_source}: the URL of the site
     * @param schema {@code ce_dataschema}: the URI of the value's JSON Schema
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

    /** Parses a {@code ce_type} header. */
    public static Optional<ChangeType> changeType(String type) {
        for (ChangeType each : ChangeType.values()) {
            if (type.equals(TYPE_PREFIX + each)) {
                return Optional.of(each);
            }
        }
        return Optional.empty();
    }
}
