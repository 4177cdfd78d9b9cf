/** Loads the keys that sign statements, and loads them again when they change. */
@NullMarked
package io.wireroom.service.statements;

import org.jspecify.annotations.NullMarked;
