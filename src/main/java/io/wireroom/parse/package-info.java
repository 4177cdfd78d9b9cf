/**
 * Parses the bytes of an ingest record into a {@link io.wireroom.article.ParsedDocument}. Checks syntax only; {@code normalize}
 * validates the fields. Entry: {@link io.wireroom.parse.DocumentParser}.
 */
@NullMarked
package io.wireroom.parse;

import org.jspecify.annotations.NullMarked;
