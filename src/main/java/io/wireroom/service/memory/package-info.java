/** Returns the memory of bursts to the operating system. */
@NullMarked
package io.wireroom.service.memory;

import org.jspecify.annotations.NullMarked;
