/** Query parameters, read strictly, and the archive as requests see it. */
@NullMarked
package io.wireroom.rest.query;

import org.jspecify.annotations.NullMarked;
