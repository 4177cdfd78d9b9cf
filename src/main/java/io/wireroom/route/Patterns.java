package io.wireroom.route;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelSourceLocation;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import dev.cel.common.navigation.CelNavigableAst;
import io.wireroom.route.ExpressionLanguage.Flaw;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The patterns of an expression, compiled once. They are literals of RE2 syntax, whose time grows with the product of pattern and text;
 * both are bounded.
 */
final class Patterns {
    /** Maximum number of instructions of all patterns of an expression. */
    static final int LARGEST = 500;

    /** Maximum length in chars. */
    static final int MAX_TEXT_LENGTH = 2000;

    private static final String TOO_LARGE = "the patterns of this expression are too large: simplify or shorten them";

    private final CelAbstractSyntaxTree tree;
    private final Map<String, Pattern> compiled = new HashMap<>();
    private final List<Flaw> flaws = new ArrayList<>();
    private int size;

    private Patterns(CelAbstractSyntaxTree tree) {
        this.tree = tree;
    }

    sealed interface ParseResult {}

    record Valid(Map<String, Pattern> patterns) implements ParseResult {}

    record Invalid(List<Flaw> flaws) implements ParseResult {}

    static ParseResult of(CelAbstractSyntaxTree tree) {
        Patterns patterns = new Patterns(tree);
        CelNavigableAst.fromAst(tree).getRoot().allNodes().forEach(node -> patterns.look(node.expr()));
        return patterns.flaws.isEmpty() ? new Valid(Map.copyOf(patterns.compiled)) : new Invalid(patterns.flaws);
    }

    static boolean find(Map<String, Pattern> patterns, String pattern, String text) {
        if (text.length() > MAX_TEXT_LENGTH) {
            throw new IllegalArgumentException("a text is too long for matches");
        }
        Pattern compiled = patterns.get(pattern);
        if (compiled == null) {
            throw new IllegalStateException("a pattern that the expression does not have");
        }
        return compiled.matcher(text).find();
    }

    private void look(CelExpr expression) {
        switch (expression.getKind()) {
            case STRUCT -> flaw(expression, "an expression makes no objects");
            case CALL -> {
                if (expression.call().function().equals("matches")) {
                    compile(expression.call().args().getLast());
                }
            }
            default -> {
                // the cost is proportional to the length of the text
            }
        }
    }

    private void compile(CelExpr pattern) {
        if (pattern.getKind() != Kind.CONSTANT || pattern.constant().getKind() != CelConstant.Kind.STRING_VALUE) {
            flaw(pattern, "the pattern of matches has to be a text in quotes");
            return;
        }
        String text = pattern.constant().stringValue();
        try {
            Pattern made = Pattern.compile(text);
            compiled.put(text, made);
            size += made.programSize();
            if (size > LARGEST) {
                flaw(pattern, TOO_LARGE);
            }
        } catch (PatternSyntaxException e) {
            flaw(pattern, "the pattern of matches can't be read: " + e.getDescription());
        }
    }

    private void flaw(CelExpr at, String reason) {
        Integer offset = tree.getSource().getPositionsMap().get(at.id());
        CelSourceLocation place = offset == null
                ? CelSourceLocation.of(1, 0)
                : tree.getSource().getOffsetLocation(offset).orElse(CelSourceLocation.of(1, 0));
        flaws.add(new Flaw(place.getLine(), place.getColumn(), reason));
    }
}
