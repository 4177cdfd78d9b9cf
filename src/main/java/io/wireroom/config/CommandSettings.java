package io.wireroom.config;

import io.quarkus.runtime.configuration.ConfigUtils;
import io.smallrye.config.SmallRyeConfig;

/**
 * What a command that runs beside the service has to know of its settings; read from the same places.
 *
 * @param bootstrapServers of the service's Kafka; without one, where an embedded one listens
 */
public record CommandSettings(String bootstrapServers, WireroomConfig config) {

    /** @throws RuntimeException with a message that names the setting that is wrong */
    public static CommandSettings read() {
        SmallRyeConfig settings =
                ConfigUtils.configBuilder().withMapping(WireroomConfig.class).build();
        WireroomConfig config = settings.getConfigMapping(WireroomConfig.class);
        String servers = config.kafka()
                .bootstrapServers()
                .or(() -> settings.getOptionalValue("kafka.bootstrap.servers", String.class))
                .filter(configured -> !configured.isBlank())
                .orElse("127.0.0.1:" + config.broker().port());
        return new CommandSettings(servers, config);
    }
}
