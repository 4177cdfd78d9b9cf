package io.wireroom.parse;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.wireroom.article.ArticleId;
import java.util.Optional;

/**
 * Finds {@code article_id} in TOML front matter without parsing it: a line {@code article_id = <digits>} that no multi-line value and no
 * table can contain. Finds nothing where that is in doubt.
 *
 * <p>What it finds is the id of the document, if the document is valid TOML. It does not check that.
 */
final class ArticleIdScanner {
    private static final byte[] FENCE = "+++".getBytes(US_ASCII);
    private static final byte[] KEY = "article_id".getBytes(US_ASCII);
    private static final int MAX_DIGITS = 18;

    private final byte[] text;
    private final int end;
    private int at;

    private ArticleIdScanner(byte[] text) {
        this.text = text;
        this.end = Math.min(text.length, FrontMatterReader.MAX_TOML);
    }

    static Optional<ArticleId> scan(byte[] document) {
        return new ArticleIdScanner(document).scan();
    }

    private Optional<ArticleId> scan() {
        if (!skip(FENCE)) {
            return Optional.empty();
        }
        skipBlanks();
        while (skipLineEnd()) {
            skipBlanks();
            if (skip(KEY)) {
                return id();
            }
            if (startsWith(FENCE) || !skipSimpleLine()) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    /** The value after the key. */
    private Optional<ArticleId> id() {
        skipBlanks();
        if (at == end || text[at++] != '=') {
            return Optional.empty();
        }
        skipBlanks();
        int start = at;
        long number = 0;
        while (at < end && text[at] >= '0' && text[at] <= '9' && at - start < MAX_DIGITS) {
            number = number * 10 + text[at++] - '0';
        }
        skipBlanks();
        boolean complete = at > start && at < end && (text[at] == '#' || skipLineEnd());
        return complete && ArticleId.isValid(number) ? Optional.of(new ArticleId(number)) : Optional.empty();
    }

    /** Moves to the end of the line; false if the line may begin a table or a value of several lines that can contain keys. */
    private boolean skipSimpleLine() {
        if (at < end && text[at] == '[') {
            return false;
        }
        for (; at < end && text[at] != '\n' && text[at] != '\r'; at++) {
            if (text[at] == '{' || isTripleQuote()) {
                return false;
            }
        }
        return true;
    }

    private boolean isTripleQuote() {
        byte quote = text[at];
        return (quote == '"' || quote == '\'') && at + 2 < end && text[at + 1] == quote && text[at + 2] == quote;
    }

    private void skipBlanks() {
        while (at < end && (text[at] == ' ' || text[at] == '\t')) {
            at++;
        }
    }

    private boolean skipLineEnd() {
        if (at < end && text[at] == '\r') {
            at++;
        }
        return at < end && text[at++] == '\n';
    }

    private boolean skip(byte[] expected) {
        boolean found = startsWith(expected);
        if (found) {
            at += expected.length;
        }
        return found;
    }

    private boolean startsWith(byte[] expected) {
        if (end - at < expected.length) {
            return false;
        }
        for (int i = 0; i < expected.length; i++) {
            if (text[at + i] != expected[i]) {
                return false;
            }
        }
        return true;
    }
}
