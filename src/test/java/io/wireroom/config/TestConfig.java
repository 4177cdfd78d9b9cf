package io.wireroom.config;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;

/** Settings without the application. */
public final class TestConfig {
    private TestConfig() {}

    /** @param settings those that differ from the defaults */
    public static WireroomConfig of(Map<String, String> settings) {
        return new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .addDiscoveredConverters()
                .withMapping(WireroomConfig.class)
                .withDefaultValues(settings)
                .build()
                .getConfigMapping(WireroomConfig.class);
    }
}
