/** Reports the state of this process to probes, the start page and the console. */
@NullMarked
package io.wireroom.service.health;

import org.jspecify.annotations.NullMarked;
