/** HTTP intake: single documents, archives of documents, withdrawals, and dry runs. */
@NullMarked
package io.wireroom.rest.intake;

import org.jspecify.annotations.NullMarked;
