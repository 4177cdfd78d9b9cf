/** Starts and stops the roles of this process in order. */
@NullMarked
package io.wireroom.service.lifecycle;

import org.jspecify.annotations.NullMarked;
