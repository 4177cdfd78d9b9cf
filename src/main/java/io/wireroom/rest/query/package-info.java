/** Strict parsing of query parameters, and read access to the archive. */
@NullMarked
package io.wireroom.rest.query;

import org.jspecify.annotations.NullMarked;
