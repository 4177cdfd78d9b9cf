package io.wireroom.rest.access;

import io.wireroom.partner.Partner;
import io.wireroom.partner.Publishing;
import org.jspecify.annotations.Nullable;

/**
 * The authenticated client that submits documents or operates the service.
 *
 * @param name name of the partner; null if reading is open
 * @param publishing the documents that it may submit
 * @param operator whether it may read and redrive rejected documents
 */
public record Contributor(@Nullable String name, Publishing publishing, boolean operator) {
    static Contributor of(Partner partner) {
        return new Contributor(partner.name(), partner.publishing(), partner.operator());
    }
}
