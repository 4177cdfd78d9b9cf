/** Opens the archive and keeps it up to date with {@code articles.normalized}; rebuilds it if needed. */
@NullMarked
package io.wireroom.service.archive;

import org.jspecify.annotations.NullMarked;
