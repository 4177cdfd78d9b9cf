package io.wireroom.rest.problem;

import io.vertx.ext.web.MIMEHeader;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Decides by {@code Accept} whether a response is an HTML page or a machine-readable document. */
final class AcceptedFormat {
    private static final Set<String> PAGES = Set.of("text/html", "application/xhtml+xml");
    private static final Set<String> DOCUMENTS =
            Set.of("application/problem+json", "application/json", "application/*");

    private AcceptedFormat() {}

    /** Whether {@code Accept} has HTML with a higher preference than JSON and no lower preference than any other type. */
    static boolean isPage(RoutingContext request) {
        List<MIMEHeader> accepted = request.parsedHeaders().accept();
        float page = weight(accepted, PAGES);
        return page > 0 && page > weight(accepted, DOCUMENTS) && page >= weight(accepted, Set.of("*/*"));
    }

    private static float weight(List<MIMEHeader> accepted, Set<String> types) {
        float weight = 0;
        for (MIMEHeader each : accepted) {
            float its = each.weight(); // called first, because only then Vert.x parses the rest of the value
            if (types.contains((each.component() + "/" + each.subComponent()).toLowerCase(Locale.ROOT))) {
                weight = Math.max(weight, its);
            }
        }
        return weight;
    }
}
