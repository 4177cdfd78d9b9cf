/** Settings, connections and topics for all Kafka clients. */
@NullMarked
package io.wireroom.kafka.client;

import org.jspecify.annotations.NullMarked;
