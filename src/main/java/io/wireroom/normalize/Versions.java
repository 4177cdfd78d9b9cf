package io.wireroom.normalize;

import io.wireroom.article.DocumentVersion;
import io.wireroom.article.DocumentVersion.Kind;
import io.wireroom.article.Value;
import io.wireroom.normalize.date.DateReading;
import io.wireroom.normalize.date.Dates;
import java.time.ZoneId;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** Reads the version of a document: {@code version}, or else the time of the last change. */
final class Versions {
    private Versions() {}

    /** @param zone the time zone of times without one */
    static Optional<DocumentVersion> of(FieldReader fields, ZoneId zone) {
        Value version = fields.value("version");
        if (version != null) {
            OptionalLong number = FieldReader.whole(version);
            if (number.isPresent()) {
                return Optional.of(new DocumentVersion(Kind.NUMBER, number.getAsLong()));
            }
            fields.unused("version", "not a whole number");
        }
        return Stream.of("lastmod", "updated")
                .flatMap(key -> changed(fields, key, zone).stream())
                .findFirst();
    }

    private static Optional<DocumentVersion> changed(FieldReader fields, String key, ZoneId zone) {
        return switch (fields.value(key)) {
            case null -> Optional.empty();
            case Value.Text(String text)
            when Dates.read(text, zone) instanceof DateReading.Read read ->
                Optional.of(new DocumentVersion(Kind.TIME, read.date().getEpochSecond()));
            case Value.Text _, Value.Whole _, Value.Decimal _, Value.Flag _, Value.Items _, Value.Table _ -> {
                fields.unused(key, "not a date");
                yield Optional.empty();
            }
        };
    }
}
