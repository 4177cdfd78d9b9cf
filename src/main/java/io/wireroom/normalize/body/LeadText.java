package io.wireroom.normalize.body;

import io.wireroom.normalize.body.PlainTextBuilder.Break;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/**
 * Collects the text from which a summary is derived: the text of the body without headings, captions, bylines and footnotes, up to a
 * limited length.
 */
public final class LeadText {
    private static final int MAX_LENGTH = 8_192;
    private static final Set<String> SKIPPED = Set.of("h2", "h3", "h4", "figcaption", "caption");
    private static final Set<String> SKIPPED_CLASSES = Set.of(
            "wp-caption-text",
            "caption",
            "image-caption",
            "img-caption",
            "photo-caption",
            "media-caption",
            "credit",
            "photo-credit",
            "image-credit",
            "byline",
            "entry-meta",
            "post-meta",
            "toc",
            "footnotes",
            "footnote",
            "footnote-ref",
            "footnote-backref");
    private static final Pattern MARK = Pattern.compile("\\s*(?:\\[[^\\]]{1,8}\\]|\\([^)]{1,4}\\)|[*†‡§¶]{1,3})\\s*");
    private static final Pattern NUMBER = Pattern.compile("\\s*[\\[(]?[0-9a-z*†‡§¶]{1,4}[\\])]?\\s*");
    private static final Pattern FOOTNOTE = Pattern.compile("\\s?\\[\\^[^\\]\\s]{1,64}\\]:?");
    /** Few texts have one, and looking for a constant takes far less time than looking for a pattern. */
    private static final String FOOTNOTE_START = "[^";

    private static final Pattern BYLINE =
            Pattern.compile("(?:(?:Written |Story |Text |Photos? )?[Bb]y|BY|Von|Par|Por):? \\p{Lu}[^.!?。]{0,80}");

    private final PlainTextBuilder prose;
    private int skipped;

    /** @param expected approximate length of the body in characters */
    LeadText(int expected) {
        prose = new PlainTextBuilder(Math.min(expected, MAX_LENGTH));
    }

    void enter(String name, Element element) {
        if (skipped > 0 || skips(name, element)) {
            skipped++;
        }
    }

    void leave() {
        if (skipped > 0) {
            skipped--;
        }
    }

    private static boolean skips(String name, Element element) {
        return SKIPPED.contains(name)
                || (element.hasAttr("class") && element.classNames().stream().anyMatch(SKIPPED_CLASSES::contains))
                || element.attr("role").equals("doc-noteref")
                || (name.equals("sup") && mark(element));
    }

    /** Whether a superscript is a reference to a note and not an exponent. */
    private static boolean mark(Element sup) {
        String text = sup.childNodeSize() > 3 ? "" : sup.text();
        return MARK.matcher(text).matches() || (NUMBER.matcher(text).matches() && sup.selectFirst("a") != null);
    }

    void text(String text, boolean keepLines) {
        if (skipped == 0 && prose.length() < MAX_LENGTH) {
            prose.add(text, keepLines);
        }
    }

    void part(Break wanted) {
        prose.part(wanted);
    }

    @Override
    public String toString() {
        String text = prose.toString();
        return text.contains(FOOTNOTE_START) ? FOOTNOTE.matcher(text).replaceAll("") : text;
    }

    /** {@code lead} without a leading headline and byline; {@code text} if nothing else remains. */
    public static String of(String lead, String title, String text) {
        String rest = lead;
        String headline = letters(title);
        while (!rest.isEmpty()) {
            int end = rest.indexOf("\n\n");
            String first = end < 0 ? rest : rest.substring(0, end);
            if (!first.isBlank()
                    && !letters(first).equals(headline)
                    && !BYLINE.matcher(first).matches()) {
                return rest;
            }
            rest = end < 0 ? "" : rest.substring(end + 2);
        }
        return text;
    }

    private static String letters(String text) {
        var out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            if (Character.isLetterOrDigit(c)) {
                out.appendCodePoint(c);
            }
        }
        return out.isEmpty() ? text : out.toString().toLowerCase(Locale.ROOT);
    }
}
