/** Articles as events: writing and reading JSON, the content hash, and the CloudEvents headers. */
@NullMarked
package io.wireroom.event;

import org.jspecify.annotations.NullMarked;
