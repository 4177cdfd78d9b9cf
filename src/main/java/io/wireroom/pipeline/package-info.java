/** The sequence of the pure steps: parse, normalize, decide. Deciding includes enriching. */
@NullMarked
package io.wireroom.pipeline;

import org.jspecify.annotations.NullMarked;
