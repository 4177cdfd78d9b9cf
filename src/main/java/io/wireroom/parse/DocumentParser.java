package io.wireroom.parse;

import io.wireroom.article.ArticleId;
import io.wireroom.article.ParsedDocument;
import io.wireroom.article.ParsedDocument.Tombstone;
import io.wireroom.article.RawDocument;
import io.wireroom.article.Rejection.Code;
import io.wireroom.article.Result;
import io.wireroom.article.TextPosition;
import io.wireroom.parse.value.Utf8;
import io.wireroom.pipeline.Parser;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Parses a record of the ingest topic: front matter and body, a JSON object, or a tombstone.
 *
 * <p>The {@code content-type} header selects the format ({@link ContentType}). Without it the first line does: {@code +++} begins
 * front matter in TOML, {@code ---} in YAML, and <code>{</code> a JSON document, or front matter in JSON if a body follows the
 * object. A leading byte order mark is skipped. The result is a document or a {@link io.wireroom.article.Rejection}; no input causes an
 * exception. Time and memory are linear in the size of the input.
 *
 * <pre>{@code
 * var parser = new DocumentParser(1 << 20);
 * switch (parser.parse(raw)) {
 *     case Result.Ok(Fields document) -> …
 *     case Result.Ok(Tombstone tombstone) -> …
 *     case Result.Rejected(Rejection why) -> …
 * }
 * }</pre>
 */
public final class DocumentParser implements Parser {
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final int maxBytes;
    private final FrontMatterReader frontMatter = new FrontMatterReader();
    private final JsonReader json = new JsonReader();
    private final FieldPositions positions = new FieldPositions(frontMatter, json);

    /** @param maxBytes the maximum size of a document; larger ones are rejected as {@code too-large} */
    public DocumentParser(int maxBytes) {
        if (maxBytes < 1) {
            throw new IllegalArgumentException("maxBytes must be positive: " + maxBytes);
        }
        this.maxBytes = maxBytes;
    }

    @Override
    public Result<ParsedDocument> parse(RawDocument raw) {
        byte[] value = raw.value();
        if (value == null) {
            return tombstone(raw.key(), raw.timestamp());
        }
        if (value.length > maxBytes) {
            return Result.rejected(Code.TOO_LARGE, value.length + " bytes; at most " + maxBytes + " are read");
        }
        return ContentType.of(raw.contentType())
                .then(type -> Utf8.decode(value).then(text -> read(type, withoutMark(text), raw.timestamp())));
    }

    @Override
    public Optional<ArticleId> statedId(RawDocument raw) {
        byte[] value = raw.value();
        return value != null && ContentType.of(raw.contentType()) instanceof Result.Ok<ContentType>(ContentType type)
                ? statedId(type, value)
                : Optional.empty();
    }

    private static Optional<ArticleId> statedId(ContentType type, byte[] value) {
        return switch (type) {
            case TOML, HTML, MARKDOWN, ANY -> ArticleIdScanner.scan(value);
            case JSON, YAML -> Optional.empty();
        };
    }

    @Override
    public Optional<TextPosition> position(RawDocument raw, String field) {
        byte[] value = raw.value();
        return value != null
                        && ContentType.of(raw.contentType()) instanceof Result.Ok<ContentType>(ContentType type)
                        && Utf8.decode(value) instanceof Result.Ok<String>(String text)
                ? positions.of(type, withoutMark(text), field)
                : Optional.empty();
    }

    private static Result<ParsedDocument> tombstone(@Nullable String key, Instant timestamp) {
        Optional<ArticleId> id = key == null ? Optional.empty() : ArticleId.parse(key);
        return id.map(article -> Result.<ParsedDocument>ok(new Tombstone(article, timestamp)))
                .orElseGet(() -> Result.rejected(
                        Code.KEY_INVALID, "a record without value takes back the article that its key names by id"));
    }

    private static String withoutMark(String text) {
        return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
    }

    private Result<ParsedDocument> read(ContentType type, String text, Instant timestamp) {
        if (text.isBlank()) {
            return Result.rejected(Code.DOCUMENT_EMPTY, "the document is empty");
        }
        return switch (type) {
            case JSON -> json.read(text, null, timestamp);
            case TOML -> whole(text, FrontMatter.TOML, timestamp);
            case YAML -> whole(text, FrontMatter.YAML, timestamp);
            case HTML -> withBody(text, BodyReader.HTML, timestamp);
            case MARKDOWN -> withBody(text, BodyReader.MARKDOWN, timestamp);
            case ANY -> withBody(text, BodyReader.ANY, timestamp);
        };
    }

    private Result<ParsedDocument> withBody(String text, BodyReader body, Instant timestamp) {
        return looksLikeJson(text) ? json.read(text, body, timestamp) : frontMatter.read(text, body, timestamp);
    }

    /** Reads front matter if it is fenced, or else a document in TOML or YAML only, whose body is one of its fields. */
    private Result<ParsedDocument> whole(String text, FrontMatter language, Instant timestamp) {
        int start = language.start(text);
        boolean fenced = start >= 0 && language.nextClosing(text, start) >= 0;
        return fenced
                ? frontMatter.read(text, BodyReader.ANY, timestamp)
                : frontMatter
                        .fields(language, text, 0)
                        .then(BodyFields::of)
                        .then(fields -> Result.ok(fields.document(timestamp)));
    }

    static boolean looksLikeJson(String text) {
        return text.stripLeading().startsWith("{");
    }
}
