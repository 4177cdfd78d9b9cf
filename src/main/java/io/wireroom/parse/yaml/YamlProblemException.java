package io.wireroom.parse.yaml;

import io.wireroom.article.Rejection.Code;
import java.util.Optional;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.Mark;

/** Thrown for YAML that is well-formed but not valid front matter. {@link YamlReader} converts it into a rejection. */
final class YamlProblemException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Code code;
    private final String problem;
    private final transient Optional<Mark> mark;

    YamlProblemException(Code code, String problem, Event event) {
        super(problem, null, false, false);
        this.code = code;
        this.problem = problem;
        this.mark = event.getStartMark();
    }

    Code code() {
        return code;
    }

    String problem() {
        return problem;
    }

    Optional<Mark> mark() {
        return mark;
    }
}
