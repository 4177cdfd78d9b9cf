package io.wireroom.bench.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.wireroom.archive.Cursor;
import io.wireroom.archive.ListOrder;
import io.wireroom.archive.TextQueries;
import io.wireroom.partner.PartnersFile;
import io.wireroom.rest.operate.RedriveOrders;
import io.wireroom.rest.problem.Problem;
import io.wireroom.rest.query.Parameters;
import io.wireroom.route.RoutesFile;
import jakarta.ws.rs.core.MultivaluedHashMap;
import java.util.Set;

/** Readers of requests and of operators' files. */
final class Readers {
    private Readers() {}

    /** A cursor has one text. */
    static void cursor(byte[] input) {
        String text = new String(input, UTF_8);
        if (Cursor.decode(text, "log") instanceof Cursor.Decoded.Ok(Cursor cursor)
                && !cursor.encode("log").equals(text)) {
            throw new AssertionError("two texts of one cursor: " + cursor);
        }
    }

    static void query(byte[] input) {
        MultivaluedHashMap<String, String> given = new MultivaluedHashMap<>();
        for (String part : new String(input, UTF_8).split("&", -1)) {
            int equals = part.indexOf('=');
            given.add(part.substring(0, Math.max(0, equals)), part.substring(equals + 1));
        }
        refusing(() -> {
            Set<String> known = Set.of("q", "since", "source", "limit", "order", "cursor", "wait");
            Parameters parameters = Parameters.of(given, known);
            parameters.moment("since");
            parameters.texts("source");
            parameters.number("limit", 1, 200, 50);
            parameters.flag("wait");
            parameters.place("cursor", ListOrder.DATE, "log", "/v1/snapshot");
            String search = parameters.text("q");
            if (search != null) {
                TextQueries.read(search);
            }
        });
    }

    static void redriveOrder(byte[] input) {
        refusing(() -> RedriveOrders.read(input));
    }

    static void routes(byte[] input) {
        RoutesFile.read(new String(input, UTF_8), Set.of("articles.ingest"), "wireroom-");
    }

    static void partners(byte[] input) {
        PartnersFile.read(new String(input, UTF_8));
    }

    private static void refusing(Runnable reader) {
        try {
            reader.run();
        } catch (Problem refused) {
            if (refused.type().status() >= 500) {
                throw refused;
            }
        }
    }
}
