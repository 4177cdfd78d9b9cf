package io.wireroom.parse.yaml;

import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.Event.ID;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;

/** Finds a value in the events of one YAML text. Aliases and merge keys are not followed. */
final class YamlPath {
    private final Iterator<Event> events;

    YamlPath(Iterator<Event> events) {
        this.events = events;
    }

    /** @param path keys of nested mappings */
    Optional<Mark> find(List<String> path) {
        Event event = events.next();
        while (event.getEventId() == ID.StreamStart || event.getEventId() == ID.DocumentStart) {
            event = events.next();
        }
        for (String key : path) {
            if (event.getEventId() != ID.MappingStart) {
                return Optional.empty();
            }
            event = valueOf(key);
        }
        return event.getEventId() == ID.MappingEnd ? Optional.empty() : event.getStartMark();
    }

    /** The start of the key's value in the mapping that has begun, or the mapping's end. */
    private Event valueOf(String key) {
        Event event = events.next();
        while (event.getEventId() != ID.MappingEnd) {
            boolean found =
                    event instanceof ScalarEvent scalar && scalar.getValue().equals(key);
            skip(event);
            event = events.next();
            if (found) {
                return event;
            }
            skip(event);
            event = events.next();
        }
        return event;
    }

    /** Skips the rest of a node. */
    private void skip(Event first) {
        int open = isStart(first) ? 1 : 0;
        while (open > 0) {
            Event event = events.next();
            open += isStart(event) ? 1 : isEnd(event) ? -1 : 0;
        }
    }

    private static boolean isStart(Event event) {
        return event.getEventId() == ID.MappingStart || event.getEventId() == ID.SequenceStart;
    }

    private static boolean isEnd(Event event) {
        return event.getEventId() == ID.MappingEnd || event.getEventId() == ID.SequenceEnd;
    }
}
