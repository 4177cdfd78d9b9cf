/** Sends documents to {@code articles.ingest} with acknowledgement. */
@NullMarked
package io.wireroom.kafka.intake;

import org.jspecify.annotations.NullMarked;
