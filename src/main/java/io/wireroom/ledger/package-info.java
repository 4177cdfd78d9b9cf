/**
 * Decides what a document changes, from the ledger's entry of its article. Pure.
 *
 * <p>{@link io.wireroom.ledger.Ledger} decides; {@link io.wireroom.ledger.LedgerEntry} is its memory, one per article.
 */
@NullMarked
package io.wireroom.ledger;

import org.jspecify.annotations.NullMarked;
