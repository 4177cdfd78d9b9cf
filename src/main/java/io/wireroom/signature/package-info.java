/** Ed25519 (RFC 8032): keys and signatures, for webhooks and for statements. */
@NullMarked
package io.wireroom.signature;

import org.jspecify.annotations.NullMarked;
