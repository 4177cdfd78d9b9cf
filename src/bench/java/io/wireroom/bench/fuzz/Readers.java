package io.wireroom.bench.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.wireroom.archive.Cursor;
import io.wireroom.archive.CursorRights;
import io.wireroom.archive.ListOrder;
import io.wireroom.archive.ListPosition;
import io.wireroom.archive.PartitionOffsets;
import io.wireroom.archive.TextQueries;
import io.wireroom.article.ArticleId;
import io.wireroom.partner.PartnersFile;
import io.wireroom.rest.operate.RedriveOrders;
import io.wireroom.rest.problem.Problem;
import io.wireroom.rest.query.Parameters;
import io.wireroom.route.RoutesFile;
import jakarta.ws.rs.core.MultivaluedHashMap;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.CRC32C;

/** Readers of requests and of operators' files. */
final class Readers {
    private static final String LOG = "log";

    private Readers() {}

    /** A cursor has one text. */
    static void cursor(byte[] input) {
        String text = new String(input, UTF_8);
        if (Cursor.decode(text, LOG) instanceof Cursor.Decoded.Ok(Cursor cursor)
                && !cursor.encode(LOG).equals(text)) {
            throw new AssertionError("two texts of one cursor: " + cursor);
        }
    }

    /** What a cursor says, without the tag of the log and the checksum, which a fuzzer does not find. */
    static void cursorContent(byte[] content) {
        if (content.length > 0) {
            byte[] tag = checksum(LOG.getBytes(UTF_8));
            ByteBuffer cursor = ByteBuffer.allocate(content.length + 2 * tag.length);
            cursor.put(content[0]).put(tag).put(content, 1, content.length - 1);
            cursor.put(checksum(Arrays.copyOf(cursor.array(), cursor.position())));
            cursor(Base64.getUrlEncoder().withoutPadding().encode(cursor.array()));
        }
    }

    /** Of a cursor of each kind. */
    static List<byte[]> cursorContents() {
        PartitionOffsets positions = PartitionOffsets.of(7, 300);
        ArticleId id = new ArticleId(42);
        return Stream.of(
                        new Cursor(positions, null),
                        new Cursor(positions, new ListPosition(ListOrder.DATE, 1_700_000_000_000L, id)),
                        new Cursor(positions, new ListPosition(ListOrder.UPDATED, -1, id)),
                        new Cursor(positions, null, CursorRights.complete(7)),
                        new Cursor(positions, null, new CursorRights(7, List.of(8L, 9L), 42)))
                .map(cursor -> Base64.getUrlDecoder().decode(cursor.encode(LOG)))
                .map(Readers::content)
                .toList();
    }

    private static byte[] content(byte[] cursor) {
        byte[] content = new byte[cursor.length - 2 * Integer.BYTES];
        content[0] = cursor[0];
        System.arraycopy(cursor, 1 + Integer.BYTES, content, 1, content.length - 1);
        return content;
    }

    private static byte[] checksum(byte[] bytes) {
        CRC32C checksum = new CRC32C();
        checksum.update(bytes);
        return ByteBuffer.allocate(Integer.BYTES)
                .putInt((int) checksum.getValue())
                .array();
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
            parameters.position("cursor", ListOrder.DATE, "log", "/v1/snapshot");
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
