package io.wireroom.rest.problem;

import io.vertx.ext.web.MIMEHeader;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Whether a request asks for a page, as browsers do, or for a document that programs read. */
final class AcceptedFormat {
    private static final Set<String> PAGES = Set.of("text/html", "application/xhtml+xml");
    private static final Set<String> DOCUMENTS =
            Set.of("application/problem+json", "application/json", "application/*");

    private AcceptedFormat() {}

    /** Whether {@code Accept} names HTML, and likes it better than JSON and no less than anything else. */
    static boolean isPage(RoutingContext request) {
        List<MIMEHeader> accepted = request.parsedHeaders().accept();
        float page = weight(accepted, PAGES);
        return page > 0 && page > weight(accepted, DOCUMENTS) && page >= weight(accepted, Set.of("*/*"));
    }

    private static float weight(List<MIMEHeader> accepted, Set<String> types) {
        float weight = 0;
        for (MIMEHeader each : accepted) {
            float its = each.weight(); // asked first: only then Vert.x reads the rest of the value
            if (types.contains((each.component() + "/" + each.subComponent()).toLowerCase(Locale.ROOT))) {
                weight = Math.max(weight, its);
            }
        }
        return weight;
    }
}
