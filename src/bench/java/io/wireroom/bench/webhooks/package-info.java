/** Webhooks at length: ill endpoints, killed processes, and a comparison of every delivery with what should have been delivered. */
@org.jspecify.annotations.NullMarked
package io.wireroom.bench.webhooks;
