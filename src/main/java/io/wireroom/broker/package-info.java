/**
 * A real single-node Kafka in this process, for a machine that has none.
 *
 * <p>{@link io.wireroom.broker.EmbeddedKafka} is all that others see. Kafka's server classes are mentioned by {@code
 * KraftNode} alone, and linked only once a broker is started, because the production package leaves them out.
 */
@NullMarked
package io.wireroom.broker;

import org.jspecify.annotations.NullMarked;
