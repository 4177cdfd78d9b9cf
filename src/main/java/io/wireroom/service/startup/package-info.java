/** Used by all parts: the lifecycle of a role, and the end of the process if settings are invalid. */
@NullMarked
package io.wireroom.service.startup;

import org.jspecify.annotations.NullMarked;
