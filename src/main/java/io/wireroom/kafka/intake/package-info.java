/** Documents onto {@code articles.ingest}, acknowledged. */
@NullMarked
package io.wireroom.kafka.intake;

import org.jspecify.annotations.NullMarked;
