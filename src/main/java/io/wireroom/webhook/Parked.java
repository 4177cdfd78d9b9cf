package io.wireroom.webhook;

import java.time.Instant;

/**
 * A message that the endpoint refused repeatedly and that the lane has passed.
 *
 * @param before cursor before the message: a replay from there sends it again
 */
public record Parked(Instant at, String id, long article, int revision, int status, String before) {}
