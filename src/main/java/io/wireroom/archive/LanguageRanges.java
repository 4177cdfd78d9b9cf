package io.wireroom.archive;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The language ranges that cover a language; for {@code zh-Hant-TW}: {@code zh}, {@code zh-hant} and {@code zh-hant-tw}.
 */
final class LanguageRanges {
    private LanguageRanges() {}

    static List<String> of(@Nullable String language) {
        if (language == null) {
            return List.of();
        }
        String tag = language.toLowerCase(Locale.ROOT);
        List<String> ranges = new ArrayList<>();
        for (int end = tag.indexOf('-'); end >= 0; end = tag.indexOf('-', end + 1)) {
            ranges.add(tag.substring(0, end));
        }
        ranges.add(tag);
        return ranges;
    }
}
