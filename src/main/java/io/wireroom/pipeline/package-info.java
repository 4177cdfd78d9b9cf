/** The pure steps in a row: parse, normalize, enrich, decide. */
@NullMarked
package io.wireroom.pipeline;

import org.jspecify.annotations.NullMarked;
