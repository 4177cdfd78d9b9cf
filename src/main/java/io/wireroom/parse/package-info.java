/**
 * Bytes to {@link io.wireroom.article.ParsedDocument}: what a record of the ingest topic says, in its producer's words. It
 * judges syntax only; whether a title is there or a date makes sense is for the next room. Entry: {@link
 * io.wireroom.parse.DocumentParser}.
 */
@NullMarked
package io.wireroom.parse;

import org.jspecify.annotations.NullMarked;
