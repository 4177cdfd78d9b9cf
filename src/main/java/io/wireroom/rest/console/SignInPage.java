package io.wireroom.rest.console;

import org.jspecify.annotations.Nullable;

/**
 * The sign-in form.
 *
 * @param error why the last try failed; null before the first
 * @param next page to open after sign-in
 * @param possible whether there are keys to sign in with
 */
public record SignInPage(@Nullable String error, String next, boolean possible) {}
