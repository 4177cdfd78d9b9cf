package io.wireroom.parse;

import io.wireroom.article.Rejection.Code;
import io.wireroom.article.Result;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a {@code content-type} header (RFC 9110 §8.3) says about how to read a document. */
enum ContentType {
    /** {@code application/json}, {@code text/json} and every type that ends in {@code +json}. */
    JSON,
    /** {@code text/html}: front matter, and an HTML body. */
    HTML,
    /** {@code text/markdown}: front matter, and a Markdown body, unless that is canonical HTML ({@link BodyReader}). */
    MARKDOWN,
    /** {@code application/toml}: front matter, or a document that is TOML from start to end. */
    TOML,
    /** {@code application/yaml} (RFC 9512) and its older names: front matter, or a document that is YAML from start to end. */
    YAML,
    /** No header, or one that names no format of its own: the first characters decide. */
    ANY;

    private static final Set<String> CHARSETS = Set.of("utf-8", "utf8", "us-ascii");

    /** Refuses types that no document has, and character sets that are not part of UTF-8: {@code content-type.unknown}. */
    static Result<ContentType> of(@Nullable String header) {
        if (header == null || header.isBlank()) {
            return Result.ok(ANY);
        }
        String[] parts = header.toLowerCase(Locale.ROOT).split(";", -1);
        for (int i = 1; i < parts.length; i++) {
            if (!isReadable(parts[i])) {
                return Result.rejected(Code.CONTENT_TYPE, "the content-type's charset must be utf-8 or us-ascii");
            }
        }
        return ofMediaType(parts[0].strip());
    }

    private static boolean isReadable(String parameter) {
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
                        Code.CONTENT_TYPE,
                        "the content-type must be text/markdown, text/html, application/json, application/toml,"
                                + " application/yaml or text/plain, or be left out");
        };
    }
}
