/** Sends rejected documents to {@code articles.ingest} again. */
@NullMarked
package io.wireroom.kafka.redrive;

import org.jspecify.annotations.NullMarked;
