/**
 * Copies of the archive's index in an object store, from which a new replica starts. The log stays the only source of truth: whenever a
 * copy can't be used, the archive is filled from the log.
 */
@NullMarked
package io.wireroom.copies;

import org.jspecify.annotations.NullMarked;
