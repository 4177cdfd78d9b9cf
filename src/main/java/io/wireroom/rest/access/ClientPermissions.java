package io.wireroom.rest.access;

import io.wireroom.partner.Partner;
import io.wireroom.partner.Publishing;
import org.jspecify.annotations.Nullable;

/**
 * What an authenticated client may do in addition to reading.
 *
 * @param name name of the partner; null if reading is open
 * @param publishing the documents that it may submit
 * @param operator whether it may read and redrive rejected documents
 */
public record ClientPermissions(@Nullable String name, Publishing publishing, boolean operator) {
    static ClientPermissions of(Partner partner) {
        return new ClientPermissions(partner.name(), partner.publishing(), partner.operator());
    }
}
