package io.wireroom.route;

import com.google.re2j.Pattern;
import dev.cel.checker.CelStandardDeclarations;
import dev.cel.checker.CelStandardDeclarations.StandardFunction;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelIssue;
import dev.cel.common.CelOptions;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.CelValidationException;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelFunctionBinding;
import dev.cel.runtime.CelRuntimeFactory;
import dev.cel.runtime.CelStandardFunctions;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The subset of CEL for routes: without macros, and thus without loops, and without operations that create larger texts or lists. The cost of an
 * expression is limited by its length and by the length of the fields that it reads.
 */
final class ExpressionLanguage {
    static final String ARTICLE = "article";

    /** Maximum length in characters. */
    static final int MAX_LENGTH = 2000;

    private static final int DEEPEST = 32;

    private static final String MATCHES = "matches";
    private static final String MATCHES_ID = "matches_string";
    private static final String CONTAINS = "contains";
    private static final String CONTAINS_ID = "contains_string";

    /** Functions that create large values, are dynamically typed, or are replaced by one with a limited cost. */
    private static final Set<StandardFunction> EXCLUDED_FUNCTIONS = EnumSet.of(
            StandardFunction.TYPE,
            StandardFunction.DYN,
            StandardFunction.BYTES,
            StandardFunction.MATCHES,
            StandardFunction.CONTAINS);

    private static final Set<CelStandardFunctions.StandardFunction> EXCLUDED_STANDARD_FUNCTIONS = EnumSet.of(
            CelStandardFunctions.StandardFunction.DYN,
            CelStandardFunctions.StandardFunction.BYTES,
            CelStandardFunctions.StandardFunction.MATCHES,
            CelStandardFunctions.StandardFunction.CONTAINS);

    private static final Set<String> EXCLUDED_OVERLOADS =
            Set.of("ADD_STRING", "ADD_BYTES", "ADD_LIST", "BYTES_TO_STRING");

    private static final CelOptions OPTIONS = CelOptions.current()
            .maxExpressionCodePointSize(MAX_LENGTH)
            .maxParseRecursionDepth(DEEPEST)
            .enableComprehension(false)
            .enableHeterogeneousNumericComparisons(true)
            .build();

    private static final CelCompiler COMPILER = compiler();

    private ExpressionLanguage() {}

    sealed interface ParseResult {
        record Valid(Expression expression) implements ParseResult {}

        record Invalid(List<Flaw> flaws) implements ParseResult {}
    }

    /**
     * An error in an expression.
     *
     * @param line from 1
     * @param column in characters, from 0
     */
    record Flaw(int line, int column, String reason) {}

    static ParseResult read(String text) {
        try {
            CelAbstractSyntaxTree tree = COMPILER.compile(text).getAst();
            return switch (Patterns.of(tree)) {
                case Patterns.Invalid(List<Flaw> flaws) -> new ParseResult.Invalid(flaws);
                case Patterns.Valid(Map<String, Pattern> patterns) -> new ParseResult.Valid(expression(tree, patterns));
            };
        } catch (CelValidationException e) {
            return new ParseResult.Invalid(
                    e.getErrors().stream().map(ExpressionLanguage::flaw).toList());
        } catch (CelEvaluationException e) {
            return new ParseResult.Invalid(List.of(new Flaw(1, 0, String.valueOf(e.getMessage()))));
        }
    }

    private static Flaw flaw(CelIssue issue) {
        return new Flaw(
                Math.max(1, issue.getSourceLocation().getLine()),
                Math.max(0, issue.getSourceLocation().getColumn()),
                issue.getMessage().replaceAll("\\s*\\(candidates:.*|\\s*\\(in container ''\\)", ""));
    }

    private static CelCompiler compiler() {
        return CelCompilerFactory.standardCelCompilerBuilder()
                .setOptions(OPTIONS)
                .setStandardMacros()
                .setStandardEnvironmentEnabled(false)
                .setStandardDeclarations(CelStandardDeclarations.newBuilder()
                        .filterFunctions((function, overload) -> !EXCLUDED_FUNCTIONS.contains(function)
                                && !EXCLUDED_OVERLOADS.contains(overload.toString()))
                        .build())
                .addFunctionDeclarations(ofTexts(CONTAINS, CONTAINS_ID), ofTexts(MATCHES, MATCHES_ID))
                .setTypeProvider(new ExpressionType())
                .addVar(ARTICLE, ExpressionType.ARTICLE)
                .setResultType(SimpleType.BOOL)
                .build();
    }

    private static CelFunctionDecl ofTexts(String name, String overload) {
        return CelFunctionDecl.newFunctionDeclaration(
                name,
                CelOverloadDecl.newMemberOverload(overload, SimpleType.BOOL, SimpleType.STRING, SimpleType.STRING));
    }

    @SuppressWarnings("Immutable") // compiled patterns are immutable
    private static Expression expression(CelAbstractSyntaxTree tree, Map<String, Pattern> patterns)
            throws CelEvaluationException {
        return new Expression(CelRuntimeFactory.plannerRuntimeBuilder()
                .setOptions(OPTIONS)
                .setStandardFunctions(CelStandardFunctions.newBuilder()
                        .filterFunctions((function, overload) -> !EXCLUDED_STANDARD_FUNCTIONS.contains(function)
                                && !EXCLUDED_OVERLOADS.contains(overload.toString()))
                        .build())
                .addFunctionBindings(CelFunctionBinding.fromOverloads(
                        CONTAINS,
                        CelFunctionBinding.from(CONTAINS_ID, String.class, String.class, TextSearch::contains)))
                .addFunctionBindings(CelFunctionBinding.fromOverloads(
                        MATCHES,
                        CelFunctionBinding.from(
                                MATCHES_ID,
                                String.class,
                                String.class,
                                (text, pattern) -> Patterns.find(patterns, pattern, text))))
                .build()
                .createProgram(tree));
    }
}
