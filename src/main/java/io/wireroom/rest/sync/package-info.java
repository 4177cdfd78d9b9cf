/** Following the feed: changes, the event stream, snapshots and the Hugo export, all by one cursor. */
@NullMarked
package io.wireroom.rest.sync;

import org.jspecify.annotations.NullMarked;
