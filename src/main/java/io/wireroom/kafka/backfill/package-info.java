/** What is published already, for routes that have changed. */
@NullMarked
package io.wireroom.kafka.backfill;

import org.jspecify.annotations.NullMarked;
