package io.wireroom.config;

import io.quarkus.runtime.configuration.ConfigUtils;
import io.smallrye.config.SmallRyeConfig;

/**
 * The settings that commands need, read from the same sources as those of the service.
 *
 * @param bootstrapServers the service's Kafka; by default, the address of the embedded broker
 */
public record CommandSettings(String bootstrapServers, WireroomConfig config) {

    /** @throws RuntimeException with a message that contains the name of the invalid setting */
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
