/** Rendered pages and whole responses, kept until the archive changes. */
@NullMarked
package io.wireroom.rest.cache;

import org.jspecify.annotations.NullMarked;
