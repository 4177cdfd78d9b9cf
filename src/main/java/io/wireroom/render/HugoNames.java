package io.wireroom.render;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Taxonomy terms such as tags, for which Hugo creates a page at a path derived from the term. Slashes become hyphens. Terms that
 * yield no valid folder name, or the same folder as an earlier term, are omitted.
 */
final class HugoNames {
    /** Limit of a folder name. File systems allow 255 bytes; the rest is left for additions by themes. */
    private static final int MAX_BYTES = 200;

    private static final Pattern SEPARATOR = Pattern.compile("[/\\\\]+");
    private static final Pattern CONTROLS = Pattern.compile("[\\p{Cc}\\p{Zl}\\p{Zp}]+");
    private static final Pattern PERCENT_ENCODED = Pattern.compile("%[0-9A-Fa-f]{2}");

    /** Characters that Hugo removes when it derives a path from a term. */
    private static final Pattern DROPPED = Pattern.compile("[^\\p{L}\\p{M}\\p{Nd}._#+~@-]");

    /** Names of files that Hugo writes beside the folders, and reserved folder names. */
    private static final Pattern RESERVED = Pattern.compile("_.*|(?:index|page)(?:\\..*)?");

    private static final Pattern LETTER_OR_DIGIT = Pattern.compile("[\\p{L}\\p{Nd}]");

    private HugoNames() {}

    static List<String> of(List<String> names) {
        Set<String> folders = new HashSet<>();
        return names.stream()
                .map(HugoNames::name)
                .flatMap(Optional::stream)
                .filter(name -> folders.add(folder(name)))
                .toList();
    }

    private static Optional<String> name(String raw) {
        String name = HugoText.plain(
                CONTROLS.matcher(SEPARATOR.matcher(CleanText.unicode(raw)).replaceAll("-"))
                        .replaceAll(" ")
                        .strip());
        String folder = folder(name);
        return LETTER_OR_DIGIT.matcher(folder).find()
                        && !RESERVED.matcher(folder).matches()
                        && !PERCENT_ENCODED.matcher(name).find()
                        && name.getBytes(UTF_8).length <= MAX_BYTES
                ? Optional.of(name)
                : Optional.empty();
    }

    private static String folder(String name) {
        return DROPPED.matcher(name.replace(' ', '-')).replaceAll("").toLowerCase(Locale.ROOT);
    }
}
