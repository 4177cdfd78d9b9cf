package io.wireroom.config;

import io.smallrye.config.WithDefault;

/** Rights of operators. */
public interface OperatorsConfig {
    /**
     * Whether everybody is an operator if reading is open. The default with the embedded broker is true, because everyone who can
     * reach that broker can read and write its topics.
     */
    @WithDefault("false")
    boolean open();
}
