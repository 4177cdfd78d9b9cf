/** Compacted topics that are small enough to be held in memory: read as tables, written by one owner per partition. */
@NullMarked
package io.wireroom.kafka.table;

import org.jspecify.annotations.NullMarked;
