/**
 * Guards connections below the routes: timeouts for heads, bodies and unread responses, strict request parsing (RFC 9112), and the
 * orderly end of connections when the process stops.
 */
@NullMarked
package io.wireroom.rest.connection;

import org.jspecify.annotations.NullMarked;
