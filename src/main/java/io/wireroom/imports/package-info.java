/** Streaming import of documents from a {@code .tar.gz}, with counts and a report. */
@NullMarked
package io.wireroom.imports;

import org.jspecify.annotations.NullMarked;
