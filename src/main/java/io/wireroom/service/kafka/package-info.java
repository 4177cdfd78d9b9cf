/** The connection to Kafka, its topics, and the decoder of {@code articles.normalized}. */
@NullMarked
package io.wireroom.service.kafka;

import org.jspecify.annotations.NullMarked;
