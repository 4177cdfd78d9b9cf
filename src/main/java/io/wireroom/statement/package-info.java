/**
 * Signed statements about the revisions of articles: {@link io.wireroom.statement.Statement} is the signed content, {@link
 * io.wireroom.statement.SignedStatement} the signature, {@link io.wireroom.statement.KeyRing} the published keys. A statement
 * depends on the event and the key only: every endpoint returns the same bytes.
 */
@NullMarked
package io.wireroom.statement;

import org.jspecify.annotations.NullMarked;
