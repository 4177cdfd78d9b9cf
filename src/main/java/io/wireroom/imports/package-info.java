/** Documents from a {@code .tar.gz}, streamed, counted and reported. */
@NullMarked
package io.wireroom.imports;

import org.jspecify.annotations.NullMarked;
