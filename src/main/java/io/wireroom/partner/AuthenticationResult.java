package io.wireroom.partner;

/** Result of authenticating a key. */
public sealed interface AuthenticationResult {

    record Authenticated(Partner partner, PartnerKey key) implements AuthenticationResult {}

    record Expired() implements AuthenticationResult {}

    record Unknown() implements AuthenticationResult {}
}
