package io.wireroom.parse;

import io.wireroom.article.ParsedDocument;
import io.wireroom.article.ParsedDocument.Fields;
import io.wireroom.article.Rejection.Code;
import io.wireroom.article.Result;
import io.wireroom.article.Result.Ok;
import io.wireroom.article.Value;
import io.wireroom.parse.toml.TomlReader;
import io.wireroom.parse.yaml.YamlReader;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A document as Hugo and Jekyll have it: TOML or YAML between two fences ({@link FrontMatter}), then the body ({@link BodyReader}).
 *
 * <p>The first closing fence ends the front matter. Only where that leaves TOML that can't be read, and a multi-line string is in
 * it, are a few later ones tried: the line may be part of the string. In YAML it never is.
 *
 * <p>Refuses a document without a fence at its very start ({@code front-matter.missing}) or without a second one
 * ({@code front-matter.unclosed}), front matter of more than {@value #MAX_TOML} characters of TOML
 * or {@value #MAX_YAML} of YAML ({@code front-matter.too-large}) and
 * what {@link TomlReader} or {@link YamlReader} can't read.
 */
final class FrontMatterReader {
    /** Many times what real articles have; long text belongs in the body. Bounds what one record can cost. */
    static final int MAX_TOML = 1 << 14;

    static final int MAX_YAML = 1 << 16;

    private static final int LINES_BEFORE = 1;
    private static final int LATER_FENCES_TRIED = 3;

    private final TomlReader toml = new TomlReader();
    private final YamlReader yaml = new YamlReader();

    Result<ParsedDocument> read(String text, BodyReader body, Instant timestamp) {
        FrontMatter kind = FrontMatter.of(text);
        if (kind == null) {
            return Result.rejected(Code.FRONT_MATTER_MISSING, "line 1, column 1: " + FrontMatter.WANTED);
        }
        return new Reading(text, kind, body, timestamp).read();
    }

    /** @param linesBefore how many of the document's lines come before the text */
    Result<Value.Table> fields(FrontMatter kind, String header, int linesBefore) {
        int most = kind == FrontMatter.TOML ? MAX_TOML : MAX_YAML;
        if (header.length() > most) {
            return Result.rejected(
                    Code.FRONT_MATTER_TOO_LARGE,
                    header.length() + " characters of front matter; at most " + most + " are read");
        }
        return switch (kind) {
            case TOML -> toml.read(header, linesBefore);
            case YAML -> yaml.read(header, linesBefore);
        };
    }

    /** One document. */
    private final class Reading {
        private final String text;
        private final FrontMatter kind;
        private final BodyReader body;
        private final Instant timestamp;
        private final int start;

        Reading(String text, FrontMatter kind, BodyReader body, Instant timestamp) {
            this.text = text;
            this.kind = kind;
            this.body = body;
            this.timestamp = timestamp;
            this.start = kind.start(text);
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
            return IntStream.iterate(
                            kind.nextClosing(text, kind.lineAfterClosing(text, first)),
                            fence -> fence >= 0 && fence - start <= MAX_TOML,
                            fence -> kind.nextClosing(text, kind.lineAfterClosing(text, fence)))
                    .limit(LATER_FENCES_TRIED)
                    .mapToObj(this::document)
                    .filter(Ok.class::isInstance)
                    .findFirst();
        }

        private Result<ParsedDocument> document(int fence) {
            return fields(kind, text.substring(start, fence), LINES_BEFORE)
                    .then(fields -> Result.ok(
                            new Fields(fields, body.read(text, kind.lineAfterClosing(text, fence)), timestamp)));
        }

        private boolean hasMultiLineString(int end) {
            String header = text.substring(start, end);
            return kind == FrontMatter.TOML && (header.contains("\"\"\"") || header.contains("'''"));
        }
    }
}
