package io.wireroom.kafka.client;

import java.util.HashMap;
import java.util.Map;

/**
 * Connection settings for Kafka.
 *
 * @param bootstrapServers {@code host:port}, separated by commas
 * @param extra additional client properties of the operator, such as security settings; they override defaults but not fixed
 *     properties
 */
public record KafkaSettings(String bootstrapServers, Map<String, String> extra) {
    public KafkaSettings {
        if (bootstrapServers.isBlank()) {
            throw new IllegalArgumentException("no bootstrap servers");
        }
        extra = Map.copyOf(extra);
    }

    /**
     * The properties of a client.
     *
     * @param defaults properties that the operator may override
     * @param fixed properties that the operator can't override
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
