package io.wireroom.webhook;

import org.jspecify.annotations.Nullable;

/**
 * An operator's order for a lane. It is stored as a record beside the lane's state, so that the owner of the lane receives it.
 *
 * @param id unique
 * @param cursor position to continue from; null: enable only; empty: the beginning of the log
 */
public record Order(String id, @Nullable String cursor) {}
