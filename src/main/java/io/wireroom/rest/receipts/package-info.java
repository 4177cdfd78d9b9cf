/** Which partner has which revision of an article, for operators. */
@NullMarked
package io.wireroom.rest.receipts;

import org.jspecify.annotations.NullMarked;
