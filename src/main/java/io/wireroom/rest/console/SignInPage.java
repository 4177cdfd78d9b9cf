package io.wireroom.rest.console;

import org.jspecify.annotations.Nullable;

/**
 * The sign-in form.
 *
 * @param error error of the last attempt; null before the first one
 * @param next page to open after sign-in
 * @param possible whether there are keys to sign in with
 */
public record SignInPage(@Nullable String error, String next, boolean possible) {}
