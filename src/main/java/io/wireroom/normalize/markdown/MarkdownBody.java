package io.wireroom.normalize.markdown;

import io.wireroom.article.Rejection.Code;
import io.wireroom.article.Result;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.commonmark.Extension;
import org.commonmark.ext.autolink.AutolinkExtension;
import org.commonmark.ext.footnotes.FootnotesExtension;
import org.commonmark.ext.gfm.strikethrough.StrikethroughExtension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.ext.task.list.items.TaskListItemsExtension;
import org.commonmark.node.Node;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/**
 * Converts Markdown (CommonMark 0.31 with GitHub's tables, strikethrough, autolinks, task lists and footnotes) to HTML. Raw HTML is
 * passed through; {@code BodyPolicy} sanitizes it. Deeper nesting of lists and emphasis than the limit is treated as text.
 *
 * <p>Rejects quotes nested deeper than {@value MarkdownBounds#MAX_DEPTH} ({@code too-deep}), tables of more than {@value
 * MarkdownBounds#MAX_CELLS} cells, and text that expands to a multiple of its length, as reference links can ({@code too-large}).
 */
public final class MarkdownBody {
    private static final int MAX_GROWTH = 8;
    private static final int BASE_LENGTH = 2 << 20;

    private static final List<Extension> RENDERER_EXTENSIONS = List.of(
            TablesExtension.builder().maxCells(MarkdownBounds.MAX_CELLS).build(), StrikethroughExtension.create());
    private static final List<Extension> PARSER_EXTENSIONS = Stream.concat(
                    RENDERER_EXTENSIONS.stream(),
                    Stream.of(AutolinkExtension.create(), TaskListItemsExtension.create(), FootnotesExtension.create()))
            .toList();
    private static final Parser PARSER = Parser.builder()
            .extensions(PARSER_EXTENSIONS)
            .includeSourceSpans(IncludeSourceSpans.BLOCKS)
            .maxOpenBlockParsers(MarkdownBounds.MAX_DEPTH)
            .maxInlineNesting(MarkdownBounds.MAX_DEPTH)
            .build();
    private static final HtmlRenderer RENDERER = HtmlRenderer.builder()
            .extensions(RENDERER_EXTENSIONS)
            .nodeRendererFactory(MarkdownNotes::new)
            .build();

    private MarkdownBody() {}

    /** @param notes receives what is dropped */
    public static Result<String> html(String markdown, Consumer<String> notes) {
        if (MarkdownBounds.quotesTooDeep(markdown)) {
            return Result.rejected(
                    Code.TOO_DEEP, "the body's quotes (>) are nested deeper than " + MarkdownBounds.MAX_DEPTH);
        }
        if (MarkdownBounds.tablesTooLarge(markdown)) {
            return Result.rejected(
                    Code.TOO_LARGE, "the body has a table of more than " + MarkdownBounds.MAX_CELLS + " cells");
        }
        var html = new BoundedText(BASE_LENGTH + MAX_GROWTH * markdown.length());
        try {
            Node document = PARSER.parse(markdown);
            int cells = ExcessCells.count(document, markdown);
            if (cells > 0) {
                notes.accept("removed table cell beyond the header's columns (" + cells + ")");
            }
            RENDERER.render(document, html);
            return Result.ok(html.toString());
        } catch (BoundedText.FullException e) {
            return Result.rejected(Code.TOO_LARGE, "the body's Markdown becomes many times as long as HTML");
        }
    }
}
