/** The sequence of the pure steps: parse, normalize, enrich, decide. */
@NullMarked
package io.wireroom.pipeline;

import org.jspecify.annotations.NullMarked;
