package io.wireroom.rest.access;

import io.wireroom.partner.Publishing;
import org.jspecify.annotations.Nullable;

/**
 * The authenticated client that submits documents or operates the service.
 *
 * @param name of the partner; absent where reading is open, and nobody is known by name
 * @param publishing what it may submit
 * @param operator whether it may see and redrive what was rejected
 */
public record Contributor(@Nullable String name, Publishing publishing, boolean operator) {}
