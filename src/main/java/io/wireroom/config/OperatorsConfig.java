package io.wireroom.config;

import io.smallrye.config.WithDefault;

/** Rights of operators. */
public interface OperatorsConfig {
    /**
     * Whether everybody is an operator where reading is open. The embedded broker's default is true: whoever reaches that broker can read
     * and write its topics as it is.
     */
    @WithDefault("false")
    boolean open();
}
