/**
 * Every setting, as one tree of interfaces, and the wiring of the pure rooms.
 *
 * <p>{@link io.wireroom.config.WireroomConfig} is the tree; {@link io.wireroom.config.CoreWiring} builds from it all that has
 * no effects.
 */
@NullMarked
package io.wireroom.config;

import org.jspecify.annotations.NullMarked;
