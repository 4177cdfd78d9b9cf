package io.wireroom.normalize;

import java.util.IllformedLocaleException;
import java.util.Locale;
import java.util.Optional;

/** Language tags by BCP 47, in canonical case: {@code en_us} gives {@code en-US}. */
final class Languages {
    private static final int LONGEST = 64;

    private Languages() {}

    static Optional<String> tag(String raw) {
        String text = raw.strip().replace('_', '-');
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            String tag = new Locale.Builder().setLanguageTag(text).build().toLanguageTag();
            return tag.startsWith("und") ? Optional.empty() : Optional.of(tag);
        } catch (IllformedLocaleException e) {
            return Optional.empty();
        }
    }
}
