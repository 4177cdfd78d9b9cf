package io.wireroom.route;

import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.Program;
import java.util.Map;

/** A checked CEL expression about an article. Thread-safe. */
public final class Expression {
    private final Program program;

    Expression(Program program) {
        this.program = program;
    }

    boolean holds(Candidate article) throws ExpressionException {
        try {
            Object result = program.eval(Map.of(ExpressionLanguage.ARTICLE, article.fields()));
            if (result instanceof Boolean holds) {
                return holds;
            }
            throw new ExpressionException("it is neither true nor false");
        } catch (CelEvaluationException | RuntimeException e) {
            throw new ExpressionException(String.valueOf(e.getMessage()));
        }
    }
}
