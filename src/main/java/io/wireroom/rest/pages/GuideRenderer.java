package io.wireroom.rest.pages;

import io.quarkus.qute.RawString;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/** Renders a guide's Markdown as HTML. */
final class GuideRenderer {
    private static final List<Extension> EXTENSIONS = List.of(TablesExtension.create());

    private final Parser parser = Parser.builder().extensions(EXTENSIONS).build();
    private final Predicate<String> packaged;

    /** @param packaged whether a file of the repository is in the package */
    GuideRenderer(Predicate<String> packaged) {
        this.packaged = packaged;
    }

    /** @param files files that the guide links to */
    record Rendered(Guide guide, List<String> files) {}

    Rendered render(String file, String markdown) {
        Node document = parser.parse(markdown);
        GuideHeadings headings = new GuideHeadings();
        document.accept(headings);
        GuideLinks links = new GuideLinks(file, packaged);
        document.accept(links);
        HtmlRenderer renderer = HtmlRenderer.builder()
                .extensions(EXTENSIONS)
                .escapeHtml(true)
                .attributeProviderFactory(
                        _ -> (node, element, attributes) -> complete(node, element, attributes, headings))
                .build();
        return new Rendered(
                new Guide(headings.title(), new RawString(renderer.render(document)), headings.sections()),
                links.files());
    }

    /** Makes blocks that are wider than the screen scrollable by keyboard. */
    private static void complete(Node node, String element, Map<String, String> attributes, GuideHeadings headings) {
        String id = headings.ids().get(node);
        if (id != null) {
            attributes.put("id", id);
        }
        boolean code = node instanceof FencedCodeBlock || node instanceof IndentedCodeBlock;
        if (code && element.equals("pre")) {
            attributes.put("tabindex", "0");
        }
    }
}
