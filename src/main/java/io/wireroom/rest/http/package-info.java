/**
 * HTTP without application concepts: bodies and their gzip form, strong validators, conditional requests, standard headers,
 * stalled writes.
 */
@NullMarked
package io.wireroom.rest.http;

import org.jspecify.annotations.NullMarked;
