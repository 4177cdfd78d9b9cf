/** Runs the workers of the webhooks that this process owns. */
@NullMarked
package io.wireroom.service.webhooks;

import org.jspecify.annotations.NullMarked;
