/**
 * Decides what a document changes, given the ledger entry of its article. Pure.
 *
 * <p>{@link io.wireroom.ledger.Ledger} decides. {@link io.wireroom.ledger.LedgerEntry} is the stored state of one article.
 */
@NullMarked
package io.wireroom.ledger;

import org.jspecify.annotations.NullMarked;
