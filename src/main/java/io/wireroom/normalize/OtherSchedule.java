package io.wireroom.normalize;

import io.wireroom.article.Rejection;
import io.wireroom.article.Rejection.Code;
import io.wireroom.article.Value;
import io.wireroom.normalize.date.DateReading;
import io.wireroom.normalize.date.Dates;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds embargoes and drafts under keys that are not documented ones, but that other systems use or that producers write by mistake:
 * any key that contains {@code embargo}, keys such as {@code publish_at} and {@code go_live}, and states such as {@code post_status:
 * draft}; at the top level and in {@code extra}, {@code params} and {@code metadata}. Case and punctuation of keys do not count.
 *
 * <p>They hold an article, but never determine its date: the ids of published articles may depend on it. For the same reason they add no
 * notes, except for a date ahead under a key that may mean something else.
 */
final class OtherSchedule {
    private static final String EMBARGO = "embargo";
    private static final Set<String> CONTAINERS = Set.of("extra", "params", "metadata");
    private static final Set<String> RELEASES =
            words("publishat publishon publishup publishtime publishfrom publishafter"
                    + " publishstart publishdatetime scheduledpublishdate golive goliveat golivedate golivetime livefrom availablefrom"
                    + " releaseon releaseafter visiblefrom showfrom displayfrom articlepublishedtime");
    private static final Set<String> AMBIGUOUS =
            words("releasedate firstpublished firstpublishedat scheduledat scheduledfor scheduleddate scheduledate");

    private static final Set<String> HOLD_IF_TRUE = words("draft isdraft private isprivate unpublished isunpublished");
    private static final Set<String> HOLD_IF_FALSE = words("published ispublished publish");
    private static final Set<String> STATES = words("status state visibility");
    private static final Set<String> HOLDING_STATES = words("draft autodraft unpublished private embargoed");
    private static final Set<String> WORKFLOWS =
            words("poststatus poststate publishstatus publicationstatus workflowstate"
                    + " workflowstatus articlestatus contentstatus postvisibility");
    private static final Set<String> HOLDING_WORKFLOWS =
            words("draft autodraft unpublished private embargoed pending pendingreview inreview future scheduled");
    private static final Pattern PUNCTUATION = Pattern.compile("[^\\p{L}\\p{N}]+");

    private final ZoneId zone;
    private final Instant timestamp;
    private final Notes notes;
    private boolean draft;
    private @Nullable Instant release;
    private @Nullable Rejection problem;

    /** @param timestamp of the document's record */
    OtherSchedule(Value.Table fields, ZoneId zone, Instant timestamp, Notes notes) {
        this.zone = zone;
        this.timestamp = timestamp;
        this.notes = notes;
        fields.entries().forEach((key, value) -> {
            String word = folded(key);
            if (CONTAINERS.contains(word) && value instanceof Value.Table(Map<String, Value> entries)) {
                boolean extra = key.equals(Schedule.EXTRA);
                entries.forEach((inner, entry) -> entry(key + "." + inner, inner, folded(inner), entry, extra));
            } else if (!word.equals("status")) { // that of the document, which has two values only
                entry(key, key, word, value, true);
            }
        });
    }

    private static Set<String> words(String list) {
        return Set.of(list.split(" "));
    }

    private static String folded(String key) {
        String lower = key.toLowerCase(Locale.ROOT).replace("_", "");
        return isWord(lower) ? lower : PUNCTUATION.matcher(lower).replaceAll("");
    }

    private static boolean isWord(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if ((c < 'a' || c > 'z') && (c < '0' || c > '9')) {
                return false;
            }
        }
        return true;
    }

    /** Whether the article is held until another version arrives. */
    boolean draft() {
        return draft;
    }

    /** The latest embargo; null without one. */
    @Nullable
    Instant release() {
        return release;
    }

    /** The first unreadable embargo. */
    @Nullable
    Rejection problem() {
        return problem;
    }

    /**
     * @param word the folded key
     * @param documented whether documented keys are read here by {@link Schedule}
     */
    private void entry(String path, String key, String word, Value value, boolean documented) {
        if (FieldReader.isAbsent(value) || (documented && Schedule.reads(key))) {
            return;
        }
        draft |= isHeld(word, value);
        if (value.equals(new Value.Flag(false))) {
            return; // means no limit
        }
        if (HOLD_IF_FALSE.contains(word)) {
            publication(value);
        } else if (word.contains(EMBARGO) || RELEASES.contains(word) || (!documented && Schedule.isEmbargo(key))) {
            embargo(path, value);
        } else if (AMBIGUOUS.contains(word) && value instanceof Value.Text(String text)) {
            ahead(path, text);
        }
    }

    private static boolean isHeld(String word, Value value) {
        return (HOLD_IF_TRUE.contains(word) && Booleans.of(value).orElse(false))
                || (HOLD_IF_FALSE.contains(word) && !Booleans.of(value).orElse(true))
                || (value instanceof Value.Text(String text)
                        && ((STATES.contains(word) && HOLDING_STATES.contains(folded(text)))
                                || (WORKFLOWS.contains(word) && HOLDING_WORKFLOWS.contains(folded(text)))));
    }

    private void publication(Value value) {
        if (value instanceof Value.Text(String text) && Dates.read(text, zone) instanceof DateReading.Read read) {
            releaseAt(read.notBefore());
        }
    }

    private void embargo(String path, Value value) {
        DateReading reading = value instanceof Value.Text(String text)
                ? Dates.read(text, zone)
                : new DateReading.Unreadable(Schedule.NO_DATE);
        switch (reading) {
            case DateReading.Read read -> releaseAt(read.notBefore());
            case DateReading.Unreadable(String why) ->
                problem = problem == null ? new Rejection(Code.DATE_UNREADABLE, path + ": " + why, path) : problem;
            case DateReading.Absent() -> {} // kept in extra
        }
    }

    private void ahead(String path, String text) {
        if (Dates.read(text, zone) instanceof DateReading.Read read
                && read.date().isAfter(timestamp)) {
            notes.add(path, "lies ahead, but is not read as an embargo; write one as embargo");
        }
    }

    private void releaseAt(Instant time) {
        release = release == null || time.isAfter(release) ? time : release;
    }
}
