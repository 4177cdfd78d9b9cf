/**
 * Tracks the positions that partners have read, and derives which partner has which revision and which withdrawals are outstanding.
 * See {@code src/docs/decisions/receipts.md}. Without I/O: Kafka and the archive are parameters.
 */
@NullMarked
package io.wireroom.receipts;

import org.jspecify.annotations.NullMarked;
