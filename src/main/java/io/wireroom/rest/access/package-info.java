/** Authentication and authorization: API keys, partners and their rights, rate limits. */
@NullMarked
package io.wireroom.rest.access;

import org.jspecify.annotations.NullMarked;
