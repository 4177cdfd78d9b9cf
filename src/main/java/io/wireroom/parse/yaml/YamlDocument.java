package io.wireroom.parse.yaml;

import io.wireroom.article.Rejection.Code;
import io.wireroom.article.Value;
import io.wireroom.parse.value.SyntaxError;
import io.wireroom.parse.value.Utf8;
import io.wireroom.parse.value.ValueReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.Event.ID;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;

/** Converts the events of one YAML text into values. Omits nulls. */
final class YamlDocument {
    /** The maximum size of all values in characters after the expansion of aliases. Text without aliases can't reach it. */
    static final int MAX_EXPANDED_LENGTH = 1 << 19;

    private static final String MERGE = "<<";
    private static final String NO_KEY =
            "a key must be a word or a text; a value that begins with { or [ stands in quotes";

    private record Anchored(@Nullable Value value, int size) {}

    private final Iterator<Event> events;
    private final Map<Anchor, Anchored> anchors = new HashMap<>();
    private int size;
    /** The start of the current document: its separator, if it has one. */
    private @Nullable Event start;

    YamlDocument(Iterator<Event> events) {
        this.events = events;
    }

    /** @throws YamlProblemException if the text is not valid front matter */
    Value.Table read() {
        Event first = nextContent();
        if (first.getEventId() == ID.StreamEnd) {
            return Value.Table.EMPTY;
        }
        Value value = value(first, 0);
        Event next = nextContent();
        if (next.getEventId() != ID.StreamEnd) {
            throw syntax("a second YAML document", start == null ? next : start);
        }
        return switch (value) {
            case null -> Value.Table.EMPTY;
            case Value.Table table -> table;
            default -> throw syntax("the front matter must be keys with values, such as title: Text", first);
        };
    }

    /** Skips the start and the end of documents. */
    private Event nextContent() {
        Event event = events.next();
        while (event.getEventId() == ID.StreamStart
                || event.getEventId() == ID.DocumentStart
                || event.getEventId() == ID.DocumentEnd) {
            start = event.getEventId() == ID.DocumentStart ? event : start;
            event = events.next();
        }
        return event;
    }

    private @Nullable Value value(Event event, int depth) {
        if (event instanceof AliasEvent alias) {
            return aliased(alias);
        }
        int before = size;
        Value value = switch (event) {
            case ScalarEvent scalar -> scalar(scalar);
            case CollectionStartEvent start -> collection(start, depth + 1);
            default -> throw syntax("not YAML", event);
        };
        ((NodeEvent) event).getAnchor().ifPresent(anchor -> anchors.put(anchor, new Anchored(value, size - before)));
        return value;
    }

    private @Nullable Value aliased(AliasEvent alias) {
        Anchored anchored = anchors.get(alias.getAlias());
        if (anchored == null) {
            throw syntax("an alias (*) of something that stands nowhere above", alias);
        }
        grow(anchored.size(), alias);
        return anchored.value();
    }

    private void grow(int by, Event event) {
        size += by;
        if (size > MAX_EXPANDED_LENGTH) {
            throw new YamlProblemException(
                    Code.FRONT_MATTER_TOO_LARGE,
                    "aliases (*) make more than " + MAX_EXPANDED_LENGTH + " characters of the front matter",
                    event);
        }
    }

    private @Nullable Value scalar(ScalarEvent scalar) {
        grow(scalar.getValue().length() + 1, scalar);
        return YamlScalars.read(scalar);
    }

    private Value collection(CollectionStartEvent start, int depth) {
        if (depth > ValueReader.MAX_DEPTH) {
            throw new YamlProblemException(Code.TOO_DEEP, "nested deeper than " + ValueReader.MAX_DEPTH, start);
        }
        boolean map = start.getEventId() == ID.MappingStart;
        YamlScalars.checkTag(start, map ? "tag:yaml.org,2002:map" : "tag:yaml.org,2002:seq");
        grow(1, start);
        return map ? table(depth) : items(depth);
    }

    private Value items(int depth) {
        List<Value> values = new ArrayList<>();
        for (Event event = events.next(); event.getEventId() != ID.SequenceEnd; event = events.next()) {
            Value value = value(event, depth);
            if (value != null) {
                values.add(value);
            }
        }
        return new Value.Items(values);
    }

    private Value.Table table(int depth) {
        Map<String, Value> entries = new LinkedHashMap<>();
        Map<String, Value> merged = new LinkedHashMap<>();
        Set<String> keys = new HashSet<>();
        for (Event event = events.next(); event.getEventId() != ID.MappingEnd; event = events.next()) {
            String key = key(event);
            Value value = value(events.next(), depth);
            if (key.equals(MERGE) && event instanceof ScalarEvent scalar && scalar.isPlain()) {
                merge(value, merged, event);
            } else {
                if (!keys.add(key)) {
                    throw syntax("the key " + SyntaxError.quoted(key) + " is there twice", event);
                }
                if (value != null) {
                    entries.put(key, value);
                }
            }
        }
        merged.forEach(entries::putIfAbsent);
        return new Value.Table(entries);
    }

    private String key(Event event) {
        String key = switch (event) {
            case ScalarEvent scalar -> scalar.getValue();
            case AliasEvent alias when aliased(alias) instanceof Value.Text(String text) -> text;
            default -> throw syntax(NO_KEY, event);
        };
        grow(key.length() + 1, event);
        return Utf8.wellFormed(key);
    }

    private static void merge(@Nullable Value value, Map<String, Value> merged, Event event) {
        switch (value) {
            case Value.Table(var entries) -> entries.forEach(merged::putIfAbsent);
            case Value.Items(var values)
            when values.stream().allMatch(Value.Table.class::isInstance) ->
                values.forEach(each -> merge(each, merged, event));
            case null -> {}
            default -> throw syntax("<< must be followed by an alias (*) of keys with values", event);
        }
    }

    private static YamlProblemException syntax(String problem, Event event) {
        return new YamlProblemException(Code.FRONT_MATTER_SYNTAX, problem, event);
    }
}
