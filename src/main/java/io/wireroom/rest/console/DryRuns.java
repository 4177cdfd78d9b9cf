package io.wireroom.rest.console;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.wireroom.article.Article;
import io.wireroom.article.Rejection;
import io.wireroom.article.Result;
import io.wireroom.article.TextPosition;
import io.wireroom.config.WireroomConfig;
import io.wireroom.event.ArticleJson;
import io.wireroom.partner.Publication;
import io.wireroom.pipeline.Preview;
import io.wireroom.render.Atom;
import io.wireroom.render.Feed;
import io.wireroom.render.HtmlPage;
import io.wireroom.render.HugoDocument;
import io.wireroom.render.JsonFeed;
import io.wireroom.render.Ninjs;
import io.wireroom.render.Rss;
import io.wireroom.rest.intake.DocumentPreviews;
import io.wireroom.rest.query.Links;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Performs dry runs: processes documents like the pipeline and renders the output for partners. Nothing is sent. */
@Singleton
final class DryRuns {
    /** Maximum size of a page: it is embedded as an attribute, where escaped markup takes up to six times as much. */
    private static final int LARGEST_PAGE = 256 << 10;

    /** Maximum number of characters that are shown of each format. */
    private static final int SHOWN = 20_000;

    private final DocumentPreviews previews;
    private final Publication publication;
    private final Links links;
    private final String site;
    private final Rss rss = new Rss();
    private final Atom atom = new Atom();
    private final Ninjs ninjs = new Ninjs();
    private final HugoDocument hugo = new HugoDocument();
    private final JsonFeed jsonFeed;

    DryRuns(DocumentPreviews previews, Publication publication, Links links, WireroomConfig config) {
        this.previews = previews;
        this.publication = publication;
        this.links = links;
        this.site = config.site();
        this.jsonFeed = new JsonFeed(links.to("/v1/schemas/article.json"));
    }

    DryRun run(byte[] document, @Nullable String contentType) {
        String typed = new String(document, UTF_8);
        String type = contentType == null ? "" : contentType;
        return switch (previews.of(document, contentType)) {
            case Result.Ok<Preview>(Preview preview) -> new DryRun(typed, type, null, null, result(preview));
            case Result.Rejected<Preview>(Rejection rejection) -> {
                TextPosition position = TextPosition.of(rejection).orElse(null);
                yield new DryRun(
                        typed,
                        type,
                        new RejectedDetail.Failure(rejection.code().toString(), rejection.detail()),
                        position == null ? null : DocumentText.of(document, position),
                        null);
            }
        };
    }

    private DryRun.Result result(Preview preview) {
        return switch (preview) {
            case Preview.Published(Article article) -> result(article, "It would be published at once.");
            case Preview.Held(Article article, Instant release) ->
                result(
                        article,
                        release == null
                                ? "It would be held as a draft."
                                : "It would be held until " + release + " and published then.");
            case Preview.Withdrawn(var id) ->
                new DryRun.Result(
                        id.toString(),
                        "It would withdraw article " + id + ".",
                        null,
                        null,
                        List.of(),
                        List.of(),
                        List.of());
        };
    }

    private DryRun.Result result(Article article, String outcome) {
        byte[] page = new HtmlPage(publication.name()).write(article);
        return new DryRun.Result(
                article.id().toString(),
                outcome,
                article.title(),
                page.length <= LARGEST_PAGE ? new String(page, UTF_8) : null,
                facts(article),
                article.notes(),
                formats(article));
    }

    private static List<DryRun.Fact> facts(Article article) {
        List<DryRun.Fact> facts = new ArrayList<>();
        facts.add(new DryRun.Fact("Title", article.title()));
        facts.add(new DryRun.Fact("Article id", article.id().toString()));
        facts.add(new DryRun.Fact(
                "Source", article.source().name() + " (" + article.source().key() + ")"));
        facts.add(new DryRun.Fact("Date", article.date().toString()));
        facts.add(new DryRun.Fact("URL", article.canonicalUrl()));
        add("Language", article.language(), facts);
        add("Authors", String.join(", ", article.authors()), facts);
        add("Tags", String.join(", ", article.tags()), facts);
        add("Summary", article.summary(), facts);
        add("Lead image", article.enclosure(), facts);
        facts.add(new DryRun.Fact("QR code", article.qrcode()));
        facts.add(new DryRun.Fact("Words", Integer.toString(article.wordCount())));
        return facts;
    }

    private static void add(String name, @Nullable String value, List<DryRun.Fact> facts) {
        if (value != null && !value.isEmpty()) {
            facts.add(new DryRun.Fact(name, value));
        }
    }

    private List<DryRun.Format> formats(Article article) {
        Feed feed = new Feed(
                publication.name(),
                "One article",
                site,
                links.to("/v1/feed"),
                links.to("/v1/feed"),
                null,
                List.of(),
                null,
                null,
                List.of(article),
                Map.of());
        return List.of(
                format("Article as JSON", ArticleJson.write(article)),
                format("RSS", rss.write(feed)),
                format("Atom", atom.write(feed)),
                format("JSON Feed", jsonFeed.write(feed)),
                format("ninjs", ninjs.write(article)),
                format("Hugo document", hugo.write(article)));
    }

    private static DryRun.Format format(String name, byte[] bytes) {
        String text = new String(bytes, UTF_8);
        return new DryRun.Format(name, DocumentText.start(text, SHOWN), text.length() > SHOWN);
    }
}
