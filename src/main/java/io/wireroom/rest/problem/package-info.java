/** Errors as RFC 9457 problem documents: their types, and how exceptions become responses. */
@NullMarked
package io.wireroom.rest.problem;

import org.jspecify.annotations.NullMarked;
