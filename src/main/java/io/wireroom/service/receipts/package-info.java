/** Reads and writes how far partners have read. */
@NullMarked
package io.wireroom.service.receipts;

import org.jspecify.annotations.NullMarked;
