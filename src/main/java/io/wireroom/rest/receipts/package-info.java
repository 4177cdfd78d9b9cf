/** Receipts: which partner has which revision of an article. */
@NullMarked
package io.wireroom.rest.receipts;

import org.jspecify.annotations.NullMarked;
