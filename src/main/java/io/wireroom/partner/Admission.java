package io.wireroom.partner;

/** What a key opens. */
public sealed interface Admission {

    record Admitted(Partner partner, PartnerKey key) implements Admission {}

    record Expired() implements Admission {}

    record Unknown() implements Admission {}
}
