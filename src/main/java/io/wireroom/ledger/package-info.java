/**
 * What changed: a pure decision from what the ledger remembers of an article and what a document says now.
 *
 * <p>{@link io.wireroom.ledger.Ledger} decides; {@link io.wireroom.ledger.LedgerEntry} is its memory, one per article.
 */
@NullMarked
package io.wireroom.ledger;

import org.jspecify.annotations.NullMarked;
