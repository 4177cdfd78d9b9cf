/** Signed statements of articles, and the keys that verify them. */
@NullMarked
package io.wireroom.rest.statements;

import org.jspecify.annotations.NullMarked;
