package io.wireroom.parse.yaml;

import io.wireroom.article.Rejection.Code;
import io.wireroom.article.Result;
import io.wireroom.article.TextPosition;
import io.wireroom.article.Value;
import io.wireroom.parse.value.LineIndex;
import io.wireroom.parse.value.ValueReader;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Reads front matter in YAML 1.2 with the core schema. Dates and other plain scalars are text as written. Aliases and merge keys ({@code
 * <<}) are expanded up to {@value YamlDocument#MAX_EXPANDED_LENGTH} characters in total.
 *
 * <p>Rejects invalid YAML, duplicate keys, text that is not a mapping, and tags that create objects ({@code front-matter.syntax}, with
 * line and column); nesting deeper than {@value ValueReader#MAX_DEPTH} ({@code too-deep}); and aliases that expand too far ({@code
 * front-matter.too-large}).
 */
public final class YamlReader {
    private static final LoadSettings SETTINGS = LoadSettings.builder()
            .setCodePointLimit(Integer.MAX_VALUE) // callers limit the length
            .build();

    /** @param linesBefore the number of the document's lines before {@code yaml} */
    public Result<Value.Table> read(String yaml, int linesBefore) {
        try {
            Iterator<Event> events = new Parse(SETTINGS).parseString(yaml).iterator();
            return Result.ok(new YamlDocument(events).read());
        } catch (YamlProblemException e) {
            return Result.rejected(e.code(), place(e.mark(), linesBefore) + e.problem());
        } catch (MarkedYamlEngineException e) {
            Optional<Mark> mark = e.getProblemMark().or(e::getContextMark);
            return Result.rejected(
                    Code.FRONT_MATTER_SYNTAX, place(mark, linesBefore) + YamlWords.of(e.getProblem(), e.getContext()));
        } catch (ReaderException e) {
            String place = new LineIndex(yaml, linesBefore).of(yaml.offsetByCodePoints(0, characters(yaml, e)));
            return Result.rejected(Code.FRONT_MATTER_SYNTAX, place + ": a character that YAML does not have");
        } catch (YamlEngineException | IllegalArgumentException e) { // the latter for escapes beyond Unicode
            return Result.rejected(Code.FRONT_MATTER_SYNTAX, "the front matter is not YAML");
        }
    }

    /**
     * The position of a value; empty if the text does not have it, or is not valid YAML.
     *
     * @param linesBefore the number of the document's lines before {@code yaml}
     */
    public Optional<TextPosition> position(String yaml, int linesBefore, List<String> path) {
        try {
            Iterator<Event> events = new Parse(SETTINGS).parseString(yaml).iterator();
            return new YamlPath(events)
                    .find(path)
                    .map(at -> new TextPosition(at.getLine() + 1 + linesBefore, at.getColumn() + 1));
        } catch (YamlEngineException | IllegalArgumentException notYaml) {
            return Optional.empty();
        }
    }

    private static int characters(String yaml, ReaderException e) {
        return Math.clamp(e.getPosition(), 0, yaml.codePointCount(0, yaml.length()));
    }

    private static String place(Optional<Mark> mark, int linesBefore) {
        return mark.map(at -> LineIndex.place(at.getLine() + 1 + linesBefore, at.getColumn() + 1) + ": ")
                .orElse("");
    }
}
