/** Sends published articles through the pipeline again, for routes that have changed. */
@NullMarked
package io.wireroom.kafka.backfill;

import org.jspecify.annotations.NullMarked;
