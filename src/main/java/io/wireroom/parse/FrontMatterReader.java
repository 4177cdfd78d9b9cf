package io.wireroom.parse;

import io.wireroom.article.ParsedDocument;
import io.wireroom.article.ParsedDocument.Body;
import io.wireroom.article.ParsedDocument.Fields;
import io.wireroom.article.Rejection.Code;
import io.wireroom.article.Result;
import io.wireroom.article.Result.Ok;
import io.wireroom.article.TextPosition;
import io.wireroom.article.Value;
import io.wireroom.parse.toml.TomlReader;
import io.wireroom.parse.value.LineIndex;
import io.wireroom.parse.yaml.YamlReader;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Reads a document in the form of Hugo and Jekyll: TOML or YAML between two fences ({@link FrontMatter}), then the body ({@link
 * BodyReader}).
 *
 * <p>The first closing fence ends the front matter. If this leaves invalid TOML that contains a multi-line string, the next fences are
 * tried, because the first one may be part of the string. This cannot occur in YAML.
 *
 * <p>Rejects a document that does not begin with a fence ({@code front-matter.missing}) or has no closing fence ({@code
 * front-matter.unclosed}), front matter of more than {@value #MAX_TOML} characters of TOML or {@value #MAX_YAML} of YAML ({@code
 * front-matter.too-large}), and what {@link TomlReader} and {@link YamlReader} reject.
 */
final class FrontMatterReader {
    /** Bounds the cost of parsing one record. A multiple of the front matter of real articles. */
    static final int MAX_TOML = 1 << 14;

    static final int MAX_YAML = 1 << 16;

    private static final int MAX_LATER_FENCES = 3;

    private final TomlReader toml = new TomlReader();
    private final YamlReader yaml = new YamlReader();

    Result<ParsedDocument> read(String text, BodyReader body, Instant timestamp) {
        FrontMatter kind = FrontMatter.of(text);
        if (kind == null) {
            return Result.rejected(
                    Code.FRONT_MATTER_MISSING,
                    new LineIndex(text, 0).of(WhiteSpace.skip(text, 0)) + ": " + FrontMatter.WANTED);
        }
        return new Reading(text, kind, body, timestamp).read();
    }

    /** @param linesBefore the number of the document's lines before {@code header} */
    Result<Value.Table> fields(FrontMatter kind, String header, int linesBefore) {
        int maxLength = kind == FrontMatter.TOML ? MAX_TOML : MAX_YAML;
        if (header.length() > maxLength) {
            return Result.rejected(
                    Code.FRONT_MATTER_TOO_LARGE,
                    header.length() + " characters of front matter; at most " + maxLength + " are read");
        }
        return switch (kind) {
            case TOML -> toml.read(header, linesBefore);
            case YAML -> yaml.read(header, linesBefore);
        };
    }

    /** The position of a field in front matter; empty if there is none, or if it is not valid. */
    Optional<TextPosition> position(String text, List<String> path) {
        FrontMatter kind = FrontMatter.of(text);
        return kind == null ? Optional.empty() : new Reading(text, kind, BodyReader.ANY, Instant.EPOCH).position(path);
    }

    /** The position of a field in a text that is front matter only. */
    Optional<TextPosition> position(FrontMatter kind, String header, int linesBefore, List<String> path) {
        return switch (kind) {
            case TOML -> header.length() > MAX_TOML ? Optional.empty() : toml.position(header, linesBefore, path);
            case YAML -> header.length() > MAX_YAML ? Optional.empty() : yaml.position(header, linesBefore, path);
        };
    }

    /** The state of parsing one document. */
    private final class Reading {
        private final String text;
        private final FrontMatter kind;
        private final BodyReader body;
        private final Instant timestamp;
        private final int start;
        private final int linesBefore;

        Reading(String text, FrontMatter kind, BodyReader body, Instant timestamp) {
            this.text = text;
            this.kind = kind;
            this.body = body;
            this.timestamp = timestamp;
            this.start = kind.start(text);
            this.linesBefore = (int)
                    text.substring(0, start).chars().filter(c -> c == '\n').count();
        }

        Result<ParsedDocument> read() {
            int fence = kind.nextClosing(text, start);
            if (fence < 0) {
                return Result.rejected(Code.FRONT_MATTER_UNCLOSED, "no second line " + kind + " ends the front matter");
            }
            Result<ParsedDocument> document = document(fence);
            return document instanceof Ok || !hasMultiLineString(fence)
                    ? document
                    : withLaterFence(fence).orElse(document);
        }

        private Optional<Result<ParsedDocument>> withLaterFence(int first) {
            return fences(kind.nextClosing(text, kind.lineAfterClosing(text, first)))
                    .limit(MAX_LATER_FENCES)
                    .mapToObj(this::document)
                    .filter(Ok.class::isInstance)
                    .findFirst();
        }

        private IntStream fences(int first) {
            return IntStream.iterate(
                    first,
                    fence -> fence >= 0 && fence - start <= MAX_TOML,
                    fence -> kind.nextClosing(text, kind.lineAfterClosing(text, fence)));
        }

        Optional<TextPosition> position(List<String> path) {
            int first = kind.nextClosing(text, start);
            return first < 0
                    ? Optional.empty()
                    : IntStream.concat(
                                    IntStream.of(first),
                                    fences(kind.nextClosing(text, kind.lineAfterClosing(text, first))))
                            .limit(1 + MAX_LATER_FENCES)
                            .mapToObj(fence -> FrontMatterReader.this.position(
                                    kind, text.substring(start, fence), linesBefore, path))
                            .flatMap(Optional::stream)
                            .findFirst();
        }

        private Result<ParsedDocument> document(int fence) {
            String header = text.substring(start, fence);
            return fields(kind, header, linesBefore).then(fields -> {
                Body content = body.read(text, kind.lineAfterClosing(text, fence));
                return Result.ok(
                        kind == FrontMatter.TOML && PublishedHugo.is(header)
                                ? PublishedHugo.read(fields, content, timestamp)
                                : new Fields(fields, content, timestamp));
            });
        }

        private boolean hasMultiLineString(int end) {
            String header = text.substring(start, end);
            return kind == FrontMatter.TOML && (header.contains("\"\"\"") || header.contains("'''"));
        }
    }
}
