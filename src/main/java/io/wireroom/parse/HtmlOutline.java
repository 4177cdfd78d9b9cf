package io.wireroom.parse;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Decides whether a body that begins with {@code <} is HTML, or Markdown that contains HTML. Examines the tags and the text outside of
 * elements in linear time.
 *
 * <p>The body is Markdown if text outside of elements is separated by an empty line or contains Markdown syntax, or if, within a {@code
 * div} or similar element, a line after an empty line begins with Markdown syntax. Otherwise it is HTML.
 */
final class HtmlOutline {
    private static final Set<String> VOID = words("area base br col embed hr img input link meta source track wbr");
    private static final Set<String> RAW = words("script style textarea title xmp iframe noembed noframes");
    private static final Set<String> DIVISIONS =
            words("div section article main center details aside header footer figure nav");
    private static final Set<String> BLOCKS = words("p h2 h3 h4 ul ol blockquote pre figure table hr");
    private static final int MAX_DEPTH = 256;

    private static final Pattern EMPTY_LINE = Pattern.compile("\n[ \\t\\r]*\n");
    private static final Pattern BLOCK_MARK =
            Pattern.compile("(?m)^ {0,3}(?:#{1,6} |[-*+] |[0-9]{1,9}[.)] |> |```|~~~|!\\[|\\[[^\\]\n]*\\]\\()");
    private static final Pattern INLINE_MARK =
            Pattern.compile("\\]\\(|\\[\\^|\\*\\*|`|(?<!\\w)[*_][^\\s*_][^*_\n]*[*_](?!\\w)");

    private final String text;
    private final List<String> open = new ArrayList<>();
    private boolean html;
    private boolean canonical = true;
    private int at;

    private HtmlOutline(String text) {
        this.text = text;
        int first = WhiteSpace.skip(text, 0);
        this.html = first < text.length() && text.charAt(first) == '<';
    }

    static HtmlOutline of(String body) {
        var outline = new HtmlOutline(body);
        while (outline.html && outline.at < body.length()) {
            outline.step();
        }
        return outline;
    }

    /** Whether the body is HTML. */
    boolean html() {
        return html;
    }

    /** Whether the body is HTML as Wireroom writes it: closed elements and attributes of the published allow-list only. */
    boolean canonical() {
        return html && canonical && open.isEmpty();
    }

    private static Set<String> words(String list) {
        return Set.of(list.split(" "));
    }

    private void step() {
        if (text.charAt(at) != '<') {
            text(nextTag(at));
        } else if (text.startsWith("<!--", at)) {
            canonical = false;
            skipTo(text.indexOf("-->", at + 4), 3);
        } else if (isTag(at)) {
            tag();
        } else {
            html = !open.isEmpty() || !isAddress(at + 1);
            text(nextTag(at + 1));
        }
    }

    private void skipTo(int end, int length) {
        at = end < 0 ? text.length() : end + length;
    }

    private int nextTag(int start) {
        int next = text.indexOf('<', start);
        return next < 0 ? text.length() : next;
    }

    private boolean isTag(int start) {
        int name = start + 1 < text.length() && text.charAt(start + 1) == '/' ? start + 2 : start + 1;
        if (name >= text.length()) {
            return false;
        }
        char c = text.charAt(name);
        boolean declaration = name == start + 1 && (c == '!' || c == '?');
        return declaration || (isLetter(c) && !isAddress(name));
    }

    /** Whether this is an autolink of Markdown: {@code <https://…>} or {@code <name@host>}. */
    private boolean isAddress(int name) {
        int end = endOfName(name);
        return end > name
                && end < text.length()
                && (text.charAt(end) == ':' || text.charAt(end) == '@' || text.charAt(end) == '.');
    }

    private static boolean isLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    private int endOfName(int start) {
        int end = start;
        while (end < text.length() && (isLetter(text.charAt(end)) || "0123456789-".indexOf(text.charAt(end)) >= 0)) {
            end++;
        }
        return end;
    }

    private void text(int end) {
        String run = text.substring(at, end);
        if (!run.isBlank()) {
            if (open.isEmpty()) {
                canonical = false;
                html = html
                        && !EMPTY_LINE.matcher(run).find()
                        && !BLOCK_MARK.matcher(run).find()
                        && !INLINE_MARK.matcher(run).find();
            } else if (DIVISIONS.contains(open.getLast())
                    && EMPTY_LINE.matcher(run).find()) {
                html = !BLOCK_MARK.matcher(run).find();
            }
        }
        at = end;
    }

    private void tag() {
        int start = at;
        boolean closing = text.charAt(at + 1) == '/';
        int nameStart = closing ? at + 2 : at + 1;
        int nameEnd = endOfName(nameStart);
        int end = HtmlTags.end(text, nameEnd);
        String name = text.substring(nameStart, nameEnd);
        at = end;
        canonical = canonical
                && (!open.isEmpty() || BLOCKS.contains(name))
                && HtmlTags.isCanonical(text, start, nameEnd, end);
        String lower = name.toLowerCase(Locale.ROOT);
        if (closing) {
            closed(lower);
        } else if (!lower.isEmpty() && !VOID.contains(lower) && text.charAt(Math.max(start, end - 2)) != '/') {
            opened(lower);
        }
    }

    private void closed(String name) {
        int last = open.lastIndexOf(name);
        if (last < 0) {
            canonical = false;
        } else {
            open.subList(last, open.size()).clear();
        }
    }

    private void opened(String name) {
        if (RAW.contains(name)) {
            canonical = false;
            skipTo(HtmlTags.endOfRaw(text, at, name), 0);
            return;
        }
        if (!open.isEmpty() && open.getLast().equals("p") && name.equals("p")) {
            return;
        }
        if (open.size() < MAX_DEPTH) {
            open.add(name);
        }
    }
}
