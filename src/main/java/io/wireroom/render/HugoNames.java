package io.wireroom.render;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Names of which Hugo makes pages, such as tags: it takes them for paths below the page that lists them. A slash becomes a hyphen;
 * left out is a name of which no folder of its own could be made, and one that gives the same folder as a former one.
 */
final class HugoNames {
    /** In a folder's name, of which file systems take 255, with some room for what themes add. */
    private static final int MOST_BYTES = 200;

    private static final Pattern SEPARATOR = Pattern.compile("[/\\\\]+");
    private static final Pattern CONTROLS = Pattern.compile("[\\p{Cc}\\p{Zl}\\p{Zp}]+");
    private static final Pattern PERCENT_ENCODED = Pattern.compile("%[0-9A-Fa-f]{2}");

    /** What Hugo drops of a name when it makes a path of it. */
    private static final Pattern DROPPED = Pattern.compile("[^\\p{L}\\p{M}\\p{Nd}._#+~@-]");

    /** Files that Hugo writes beside the folders, and folders that it keeps for itself. */
    private static final Pattern TAKEN = Pattern.compile("_.*|(?:index|page)(?:\\..*)?");

    private static final Pattern SPEAKING = Pattern.compile("[\\p{L}\\p{Nd}]");

    private HugoNames() {}

    static List<String> of(List<String> names) {
        Set<String> taken = new HashSet<>();
        return names.stream()
                .map(HugoNames::name)
                .flatMap(Optional::stream)
                .filter(name -> taken.add(folder(name)))
                .toList();
    }

    private static Optional<String> name(String raw) {
        String name = HugoText.plain(
                CONTROLS.matcher(SEPARATOR.matcher(CleanText.unicode(raw)).replaceAll("-"))
                        .replaceAll(" ")
                        .strip());
        String folder = folder(name);
        return SPEAKING.matcher(folder).find()
                        && !TAKEN.matcher(folder).matches()
                        && !PERCENT_ENCODED.matcher(name).find()
                        && name.getBytes(UTF_8).length <= MOST_BYTES
                ? Optional.of(name)
                : Optional.empty();
    }

    private static String folder(String name) {
        return DROPPED.matcher(name.replace(' ', '-')).replaceAll("").toLowerCase(Locale.ROOT);
    }
}
