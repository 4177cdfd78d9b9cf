/** Adapts the heap to the load: room while busy, and memory returned to the operating system while idle. */
@NullMarked
package io.wireroom.service.memory;

import org.jspecify.annotations.NullMarked;
