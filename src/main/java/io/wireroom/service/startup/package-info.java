/** What every part uses at its start: the lifecycle of a role, and the end of the process for invalid settings. */
@NullMarked
package io.wireroom.service.startup;

import org.jspecify.annotations.NullMarked;
