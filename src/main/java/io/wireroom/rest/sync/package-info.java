/** Following the feed by cursor: changes, the event stream, snapshots and the Hugo export. */
@NullMarked
package io.wireroom.rest.sync;

import org.jspecify.annotations.NullMarked;
