package io.wireroom.rest.console;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.wireroom.rest.problem.Problem;
import io.wireroom.rest.problem.ProblemType;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The fields of a form that a browser sent ({@code application/x-www-form-urlencoded}). The framework's own reader has one limit for
 * the fields of all forms, which would have to be as large as a document.
 */
final class Form {
    /** For forms without a document. */
    static final int SMALL = 64 << 10;

    private final Map<String, List<String>> fields = new HashMap<>();

    private Form() {}

    /** The limit for forms with a document: each byte may take three characters. */
    static int withDocument(int documentBytes) {
        return 3 * documentBytes + SMALL;
    }

    /** @throws Problem 413 if the form is longer than {@code most} bytes, 400 if it can't be read */
    static Form read(InputStream body, int most) throws IOException {
        byte[] bytes = body.readNBytes(most + 1);
        if (bytes.length > most) {
            throw new Problem(ProblemType.TOO_LARGE, "At most " + most + " bytes are taken");
        }
        Form form = new Form();
        for (String field : new String(bytes, UTF_8).split("&", -1)) {
            int equals = field.indexOf('=');
            if (equals > 0) {
                form.fields
                        .computeIfAbsent(decode(field.substring(0, equals)), _ -> new ArrayList<>())
                        .add(decode(field.substring(equals + 1)));
            }
        }
        return form;
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, UTF_8);
        } catch (IllegalArgumentException malformed) {
            throw new Problem(ProblemType.BAD_REQUEST, "The form has a percent escape that forms can't have");
        }
    }

    /** The field's first value; empty if there is none. */
    String text(String name) {
        return texts(name).stream().findFirst().orElse("");
    }

    List<String> texts(String name) {
        return fields.getOrDefault(name, List.of());
    }

    /** A document: browsers send line ends as CRLF. */
    byte[] document(String name) {
        return text(name).replace("\r\n", "\n").getBytes(UTF_8);
    }
}
