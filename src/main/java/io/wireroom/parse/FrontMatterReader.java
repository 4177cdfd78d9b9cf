package io.wireroom.parse;

import io.wireroom.article.ParsedDocument;
import io.wireroom.article.ParsedDocument.Body;
import io.wireroom.article.ParsedDocument.Fields;
import io.wireroom.article.ParsedDocument.Format;
import io.wireroom.article.Rejection.Code;
import io.wireroom.article.Result;
import io.wireroom.article.Result.Ok;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A document as Hugo has it: a line {@code +++}, TOML, a line {@code +++}, the body. Fences may have blanks after them, and
 * lines may end in CRLF. Blank lines before the body are not part of it; the rest of it stays as written.
 *
 * <p>The first {@code +++} line after the TOML's start ends it. Only where that leaves TOML that can't be read, and a
 * multi-line string is in it, are a few later ones tried: the line may be part of the string.
 *
 * <p>Refuses a document without a fence at its very start ({@code front-matter.missing}) or without a second one
 * ({@code front-matter.unclosed}), TOML of more than {@value #MAX_LENGTH} characters ({@code front-matter.too-large}) and
 * what {@link TomlReader} can't read.
 */
final class FrontMatterReader {
    /** Many times what real articles have; long text belongs in the body. Bounds what one record can cost. */
    static final int MAX_LENGTH = 1 << 16;

    private static final String FENCE = "+++";
    private static final int LATER_FENCES_TRIED = 3;

    private final TomlReader toml = new TomlReader();

    /** @param forced the body's format where the header names it; else its first character decides */
    Result<ParsedDocument> read(String text, @Nullable Format forced, Instant timestamp) {
        int start = lineAfterFence(text, 0);
        if (start < 0) {
            return Result.rejected(Code.FRONT_MATTER_MISSING, "line 1, column 1: the first line must be +++");
        }
        int fence = nextFence(text, start);
        if (fence < 0) {
            return Result.rejected(Code.FRONT_MATTER_UNCLOSED, "no second line +++ ends the front matter");
        }
        if (fence - start > MAX_LENGTH) {
            return Result.rejected(
                    Code.FRONT_MATTER_TOO_LARGE,
                    (fence - start) + " characters of front matter; at most " + MAX_LENGTH + " are read");
        }
        Result<ParsedDocument> document = document(text, start, fence, forced, timestamp);
        return document instanceof Ok || !hasMultiLineString(text, start, fence)
                ? document
                : withLaterFence(text, start, fence, forced, timestamp).orElse(document);
    }

    private Optional<Result<ParsedDocument>> withLaterFence(
            String text, int start, int first, @Nullable Format forced, Instant timestamp) {
        return IntStream.iterate(
                        nextFence(text, lineAfterFence(text, first)),
                        fence -> fence >= 0 && fence - start <= MAX_LENGTH,
                        fence -> nextFence(text, lineAfterFence(text, fence)))
                .limit(LATER_FENCES_TRIED)
                .mapToObj(fence -> document(text, start, fence, forced, timestamp))
                .filter(Ok.class::isInstance)
                .findFirst();
    }

    private Result<ParsedDocument> document(
            String text, int start, int fence, @Nullable Format forced, Instant timestamp) {
        return toml.read(text.substring(start, fence)).then(fields -> {
            Body body = body(text, lineAfterFence(text, fence), forced);
            return Result.ok(new Fields(fields, body, timestamp));
        });
    }

    private static boolean hasMultiLineString(String text, int start, int end) {
        String toml = text.substring(start, end);
        return toml.contains("\"\"\"") || toml.contains("'''");
    }

    /** Where the next fence begins, at or after the line that begins at {@code line}; negative if there is none. */
    private static int nextFence(String text, int line) {
        int at = line;
        while (lineAfterFence(text, at) < 0) {
            int newline = text.indexOf('\n', at);
            if (newline < 0) {
                return -1;
            }
            at = newline + 1;
        }
        return at;
    }

    /** Where the line after the fence at {@code line} begins; negative if that is no fence. */
    private static int lineAfterFence(String text, int line) {
        if (!text.startsWith(FENCE, line)) {
            return -1;
        }
        int at = line + FENCE.length();
        while (at < text.length() && isBlank(text.charAt(at))) {
            if (text.charAt(at++) == '\n') {
                return at;
            }
        }
        return at == text.length() ? at : -1;
    }

    private static Body body(String text, int start, @Nullable Format forced) {
        int lineStart = start;
        int at = start;
        while (at < text.length() && isBlank(text.charAt(at))) {
            if (text.charAt(at++) == '\n') {
                lineStart = at;
            }
        }
        boolean html = at < text.length() && text.charAt(at) == '<';
        Format format = forced != null ? forced : html ? Format.HTML : Format.MARKDOWN;
        return new Body(format, at == text.length() ? "" : text.substring(lineStart));
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t' || c == '\r' || c == '\n';
    }
}
