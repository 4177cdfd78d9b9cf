/** The clocks of Kafka's brokers. */
@NullMarked
package io.wireroom.kafka.clock;

import org.jspecify.annotations.NullMarked;
