package io.wireroom.rest.pages;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;

/** A guide's headings with their anchors, which are the same as on code hosting sites that render Markdown. */
final class GuideHeadings extends AbstractVisitor {
    private final Map<Node, String> ids = new HashMap<>();
    private final Map<String, Integer> given = new HashMap<>();
    private final List<Guide.Section> sections = new ArrayList<>();
    private String title = "";

    /** Text of the first heading. */
    String title() {
        return title;
    }

    List<Guide.Section> sections() {
        return sections;
    }

    Map<Node, String> ids() {
        return ids;
    }

    @Override
    public void visit(Heading heading) {
        String text = text(heading);
        String slug = slug(text);
        int before = given.merge(slug, 1, Integer::sum) - 1;
        String id = before == 0 ? slug : slug + "-" + before;
        ids.put(heading, id);
        if (heading.getLevel() == 1 && title.isEmpty()) {
            title = text;
        }
        if (heading.getLevel() == 2) {
            sections.add(new Guide.Section(id, text));
        }
    }

    private static String slug(String text) {
        return text.toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N} _-]", "")
                .replace(' ', '-');
    }

    private static String text(Heading heading) {
        StringBuilder text = new StringBuilder();
        heading.accept(new AbstractVisitor() {
            @Override
            public void visit(Text node) {
                text.append(node.getLiteral());
            }

            @Override
            public void visit(Code node) {
                text.append(node.getLiteral());
            }

            @Override
            public void visit(SoftLineBreak node) {
                text.append(' ');
            }
        });
        return text.toString();
    }
}
