package io.wireroom.parse;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.wireroom.article.ParsedDocument;
import io.wireroom.article.ParsedDocument.Fields;
import io.wireroom.article.RawDocument;
import io.wireroom.article.Rejection;
import io.wireroom.article.Rejection.Code;
import io.wireroom.article.Result;
import io.wireroom.article.Value;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Shared by the tests of parsing: a parser for documents of up to 1 MiB and shorthands for its results. */
public final class Parsing {
    public static final int MAX_BYTES = 1 << 20;
    public static final Instant TIMESTAMP = Instant.parse("2026-02-03T04:05:06Z");

    private static final DocumentParser PARSER = new DocumentParser(MAX_BYTES);

    private Parsing() {}

    public static Result<ParsedDocument> parse(
            byte @Nullable [] value, @Nullable String key, @Nullable String contentType) {
        return PARSER.parse(new RawDocument(key, value, contentType, TIMESTAMP));
    }

    public static Fields fields(String text) {
        return fields(text, null);
    }

    public static Fields fields(String text, @Nullable String contentType) {
        return switch (parse(text.getBytes(UTF_8), null, contentType)) {
            case Result.Ok<ParsedDocument>(Fields fields) -> fields;
            case Result.Ok<ParsedDocument>(ParsedDocument.Tombstone _) -> throw new AssertionError("a tombstone");
            case Result.Rejected<ParsedDocument>(Rejection why) -> throw new AssertionError(why.toString());
        };
    }

    public static @Nullable Value value(String text, String key) {
        return fields(text).fields().entries().get(key);
    }

    public static @Nullable Value toml(String toml, String key) {
        return value("+++\n" + toml + "\n+++\n", key);
    }

    public static Rejection rejection(byte @Nullable [] value, @Nullable String key, @Nullable String contentType) {
        Result<ParsedDocument> result = parse(value, key, contentType);
        if (result instanceof Result.Rejected<ParsedDocument>(Rejection why)) {
            return why;
        }
        throw new AssertionError("not rejected: " + result);
    }

    /** Why the text is rejected, which must be for {@code code}. */
    public static String rejected(Code code, String text) {
        Rejection why = rejection(text.getBytes(UTF_8), null, null);
        assertThat(why.code()).as(why.detail()).isEqualTo(code);
        return why.detail();
    }
}
