package io.wireroom.normalize.markdown;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.commonmark.ext.footnotes.FootnoteDefinition;
import org.commonmark.ext.footnotes.FootnoteReference;
import org.commonmark.ext.task.list.items.TaskListItemMarker;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.CustomBlock;
import org.commonmark.node.Node;
import org.commonmark.renderer.NodeRenderer;
import org.commonmark.renderer.html.HtmlNodeRendererContext;
import org.commonmark.renderer.html.HtmlWriter;

/**
 * Renders footnotes and task lists with elements of the published allow-list. A reference is a superscript number in brackets. The
 * footnotes follow the body as a list in the order of their first references; those without a reference come last. A task begins with a
 * character of a checked or empty box.
 */
final class MarkdownNotes implements NodeRenderer {
    private static final Pattern SPACE = Pattern.compile("\\s+");

    private final HtmlNodeRendererContext context;
    private final HtmlWriter html;
    private final Map<String, FootnoteDefinition> definitions = new LinkedHashMap<>();
    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<FootnoteDefinition> numbered = new ArrayList<>();

    MarkdownNotes(HtmlNodeRendererContext context) {
        this.context = context;
        this.html = context.getWriter();
    }

    @Override
    public Set<Class<? extends Node>> getNodeTypes() {
        return Set.of(FootnoteReference.class, FootnoteDefinition.class, TaskListItemMarker.class);
    }

    @Override
    public void beforeRoot(Node root) {
        root.accept(new AbstractVisitor() {
            @Override
            public void visit(CustomBlock block) {
                if (block instanceof FootnoteDefinition definition) {
                    String key = key(definition.getLabel());
                    // A second definition of a label can't be referred to, but its text must not be lost.
                    definitions.putIfAbsent(
                            definitions.containsKey(key) ? key + "\n" + definitions.size() : key, definition);
                }
                visitChildren(block);
            }
        });
    }

    @Override
    public void render(Node node) {
        switch (node) {
            case FootnoteReference reference -> html.raw("<sup>[" + number(key(reference.getLabel())) + "]</sup>");
            case TaskListItemMarker task -> html.text(task.isChecked() ? "☑ " : "☐ ");
            default -> {} // definitions follow the body
        }
    }

    @Override
    public void afterRoot(Node root) {
        if (definitions.isEmpty()) {
            return;
        }
        html.line();
        html.raw("<hr><ol class=\"footnotes\">"); // the class keeps notes out of generated summaries
        int written = notes(0);
        for (String key : definitions.keySet()) {
            number(key);
            written = notes(written);
        }
        html.raw("</ol>");
        html.line();
    }

    /** Writes the footnotes from this number on. Writing one may number others that it refers to. */
    private int notes(int from) {
        int next = from;
        while (next < numbered.size()) {
            html.raw("<li>");
            children(numbered.get(next++));
            html.raw("</li>");
        }
        return next;
    }

    private void children(Node definition) {
        for (Node child = definition.getFirstChild(); child != null; child = child.getNext()) {
            context.render(child);
        }
    }

    /** The number of the footnote; 0 if it is not defined, which the parser excludes. */
    private int number(String key) {
        FootnoteDefinition definition = definitions.get(key);
        Integer known = numbers.get(key);
        if (known != null || definition == null) {
            return known == null ? 0 : known;
        }
        numbered.add(definition);
        numbers.put(key, numbered.size());
        return numbered.size();
    }

    /** Normalizes a label: labels match regardless of case and white space (CommonMark 0.31 §4.7). */
    private static String key(String label) {
        return SPACE.matcher(label.strip())
                .replaceAll(" ")
                .toLowerCase(Locale.ROOT)
                .toUpperCase(Locale.ROOT);
    }
}
