/** What the API says of itself: problems, schemas, the caller's own rights. */
@NullMarked
package io.wireroom.rest.about;

import org.jspecify.annotations.NullMarked;
