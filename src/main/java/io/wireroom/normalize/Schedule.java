package io.wireroom.normalize;

import io.wireroom.article.Availability;
import io.wireroom.article.Rejection;
import io.wireroom.article.Rejection.Code;
import io.wireroom.article.Result;
import io.wireroom.article.Value;
import io.wireroom.normalize.date.DateReading;
import io.wireroom.normalize.date.Dates;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Determines the date and the availability of one article from all fields that concern them. The latest release and the earliest expiry
 * take effect. Keys are case-insensitive, as in Hugo.
 *
 * <p>An unreadable value is a problem for which the document must be rejected, because it may be an embargo.
 */
final class Schedule {
    /** The key under which published articles have their expiry. */
    static final String EXPIRES = "expires";

    static final String EXTRA = "extra";

    private static final String DATE = "date";
    private static final String DRAFT = "draft";
    private static final String PUBLISHED = "published";
    /** Folded keys: the documented ones, and those of Hugo, Ghost, JSON Feed and schema.org. */
    private static final Set<String> EMBARGOES = Set.of(
            "publishdate",
            "embargoed",
            "embargo",
            "embargountil",
            "releaseat",
            "pubdate",
            "publishedat",
            "datepublished",
            "publicationdate",
            "notbefore");

    /** Folded keys: the documented ones, and those of other systems. */
    private static final Set<String> EXPIRIES =
            Set.of("expirydate", EXPIRES, "expiresat", "expiration", "expirationdate", "unpublishdate");

    /** RFC 3339 limits years to four digits. */
    static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");

    static final String NO_DATE = "not a text with a date; write it as \"2026-12-01T10:00:00Z\"";

    private final ZoneId zone;
    private final Notes notes;
    private @Nullable Instant date;
    private @Nullable Instant embargoed;
    private @Nullable Instant release;
    private @Nullable Instant expiry;
    private boolean draft;
    private @Nullable Rejection problem;

    /**
     * @param zone the time zone of dates without one
     * @param timestamp of the document's record
     */
    Schedule(Value.Table fields, ZoneId zone, Instant timestamp, Notes notes) {
        this.zone = zone;
        this.notes = notes;
        Value exact = fields.entries().get(DATE);
        if (exact != null) {
            date(DATE, exact);
        }
        fields.entries().forEach(this::field);
        OtherSchedule other = new OtherSchedule(fields, zone, timestamp, notes);
        draft |= other.draft();
        release = other.release() == null ? release : later(other.release());
        problem = problem == null ? other.problem() : problem;
    }

    /** Whether the key has a documented meaning for the schedule, in the document and in {@code extra}. */
    static boolean reads(String key) {
        String folded = folded(key);
        return folded.equals(DATE)
                || folded.equals(DRAFT)
                || folded.equals(PUBLISHED)
                || EMBARGOES.contains(folded)
                || EXPIRIES.contains(folded);
    }

    static boolean isEmbargo(String key) {
        return EMBARGOES.contains(folded(key));
    }

    private void field(String key, Value value) {
        String folded = folded(key);
        if (key.equals(EXTRA) && value instanceof Value.Table(Map<String, Value> entries)) {
            entries.forEach(this::extra);
        } else if (folded.equals(DATE) && !key.equals(DATE)) {
            date(key, value);
        } else if (folded.equals(DRAFT)) {
            draft(key, value);
        } else if (folded.equals(PUBLISHED)) {
            published(key, value);
        } else {
            limit(key, folded, value);
        }
    }

    /** Reads an entry of {@code extra}, where themes and exports put fields of the document. A date is an embargo only. */
    private void extra(String key, Value value) {
        String path = "extra." + key;
        String folded = folded(key);
        switch (folded) {
            case DATE -> embargo(path, value);
            case DRAFT -> draft(path, value);
            case PUBLISHED -> published(path, value);
            default -> limit(path, folded, value);
        }
    }

    /** The key in lower case without separators: {@code publish_date} equals {@code publishDate}. */
    private static String folded(String key) {
        return key.toLowerCase(Locale.ROOT).replace("_", "").replace("-", "");
    }

    /** The date of the article, or else its latest embargo. Empty if the document has neither. */
    Optional<Instant> date() {
        return Optional.ofNullable(date != null ? date : embargoed);
    }

    Availability availability() {
        boolean never = release != null && release.isAfter(LAST);
        return new Availability(draft || never, never ? null : release, expiry);
    }

    /** This, or the reason to reject the document: a value is not readable. */
    Result<Schedule> readable() {
        return problem == null ? Result.ok(this) : new Result.Rejected<>(problem);
    }

    private void date(String key, Value value) {
        DateReading.Read read = read(key, value);
        if (read != null) {
            date = date == null ? written(key, read) : date;
            releaseAt(read);
        }
    }

    private void limit(String key, String folded, Value value) {
        if (value.equals(new Value.Flag(false))) {
            return; // means no limit
        }
        if (EMBARGOES.contains(folded)) {
            embargo(key, value);
        } else if (EXPIRIES.contains(folded)) {
            DateReading.Read read = read(key, value);
            if (read != null && (expiry == null || read.date().isBefore(expiry))) {
                expiry = read.date();
            }
        }
    }

    private void embargo(String key, Value value) {
        DateReading.Read read = read(key, value);
        if (read != null) {
            Instant second = written(key, read);
            embargoed = embargoed == null || second.isAfter(embargoed) ? second : embargoed;
            releaseAt(read);
        }
    }

    private void releaseAt(DateReading.Read read) {
        release = later(read.notBefore());
    }

    private Instant later(Instant time) {
        return release == null || time.isAfter(release) ? time : release;
    }

    private Instant written(String key, DateReading.Read read) {
        if (read.notBefore().isAfter(LAST)) {
            notes.add(key, "beyond the year 9999; held until another version comes");
        }
        return read.date().isAfter(LAST) ? LAST : read.date();
    }

    /** A boolean is the negation of {@code draft}, as in Jekyll; a date is an embargo, as in Hugo. */
    private void published(String key, Value value) {
        if (FieldReader.isAbsent(value)) {
            return;
        }
        Optional<Boolean> is = Booleans.of(value);
        if (is.isPresent()) {
            draft |= !is.get();
        } else if (value instanceof Value.Text(String text)
                && !(Dates.read(text, zone) instanceof DateReading.Unreadable)) {
            embargo(key, value);
        } else {
            fail(Code.DRAFT_UNREADABLE, key, "neither true nor false nor a date");
        }
    }

    private void draft(String key, Value value) {
        if (FieldReader.isAbsent(value)) {
            return;
        }
        Booleans.of(value)
                .ifPresentOrElse(is -> draft |= is, () -> fail(Code.DRAFT_UNREADABLE, key, "neither true nor false"));
    }

    private DateReading.@Nullable Read read(String key, Value value) {
        if (FieldReader.isAbsent(value)) {
            return null;
        }
        if (!(value instanceof Value.Text(String text))) {
            fail(Code.DATE_UNREADABLE, key, NO_DATE);
            return null;
        }
        return switch (Dates.read(text, zone)) {
            case DateReading.Absent() -> {
                notes.dropped(key, "stands for no date");
                yield null;
            }
            case DateReading.Unreadable(String why) -> {
                fail(Code.DATE_UNREADABLE, key, why);
                yield null;
            }
            case DateReading.Read read -> noted(key, read);
        };
    }

    private DateReading.Read noted(String key, DateReading.Read read) {
        if (!read.zoned()) {
            notes.add(key, "without a time zone; read in " + zone.getId());
        }
        if (read.period() != null) {
            notes.add(key, "says only the " + read.period() + "; its start counts, and for a release its end");
        }
        return read;
    }

    /** Keeps the first problem. */
    private void fail(Code code, String key, String why) {
        problem = problem == null ? new Rejection(code, key + ": " + why, key) : problem;
    }
}
