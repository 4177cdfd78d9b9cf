package io.wireroom.kafka.client;

import java.util.HashMap;
import java.util.Map;

/**
 * How to reach Kafka.
 *
 * @param bootstrapServers {@code host:port}, joined by commas
 * @param extra the operator's own client properties: security above all. They override Wireroom's defaults, and never what
 *     its promises rest on
 */
public record KafkaSettings(String bootstrapServers, Map<String, String> extra) {
    public KafkaSettings {
        if (bootstrapServers.isBlank()) {
            throw new IllegalArgumentException("no bootstrap servers");
        }
        extra = Map.copyOf(extra);
    }

    /**
     * The properties of one client.
     *
     * @param defaults which the operator may override
     * @param fixed which nobody may
     */
    public Map<String, Object> client(String id, Map<String, Object> defaults, Map<String, Object> fixed) {
        Map<String, Object> all = new HashMap<>();
        all.put("client.id", "wireroom-" + id);
        all.put("metric.reporters", "");
        all.put("enable.metrics.push", false);
        all.putAll(defaults);
        all.putAll(extra);
        all.putAll(fixed);
        all.put("bootstrap.servers", bootstrapServers);
        return all;
    }
}
