package io.wireroom.rest.console;

import org.jspecify.annotations.Nullable;

/**
 * The state of a document on the ingest topic.
 *
 * @param decision null if unknown
 * @param rejected whether the rejected topic also has a document at this position
 */
public record DocumentState(String position, @Nullable DecisionRow decision, boolean rejected) {}
