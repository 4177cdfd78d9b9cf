package io.wireroom.rest.access;

import io.wireroom.partner.Publishing;
import org.jspecify.annotations.Nullable;

/**
 * Who hands in documents, or looks after them.
 *
 * @param name of the partner; absent where reading is open, and nobody is known by name
 * @param publishing what it may hand in
 * @param operator whether it may see and redrive what was rejected
 */
public record Contributor(@Nullable String name, Publishing publishing, boolean operator) {}
