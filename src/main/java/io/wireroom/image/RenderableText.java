package io.wireroom.image;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Filters text to what simple left-to-right layout with a typeface can render: Latin, Greek and Cyrillic. Right-to-left and
 * joining scripts are dropped even if the typeface covers them, because they need text shaping.
 */
record RenderableText(Typeface face) {
    private static final Set<UnicodeScript> SCRIPTS = Set.of(
            UnicodeScript.LATIN,
            UnicodeScript.GREEK,
            UnicodeScript.CYRILLIC,
            UnicodeScript.COMMON,
            UnicodeScript.INHERITED);

    /**
     * The renderable words of {@code text}, separated by single spaces. A word with an unsupported letter is dropped whole; an
     * unsupported symbol is removed from its word. Empty if less than half of the letters remain, because a fragment could
     * distort the meaning.
     */
    String of(String text) {
        String composed = Normalizer.normalize(text, Normalizer.Form.NFC);
        String renderable = Stream.of(composed.split("[\\s\\p{Z}]+"))
                .filter(word -> letters(word).allMatch(this::isRenderable))
                .map(this::withoutUnsupportedSymbols)
                .filter(word -> !word.isEmpty())
                .collect(Collectors.joining(" "));
        return 2 * letters(renderable).count() >= letters(composed).count() ? renderable : "";
    }

    private static Stream<Integer> letters(String text) {
        return text.codePoints().filter(Character::isLetterOrDigit).boxed();
    }

    private String withoutUnsupportedSymbols(String word) {
        return word.codePoints()
                .filter(this::isRenderable)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private boolean isRenderable(int character) {
        return face.has(character)
                && !Character.isIdentifierIgnorable(character) // controls, joiners and other invisible characters
                && SCRIPTS.contains(UnicodeScript.of(character));
    }
}
