/**
 * Embedded single-node Kafka for installations without a Kafka cluster.
 *
 * <p>{@link io.wireroom.broker.EmbeddedKafka} is the only public entry point. Only {@code KraftNode} references Kafka's server
 * classes, so they are linked when a broker starts; the production package does not contain them.
 */
@NullMarked
package io.wireroom.broker;

import org.jspecify.annotations.NullMarked;
