/**
 * The operators' console: pages under {@code /console} on the same services as the operators' resources of the API. Templates are in
 * {@code templates/console}.
 */
@NullMarked
package io.wireroom.rest.console;

import org.jspecify.annotations.NullMarked;
