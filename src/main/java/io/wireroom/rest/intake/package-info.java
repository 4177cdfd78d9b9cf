/** Documents in by HTTP: single ones, archives of them, withdrawals, and dry runs. */
@NullMarked
package io.wireroom.rest.intake;

import org.jspecify.annotations.NullMarked;
