/**
 * Protects requests to hosts that others name (images of producers, webhooks, hubs) against server-side request forgery: a host
 * is resolved once ({@link io.wireroom.outbound.HostResolver}), each of its addresses is checked ({@link
 * io.wireroom.outbound.AddressPolicy}), and the connection is made to a checked address.
 */
@NullMarked
package io.wireroom.outbound;

import org.jspecify.annotations.NullMarked;
