package io.wireroom.copies;

import io.wireroom.article.Sha256;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.UUID;

/** Keys of the objects of one log and format. */
record CopyKeys(String prefix) {
    private static final int LOG_DIGITS = 16;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss.SSS'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    static CopyKeys of(String identity, String format) {
        String log = Sha256.hex(Sha256.of(identity)).substring(0, LOG_DIGITS);
        return new CopyKeys("log-" + log + "/format-" + format + "/");
    }

    String part(String hash) {
        return prefix + "parts/" + hash;
    }

    /** A key that nobody else uses. */
    String manifest(Instant created) {
        return prefix + "manifests/" + TIME.format(created) + "-" + UUID.randomUUID() + ".json";
    }
}
