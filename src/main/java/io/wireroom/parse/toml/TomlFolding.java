package io.wireroom.parse.toml;

import io.wireroom.article.Rejection.Code;
import io.wireroom.parse.value.ValueReader;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Prepares front matter for the TOML parser: removes comments and empty lines, and writes each array or inline table on one line. The
 * parser's lookahead over these takes more than linear time. Strings are unchanged; values that the parser can't represent are quoted
 * ({@link TomlLiteral}). One instance handles one text.
 */
final class TomlFolding {
    /** The maximum number of commas in all lists and tables together. */
    static final int MAX_COMMAS = 2_048;

    /** Folding stops after this number of lines that can't be valid. */
    private static final int MAX_INVALID_LINES = 32;

    /** @param at the offset of the problem in the original text */
    record Problem(int at, Code code, String message) {}

    private final String toml;
    private final FoldedToml out;
    private final List<Character> open = new ArrayList<>();
    private int at;
    private int lineStart;
    private int commas;
    private int dots;
    private int wrongLines;
    private boolean value;
    private boolean token;
    private boolean wrong;
    private @Nullable Problem problem;

    private TomlFolding(String toml) {
        this.toml = toml;
        this.out = new FoldedToml(toml);
    }

    /** The folded text, up to the first problem. */
    static FoldedToml fold(String toml) {
        TomlFolding folding = new TomlFolding(toml);
        while (folding.at < toml.length() && folding.problem == null && folding.wrongLines < MAX_INVALID_LINES) {
            folding.step();
        }
        return folding.out.ended(folding.problem);
    }

    private void step() {
        char c = toml.charAt(at);
        switch (c) {
            case '\n' -> lineEnd();
            case ' ', '\t' -> out.space(++at);
            case '#' -> comment();
            case '"', '\'' -> string(c);
            default -> other(c);
        }
    }

    private void lineEnd() {
        if (!open.isEmpty()) {
            out.space(++at);
            return;
        }
        if (out.length() > lineStart && (wrong || !complete())) {
            wrongLines++;
        }
        value = false;
        token = false;
        wrong = false;
        dots = 0;
        out.newLine(++at);
        lineStart = out.length();
    }

    /** Whether the current line is a table header or has a value. */
    private boolean complete() {
        return value ? token : out.at(lineStart) == '[' && out.last() == ']';
    }

    /** Skips a comment. TOML forbids control characters other than tabs in it. */
    private void comment() {
        int end = at;
        while (end < toml.length() && toml.charAt(end) != '\n') {
            char c = toml.charAt(end);
            boolean lineEnds = c == '\r' && end + 1 < toml.length() && toml.charAt(end + 1) == '\n';
            if ((c < ' ' && c != '\t' && !lineEnds) || c == '\u007F') {
                problem = new Problem(end, Code.FRONT_MATTER_SYNTAX, "a control character in a comment");
                return;
            }
            end++;
        }
        at = end;
        out.skipTo(at);
    }

    private void string(char quote) {
        int end = TomlStrings.end(toml, at, quote);
        boolean closed = end > at + 1 && toml.charAt(end - 1) == quote;
        if (TomlStrings.isTriple(toml, at, quote)) {
            multiLine(quote, end);
            if (problem != null || wrongLines == MAX_INVALID_LINES) {
                return;
            }
        }
        wrong |= !closed || !keyPartBegins() || TomlStrings.isInvalid(toml, at, end);
        token = true;
        out.copy(at, end);
        at = end;
    }

    /** What can't be one ends the text: the parser's search for the end of its lines takes minutes for a few thousand of them. */
    private void multiLine(char quote, int end) {
        String why = null;
        if (!value) {
            why = "a multi-line string as a key";
        } else if (!valueBegins()) {
            why = "a multi-line string where no value can be";
        } else if (end < at + 6 || !TomlStrings.isTriple(toml, end - 3, quote)) {
            why = "a multi-line string that is not closed";
        } else if (wrong) {
            why = "a multi-line string in a line that is not valid";
        } else if (TomlStrings.hasControlCharacter(toml, at, end)) {
            why = "a control character in a string";
        }
        if (why == null && wrongLines > 0) {
            out.truncate(lineStart); // the lines before are told
            wrongLines = MAX_INVALID_LINES;
        } else if (why != null) {
            problem = new Problem(at, Code.FRONT_MATTER_SYNTAX, why);
        }
    }

    /** Whether a key, or its next part, can begin here; true within values. */
    private boolean keyPartBegins() {
        char before = out.lastVisible();
        return value || before == '\n' || before == '.' || before == '[';
    }

    private boolean endsAtSpaceOrQuote() {
        return out.length() > 0 && (out.last() == ' ' || out.last() == '"' || out.last() == '\'');
    }

    private boolean valueBegins() {
        char before = out.lastVisible();
        return before == '=' || (!open.isEmpty() && open.getLast() == '[' && (before == '[' || before == ','));
    }

    private void other(char c) {
        if (c == '\r' && at + 1 < toml.length() && toml.charAt(at + 1) == '\n') {
            out.skipTo(++at);
        } else if (value && TomlLiteral.begins(c) && !continuesBareKey()) {
            literal();
        } else {
            structure(c);
            out.copy(at, ++at);
        }
    }

    /** Digits within a word or a bare key do not begin a value. */
    private boolean continuesBareKey() {
        return out.length() > 0 && TomlLiteral.continues(out.last());
    }

    private void literal() {
        int end = TomlLiteral.end(toml, at);
        String replacement = TomlLiteral.replacement(toml.substring(at, end));
        if (replacement == null) {
            out.copy(at, end);
        } else {
            out.replace(at, end, replacement);
        }
        token = true;
        at = end;
    }

    private void structure(char c) {
        if (out.length() == lineStart && open.isEmpty() && (c == '=' || c == ',' || c == '.' || c == ']')) {
            wrong = true;
        }
        switch (c) {
            case '=' -> {
                wrong |= value ? open.isEmpty() : out.length() > lineStart && out.at(lineStart) == '[';
                value = true;
                dots = 0;
            }
            case '[', '{' -> opened(c);
            case ']', '}' -> closed();
            case ',' -> comma();
            case '.' -> dot();
            default -> {
                token = token || value;
                wrong |= endsAtSpaceOrQuote() && !keyPartBegins();
            }
        }
    }

    private void opened(char c) {
        token = true;
        if (value) {
            open.add(c);
        } else {
            boolean header = out.length() == lineStart || (out.length() == lineStart + 1 && out.last() == '[');
            wrong |= c == '{' || !header;
        }
        if (open.size() >= ValueReader.MAX_DEPTH) {
            problem = new Problem(at, Code.TOO_DEEP, "nested deeper than " + ValueReader.MAX_DEPTH);
        }
    }

    private void closed() {
        if (open.isEmpty()) {
            wrong |= value;
        } else {
            open.removeLast();
        }
    }

    private void comma() {
        dots = 0;
        wrong |= open.isEmpty();
        if (++commas > MAX_COMMAS) {
            problem = new Problem(
                    at, Code.FRONT_MATTER_TOO_LARGE, "more than " + MAX_COMMAS + " items in lists and tables");
        }
    }

    private void dot() {
        if (++dots > ValueReader.MAX_DEPTH) {
            problem = new Problem(at, Code.TOO_DEEP, "nested deeper than " + ValueReader.MAX_DEPTH);
        }
    }
}
