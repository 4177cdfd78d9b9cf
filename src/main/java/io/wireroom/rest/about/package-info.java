/** Descriptions of the API: problems, schemas, and the rights of the caller. */
@NullMarked
package io.wireroom.rest.about;

import org.jspecify.annotations.NullMarked;
