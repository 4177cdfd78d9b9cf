package io.wireroom.partner;

/** Result of authenticating a key. */
public sealed interface Admission {

    record Admitted(Partner partner, PartnerKey key) implements Admission {}

    record Expired() implements Admission {}

    record Unknown() implements Admission {}
}
