package io.wireroom.webhook;

import java.time.Instant;

/**
 * A message that was skipped, because the endpoint refused it repeatedly.
 *
 * @param article id of the article
 * @param before cursor before the message: a replay from there sends it again
 */
public record ParkedMessage(Instant at, String id, long article, int revision, int status, String before) {}
