/** Eyes on the service: figures and probes. */
@NullMarked
package io.wireroom.ops;

import org.jspecify.annotations.NullMarked;
