/**
 * Protects connections below the routes: timeouts for request heads, request bodies and stalled responses, strict request
 * parsing (RFC 9112), and connection draining at shutdown.
 */
@NullMarked
package io.wireroom.rest.connection;

import org.jspecify.annotations.NullMarked;
