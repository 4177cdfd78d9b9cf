package io.wireroom.image;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What of a text can be set with a typeface, character by character and left to right: Latin, Greek and Cyrillic. Scripts that
 * run the other way or join their letters are left out even where the typeface has them, for they would come out wrong.
 */
record Legible(Typeface face) {
    private static final Set<UnicodeScript> SCRIPTS = Set.of(
            UnicodeScript.LATIN,
            UnicodeScript.GREEK,
            UnicodeScript.CYRILLIC,
            UnicodeScript.COMMON,
            UnicodeScript.INHERITED);

    /**
     * The words of {@code text} that can be set, parted by single spaces; a word goes as a whole if a letter of it can't be, a
     * symbol alone. Empty if less than half of the letters would be left, so that what is left can't mislead.
     */
    String of(String text) {
        String composed = Normalizer.normalize(text, Normalizer.Form.NFC);
        String legible = Stream.of(composed.split("[\\s\\p{Z}]+"))
                .filter(word -> letters(word).allMatch(this::isLegible))
                .map(this::withoutStrangeSymbols)
                .filter(word -> !word.isEmpty())
                .collect(Collectors.joining(" "));
        return 2 * letters(legible).count() >= letters(composed).count() ? legible : "";
    }

    private static Stream<Integer> letters(String text) {
        return text.codePoints().filter(Character::isLetterOrDigit).boxed();
    }

    private String withoutStrangeSymbols(String word) {
        return word.codePoints()
                .filter(this::isLegible)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private boolean isLegible(int character) {
        return face.has(character)
                && !Character.isIdentifierIgnorable(character) // controls, joiners and other invisible characters
                && SCRIPTS.contains(UnicodeScript.of(character));
    }
}
