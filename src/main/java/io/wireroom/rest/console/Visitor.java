package io.wireroom.rest.console;

import org.jspecify.annotations.Nullable;

/**
 * Who uses the console.
 *
 * @param operator name of the partner that signed in; null without sign-in
 * @param token CSRF token for the forms of this session
 * @param cookie the {@code Set-Cookie} header that the answer needs; null if the browser's cookie is still good
 */
record Visitor(
        @Nullable String operator,
        Session session,
        String token,
        @Nullable String cookie) {}
