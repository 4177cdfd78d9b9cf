package io.wireroom.rest.console;

import org.jspecify.annotations.Nullable;

/**
 * What is known of a document on the ingest topic.
 *
 * @param decision null while nothing is known of it
 * @param rejected whether there is a document with this position on the rejected topic, too
 */
public record DocumentState(String place, @Nullable Decision decision, boolean rejected) {}
