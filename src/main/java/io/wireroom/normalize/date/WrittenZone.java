package io.wireroom.normalize.date;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The time zone of a written date. Offsets are limited to 23:59 (RFC 3339 §5.6), which exceeds the range of {@link ZoneOffset}.
 *
 * @param offset seconds east of UTC; null if the date has no offset
 * @param region a zone of the tz database; null if the date names none
 * @param zulu whether the offset is {@code Z}, which is compatible with every region (RFC 9557 §2)
 */
record WrittenZone(@Nullable Integer offset, @Nullable ZoneId region, boolean zulu) {
    static final WrittenZone ABSENT = new WrittenZone(null, null, false);

    private static final Pattern OFFSET =
            Pattern.compile("([+\\-\u2212])(\\d{2}|\\d(?=$|:))(?::?([0-5]\\d)(?::?([0-5]\\d))?)?");
    private static final Pattern SUFFIX = Pattern.compile("\\[(!?)([^\\]=]+)(=[^\\]]*)?\\]");
    private static final int MAX_HOUR = 23;
    private static final String UNKNOWN = "a time zone that is not known; write its offset, such as +01:00";

    boolean isAbsent() {
        return offset == null && region == null;
    }

    /**
     * Reads a zone.
     *
     * @param zone an offset, an abbreviation or a name of the tz database
     * @param names the known abbreviations
     */
    static WrittenZone of(@Nullable String zone, ZoneNames names) throws UnreadableDateException {
        if (zone == null || zone.isEmpty()) {
            return ABSENT;
        }
        Matcher written = OFFSET.matcher(zone);
        if (written.matches()) {
            return new WrittenZone(offset(written), null, false);
        }
        if (zone.indexOf('/') > 0) {
            return new WrittenZone(null, region(zone), false);
        }
        return new WrittenZone(names.offset(zone), null, zone.equalsIgnoreCase("Z"));
    }

    private static int offset(Matcher written) throws UnreadableDateException {
        int hours = Integer.parseInt(written.group(2));
        if (hours > MAX_HOUR) {
            throw new UnreadableDateException("an offset beyond 23:59");
        }
        int seconds = hours * 3600 + part(written.group(3)) * 60 + part(written.group(4));
        return written.group(1).equals("+") ? seconds : -seconds;
    }

    private static int part(@Nullable String digits) {
        return digits == null ? 0 : Integer.parseInt(digits);
    }

    private static ZoneId region(String name) throws UnreadableDateException {
        try {
            return ZoneId.of(name);
        } catch (DateTimeException e) {
            throw new UnreadableDateException(UNKNOWN);
        }
    }

    /** Applies the suffixes of RFC 9557: a zone, then annotations. Annotations are ignored unless they are critical. */
    WrittenZone with(String suffixes) throws UnreadableDateException {
        WrittenZone zone = this;
        Matcher suffix = SUFFIX.matcher(suffixes);
        for (boolean first = true; suffix.find(); first = false) {
            boolean critical = !suffix.group(1).isEmpty();
            if (suffix.group(3) != null) {
                if (critical) {
                    throw new UnreadableDateException("an annotation that is critical and not known");
                }
            } else if (!first) {
                throw new UnreadableDateException("two time zones");
            } else {
                zone = new WrittenZone(offset, region(suffix.group(2)), zulu);
            }
        }
        return zone;
    }

    /**
     * The instant of a local time in this zone. At a change of the clocks the later of two instants.
     *
     * @throws UnreadableDateException if the region has another offset at this time than the written one
     */
    Instant instantOf(LocalDateTime local, ZoneId fallback) throws UnreadableDateException {
        ZoneId zone = region == null ? fallback : region;
        if (offset == null) {
            return ZonedDateTime.ofLocal(local, zone, null)
                    .withLaterOffsetAtOverlap()
                    .toInstant();
        }
        Instant instant = local.toInstant(ZoneOffset.UTC).minusSeconds(offset);
        if (region != null && !zulu && region.getRules().getOffset(instant).getTotalSeconds() != offset) {
            throw new UnreadableDateException("an offset that its time zone does not have then");
        }
        return instant;
    }
}
