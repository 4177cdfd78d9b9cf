/** Opens the document index and keeps it up to date with its topics; rebuilds it if needed. */
@NullMarked
package io.wireroom.service.history;

import org.jspecify.annotations.NullMarked;
