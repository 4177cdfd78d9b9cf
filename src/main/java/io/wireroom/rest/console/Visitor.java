package io.wireroom.rest.console;

import org.jspecify.annotations.Nullable;

/**
 * A user of the console.
 *
 * @param operator name of the partner that signed in; null without sign-in
 * @param token CSRF token for the forms of this session
 * @param cookie the {@code Set-Cookie} header of the response; null if the browser's cookie remains valid
 */
record Visitor(
        @Nullable String operator,
        Session session,
        String token,
        @Nullable String cookie) {}
