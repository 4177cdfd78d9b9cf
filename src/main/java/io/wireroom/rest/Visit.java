package io.wireroom.rest;

import io.wireroom.partner.Admission.Admitted;
import jakarta.enterprise.context.RequestScoped;
import org.jspecify.annotations.Nullable;

/** Which partner this request was let in for, and from which allowance it was taken; neither for open reading. */
@RequestScoped
class Visit {
    private @Nullable Guest guest;

    record Guest(Admitted admitted, Allowance allowance) {}

    @Nullable
    Guest guest() {
        return guest;
    }

    void begin(Guest admitted) {
        this.guest = admitted;
    }
}
