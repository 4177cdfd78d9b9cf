package io.wireroom.parse;

import io.wireroom.article.Rejection.Code;
import io.wireroom.article.Result;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The document formats that a {@code content-type} header (RFC 9110 §8.3) selects. */
enum ContentType {
    /** {@code application/json}, {@code text/json} and all types with the suffix {@code +json}. */
    JSON,
    /** {@code text/html}: front matter and an HTML body. */
    HTML,
    /** {@code text/markdown}: front matter and a Markdown body. A body of canonical HTML is HTML ({@link BodyReader}). */
    MARKDOWN,
    /** {@code application/toml}: front matter and a body, or a document in TOML only. */
    TOML,
    /** {@code application/yaml} (RFC 9512) and its older names: front matter and a body, or a document in YAML only. */
    YAML,
    /** No header, or a generic type: the first characters of the document decide. */
    ANY;

    private static final Set<String> CHARSETS = Set.of("utf-8", "utf8", "us-ascii");

    /** Rejects unsupported types, and character sets other than UTF-8 and its subset ASCII ({@code content-type.unknown}). */
    static Result<ContentType> of(@Nullable String header) {
        if (header == null || header.isBlank()) {
            return Result.ok(ANY);
        }
        String[] parts = header.toLowerCase(Locale.ROOT).split(";", -1);
        for (int i = 1; i < parts.length; i++) {
            if (!isSupported(parts[i])) {
                return Result.rejected(
                        Code.CONTENT_TYPE_UNKNOWN, "the content-type's charset must be utf-8 or us-ascii");
            }
        }
        return ofMediaType(parts[0].strip());
    }

    /** False for a {@code charset} parameter with an unsupported value. */
    private static boolean isSupported(String parameter) {
        int equals = parameter.indexOf('=');
        if (equals < 0 || !parameter.substring(0, equals).strip().equals("charset")) {
            return true;
        }
        return CHARSETS.contains(
                parameter.substring(equals + 1).replace('"', ' ').strip());
    }

    private static Result<ContentType> ofMediaType(String type) {
        return switch (type) {
            case "application/json", "text/json" -> Result.ok(JSON);
            case "text/html" -> Result.ok(HTML);
            case "text/markdown", "text/x-markdown" -> Result.ok(MARKDOWN);
            case "application/toml", "text/toml" -> Result.ok(TOML);
            case "application/yaml", "application/x-yaml", "text/yaml", "text/x-yaml" -> Result.ok(YAML);
            case "text/plain", "application/octet-stream" -> Result.ok(ANY);
            case String other when other.endsWith("+json") -> Result.ok(JSON);
            case String other when other.startsWith("text/x-") -> Result.ok(ANY);
            case String _ ->
                Result.rejected(
                        Code.CONTENT_TYPE_UNKNOWN,
                        "the content-type must be text/markdown, text/html, application/json, application/toml,"
                                + " application/yaml or text/plain, or be left out");
        };
    }
}
