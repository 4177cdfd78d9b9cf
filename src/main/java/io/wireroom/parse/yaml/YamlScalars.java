package io.wireroom.parse.yaml;

import io.wireroom.article.Rejection.Code;
import io.wireroom.article.Value;
import io.wireroom.parse.value.NumberValue;
import io.wireroom.parse.value.Utf8;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;

/**
 * Resolves YAML scalars by the core schema of YAML 1.2 (§10.3). Only {@code true} and {@code false} are booleans; {@code yes}, {@code
 * no} and dates are text. A number with leading zeros is text, which keeps the zeros.
 */
final class YamlScalars {
    private static final Pattern NULL = Pattern.compile("|~|null|Null|NULL");
    private static final Pattern TRUE = Pattern.compile("true|True|TRUE");
    private static final Pattern FALSE = Pattern.compile("false|False|FALSE");
    private static final Pattern WHOLE = Pattern.compile("[-+]?(?:0|[1-9][0-9]*)");
    private static final Pattern OTHER_BASE = Pattern.compile("0x([0-9a-fA-F]{1,15})|0o([0-7]{1,20})");
    private static final Pattern DECIMAL = Pattern.compile("[-+]?(?:0|[1-9][0-9]*)(?:\\.[0-9]+)?(?:[eE][-+]?[0-9]+)?");
    private static final Pattern INFINITE = Pattern.compile("([-+]?)\\.(?:inf|Inf|INF)");
    private static final Pattern NOT_A_NUMBER = Pattern.compile("\\.(?:nan|NaN|NAN)");
    private static final String CORE = "tag:yaml.org,2002:";
    private static final Set<String> READ = Set.of("null", "bool", "int", "float", "timestamp");

    private YamlScalars() {}

    /** Returns null for a YAML null. */
    static @Nullable Value read(ScalarEvent scalar) {
        String text = scalar.getValue();
        Optional<String> tag = scalar.getTag();
        if (tag.isEmpty()) {
            return scalar.isPlain() ? plain(text) : text(text);
        }
        if (tag.get().equals("!") || tag.get().equals(CORE + "str")) {
            return text(text);
        }
        if (tag.get().startsWith(CORE) && READ.contains(tag.get().substring(CORE.length()))) {
            return plain(text);
        }
        throw unread(scalar);
    }

    static void checkTag(CollectionStartEvent start, String wanted) {
        if (!start.getTag().orElse(wanted).equals(wanted)) {
            throw new YamlProblemException(Code.FRONT_MATTER_SYNTAX, UNREAD, start);
        }
    }

    private static final String UNREAD = "a tag (!) that makes an object; only plain values are read";

    private static YamlProblemException unread(ScalarEvent scalar) {
        return new YamlProblemException(Code.FRONT_MATTER_SYNTAX, UNREAD, scalar);
    }

    private static Value text(String text) {
        return new Value.Text(Utf8.wellFormed(text));
    }

    private static @Nullable Value plain(String text) {
        if (NULL.matcher(text).matches()) {
            return null;
        }
        if (TRUE.matcher(text).matches()) {
            return new Value.Flag(true);
        }
        if (FALSE.matcher(text).matches()) {
            return new Value.Flag(false);
        }
        return number(text);
    }

    private static Value number(String text) {
        if (WHOLE.matcher(text).matches()) {
            return NumberValue.whole(text);
        }
        if (DECIMAL.matcher(text).matches()) {
            return NumberValue.decimal(text);
        }
        var infinite = INFINITE.matcher(text);
        if (infinite.matches()) {
            return new Value.Text(infinite.group(1).equals("-") ? "-inf" : "inf");
        }
        return NOT_A_NUMBER.matcher(text).matches() ? new Value.Text("nan") : otherBase(text);
    }

    private static Value otherBase(String text) {
        var digits = OTHER_BASE.matcher(text);
        if (!digits.matches()) {
            return text(text);
        }
        return new Value.Whole(
                digits.group(1) != null ? Long.parseLong(digits.group(1), 16) : Long.parseLong(digits.group(2), 8));
    }
}
