package io.wireroom.webhook;

import org.jspecify.annotations.Nullable;

/**
 * An operator's command for a worker. It is stored as a record beside the worker's state, so that the owner of the worker receives it.
 *
 * @param id unique
 * @param cursor position to continue from; null: enable only; empty: the beginning of the log
 */
public record WorkerCommand(String id, @Nullable String cursor) {}
