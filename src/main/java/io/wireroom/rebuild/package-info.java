/**
 * Recovery after data loss: rebuilds the ledger from the topics ({@link io.wireroom.rebuild.LedgerRestore}), and {@code
 * articles.normalized} from the ledger and a snapshot ({@link io.wireroom.rebuild.Republish}).
 */
@NullMarked
package io.wireroom.rebuild;

import org.jspecify.annotations.NullMarked;
