package io.wireroom.rest.query;

import io.wireroom.archive.Cursor;
import io.wireroom.archive.ListOrder;
import io.wireroom.archive.ListPosition;
import io.wireroom.rest.http.Authorization;
import io.wireroom.rest.problem.Problem;
import io.wireroom.rest.problem.ProblemType;
import jakarta.ws.rs.core.MultivaluedMap;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Strictly parsed query parameters. Unknown, repeated and invalid parameters are rejected with a {@link Problem} that names
 * them. {@linkplain IgnoredParameters Tracking parameters} are ignored.
 */
public final class Parameters {
    private static final int MAX_LENGTH = 1_000;

    private final MultivaluedMap<String, String> given;

    private Parameters(MultivaluedMap<String, String> given) {
        this.given = given;
    }

    /** @param known names of the supported parameters */
    public static Parameters of(MultivaluedMap<String, String> given, Set<String> known) {
        for (String name : given.keySet()) {
            if (!known.contains(name) && !IgnoredParameters.isTracking(name)) {
                throw unknown(name, known);
            }
        }
        return new Parameters(given);
    }

    /** Contains the name only if it is a parameter of this service, because other names may contain anything. */
    private static Problem unknown(String name, Set<String> known) {
        String meant = ParameterNames.nearest(name, known);
        Problem problem = new Problem(
                ProblemType.UNKNOWN_PARAMETER,
                supportedParameters(name, known) + (meant == null ? "" : ". Did you mean " + meant + "?"));
        return ParameterNames.isKnown(name) ? problem.with("parameter", name) : problem;
    }

    private static String supportedParameters(String unknown, Set<String> known) {
        String list = known.isEmpty()
                ? "none"
                : String.join(", ", known.stream().sorted().toList());
        return "Known here: " + list
                + (Authorization.isForKeys(unknown)
                        ? ". " + Authorization.ADVICE + ". One that was in a URL may be in logs: have it changed"
                        : "");
    }

    @Nullable
    public String text(String name) {
        return text(name, MAX_LENGTH);
    }

    private @Nullable String text(String name, int maxLength) {
        List<String> values = given.get(name);
        if (values == null) {
            return null;
        }
        if (values.size() > 1) {
            throw bad(name, "given more than once");
        }
        String value = values.getFirst();
        if (value.isBlank()) {
            throw bad(name, "empty");
        }
        if (value.length() > maxLength) {
            throw bad(name, "longer than " + maxLength + " characters");
        }
        return readable(name, value);
    }

    /**
     * The values of a parameter that may be repeated or have several values separated by commas; empty if it is absent.
     */
    public Set<String> texts(String name) {
        Set<String> texts = new LinkedHashSet<>();
        for (String value : given.getOrDefault(name, List.of())) {
            for (String each : value.split(",", -1)) {
                if (each.isBlank() || each.length() > MAX_LENGTH) {
                    throw bad(name, "an empty or overlong value");
                }
                texts.add(readable(name, each.strip()));
            }
        }
        if (texts.size() > MAX_LENGTH) {
            throw bad(name, "more than " + MAX_LENGTH + " values");
        }
        return texts;
    }

    /** Rejects control characters, and invalid UTF-8, which the framework decodes as U+FFFD. */
    private static String readable(String name, String value) {
        if (value.chars().anyMatch(c -> Character.isISOControl(c) || c == 0xFFFD)) {
            throw bad(name, "not UTF-8, or with control characters");
        }
        return value;
    }

    /**
     * The value of an integer parameter.
     *
     * @param defaultValue the value if the parameter is absent
     * @throws Problem 400 if it is not an integer from {@code min} to {@code max}
     */
    public int number(String name, int min, int max, int defaultValue) {
        String text = text(name);
        if (text == null) {
            return defaultValue;
        }
        if (text.matches("[0-9]{1,9}")) {
            int number = Integer.parseInt(text);
            if (number >= min && number <= max) {
                return number;
            }
        }
        throw bad(name, "not a whole number from " + min + " to " + max);
    }

    /** True or false; false if it is absent. */
    public boolean flag(String name) {
        return switch (text(name)) {
            case null -> false;
            case "true" -> true;
            case "false" -> false;
            case String _ -> throw bad(name, "true or false");
        };
    }

    /** RFC 3339, or a date, which stands for its start in UTC. */
    @Nullable
    public Instant moment(String name) {
        String text = text(name);
        return text == null ? null : momentOf(name, text);
    }

    /** @throws Problem 400 if the text is neither RFC 3339 nor a date */
    public static Instant momentOf(String name, String text) {
        try {
            // A plus sign that is not percent-encoded is decoded as a space.
            String written = text.replace(' ', '+');
            return written.length() == 10
                    ? LocalDate.parse(written).atStartOfDay(ZoneOffset.UTC).toInstant()
                    : OffsetDateTime.parse(written).toInstant();
        } catch (DateTimeParseException e) {
            throw bad(name, "not a time in RFC 3339, such as 2025-07-30T14:15:31Z, nor a date");
        }
    }

    /**
     * A cursor for changes and exports; null if it is absent.
     *
     * @param snapshot URL that the error for an expired cursor refers to
     */
    @Nullable
    public Cursor changes(String name, String identity, String snapshot) {
        String text = text(name, Cursor.MAX_LENGTH);
        return text == null ? null : changesOf(text, identity, snapshot);
    }

    public static Cursor changesOf(String text, String identity, String snapshot) {
        Cursor cursor = parseCursor(text, identity, snapshot);
        if (cursor.listPosition() != null) {
            throw new Problem(ProblemType.BAD_CURSOR, "It is a place in a list, and not in the changes");
        }
        return cursor;
    }

    /**
     * List position of a cursor; null if it is absent.
     *
     * @param order order of the list; cursors of another order are rejected
     * @param snapshot URL that the error for an expired cursor refers to
     */
    @Nullable
    public ListPosition position(String name, ListOrder order, String identity, String snapshot) {
        String text = text(name, Cursor.MAX_LENGTH);
        if (text == null) {
            return null;
        }
        ListPosition position = parseCursor(text, identity, snapshot).listPosition();
        if (position == null) {
            throw new Problem(ProblemType.BAD_CURSOR, "It is a place in the changes, and not in a list");
        }
        if (position.order() != order) {
            throw new Problem(ProblemType.BAD_CURSOR, "It is a place in a list of another order");
        }
        return position;
    }

    private static Cursor parseCursor(String text, String identity, String snapshot) {
        return switch (Cursor.decode(text, identity)) {
            case Cursor.Decoded.Ok(Cursor cursor) -> cursor;
            case Cursor.Decoded.Malformed() -> throw new Problem(ProblemType.BAD_CURSOR, null);
            case Cursor.Decoded.OtherLog() -> throw expired(snapshot);
        };
    }

    public static Problem expired(String snapshot) {
        return expired(snapshot, "The log that it belongs to is not the one that is served here");
    }

    /** @param reason a sentence without a full stop */
    public static Problem expired(String snapshot, String reason) {
        return new Problem(ProblemType.CURSOR_EXPIRED, reason)
                .with("snapshot", snapshot)
                .header("Link", "<" + snapshot + ">; rel=\"restart\"");
    }

    public static Problem bad(String name, String reason) {
        return new Problem(ProblemType.BAD_PARAMETER, name + ": " + reason).with("parameter", name);
    }
}
