package io.wireroom.rest.pages;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.quarkus.qute.TemplateInstance;
import io.wireroom.rest.http.Body;
import io.wireroom.rest.http.Representation;
import io.wireroom.rest.http.StandardHeaders;

/** Pages as response bodies. */
final class HtmlBody {
    private static final String MEDIA_TYPE = "text/html;charset=UTF-8";

    private HtmlBody() {}

    static Body of(TemplateInstance page) {
        return Body.of(page.render().getBytes(UTF_8), MEDIA_TYPE);
    }

    /** A page that depends on the partner. */
    static Representation ofPartner(Body page) {
        return Representation.of(page).with(StandardHeaders.SECURITY_POLICY, PageStyle.SECURITY_POLICY);
    }

    /** A page that is the same for all clients. */
    static Representation forEverybody(Body page) {
        return Representation.forEverybody(page).with(StandardHeaders.SECURITY_POLICY, PageStyle.SECURITY_POLICY);
    }
}
