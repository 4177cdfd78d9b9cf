package io.wireroom.normalize.markdown;

import io.wireroom.article.Rejection.Code;
import io.wireroom.article.Result;
import java.util.List;
import java.util.stream.Stream;
import org.commonmark.Extension;
import org.commonmark.ext.autolink.AutolinkExtension;
import org.commonmark.ext.footnotes.FootnotesExtension;
import org.commonmark.ext.gfm.strikethrough.StrikethroughExtension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.ext.task.list.items.TaskListItemsExtension;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/**
 * Markdown (CommonMark 0.31 with GitHub's tables, strikethrough, autolinks, task lists and footnotes) as HTML, raw HTML passed
 * through for {@code BodyPolicy} to clean. Nesting of lists and emphasis is bounded: what is deeper is text.
 *
 * <p>Refuses quotes nested deeper than {@value MarkdownBounds#DEEPEST} ({@code too-deep}), tables of more than {@value
 * MarkdownBounds#MOST_CELLS} cells, and text that becomes many times its length, as links by reference can ({@code too-large}).
 */
public final class MarkdownBody {
    private static final int GROWTH = 8;
    private static final int SPACE = 2 << 20;

    private static final List<Extension> WRITTEN = List.of(
            TablesExtension.builder().maxCells(MarkdownBounds.MOST_CELLS).build(), StrikethroughExtension.create());
    private static final List<Extension> READ = Stream.concat(
                    WRITTEN.stream(),
                    Stream.of(AutolinkExtension.create(), TaskListItemsExtension.create(), FootnotesExtension.create()))
            .toList();
    private static final Parser PARSER = Parser.builder()
            .extensions(READ)
            .maxOpenBlockParsers(MarkdownBounds.DEEPEST)
            .maxInlineNesting(MarkdownBounds.DEEPEST)
            .build();
    private static final HtmlRenderer RENDERER = HtmlRenderer.builder()
            .extensions(WRITTEN)
            .nodeRendererFactory(MarkdownNotes::new)
            .build();

    private MarkdownBody() {}

    public static Result<String> html(String markdown) {
        if (MarkdownBounds.quotesTooDeep(markdown)) {
            return Result.rejected(
                    Code.TOO_DEEP, "the body's quotes (>) are nested deeper than " + MarkdownBounds.DEEPEST);
        }
        if (MarkdownBounds.tablesTooLarge(markdown)) {
            return Result.rejected(
                    Code.TOO_LARGE, "the body has a table of more than " + MarkdownBounds.MOST_CELLS + " cells");
        }
        var html = new BoundedText(SPACE + GROWTH * markdown.length());
        try {
            RENDERER.render(PARSER.parse(markdown), html);
            return Result.ok(html.toString());
        } catch (BoundedText.FullException e) {
            return Result.rejected(Code.TOO_LARGE, "the body's Markdown becomes many times as long as HTML");
        }
    }
}
