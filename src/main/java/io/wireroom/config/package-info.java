/**
 * All settings, as one tree of interfaces, and the wiring of the pure core and of Kafka's topics.
 *
 * <p>{@link io.wireroom.config.WireroomConfig} is the root. {@link io.wireroom.config.CoreWiring} builds the pure
 * core from it.
 */
@NullMarked
package io.wireroom.config;

import org.jspecify.annotations.NullMarked;
