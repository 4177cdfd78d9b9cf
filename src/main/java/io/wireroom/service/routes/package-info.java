/** Loads the routes file, and loads it again when it changes. */
@NullMarked
package io.wireroom.service.routes;

import org.jspecify.annotations.NullMarked;
