/**
 * Text: characters, plain text, words, excerpts, slugs, language tags, and which HTML elements are shown. Uses no other package of
 * {@code normalize}.
 */
@NullMarked
package io.wireroom.normalize.text;

import org.jspecify.annotations.NullMarked;
