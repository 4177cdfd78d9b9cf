/** Caches of rendered pages and complete responses, which are valid until the archive changes. */
@NullMarked
package io.wireroom.rest.cache;

import org.jspecify.annotations.NullMarked;
