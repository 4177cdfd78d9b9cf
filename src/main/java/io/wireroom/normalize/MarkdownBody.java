package io.wireroom.normalize;

import java.util.List;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.strikethrough.StrikethroughExtension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/**
 * Markdown (CommonMark 0.31 with GitHub's tables and strikethrough) as HTML, raw HTML passed through for {@link BodyPolicy} to
 * clean. Nesting is bounded: what is deeper is text.
 */
final class MarkdownBody {
    private static final int DEEPEST = 64;
    private static final List<Extension> EXTENSIONS =
            List.of(TablesExtension.create(), StrikethroughExtension.create());
    private static final Parser PARSER = Parser.builder()
            .extensions(EXTENSIONS)
            .maxOpenBlockParsers(DEEPEST)
            .maxInlineNesting(DEEPEST)
            .build();
    private static final HtmlRenderer RENDERER =
            HtmlRenderer.builder().extensions(EXTENSIONS).build();

    private MarkdownBody() {}

    static String html(String markdown) {
        return RENDERER.render(PARSER.parse(markdown));
    }
}
