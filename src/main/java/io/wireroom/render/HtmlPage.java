package io.wireroom.render;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.wireroom.article.Article;
import io.wireroom.article.Withdrawal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Renders an article as a self-contained HTML page without scripts, with inline style, canonical URL and source. A withdrawal is
 * rendered as the body of a 410 response. The article body is inserted unchanged, because it was sanitized by the published
 * allow-list; all other text is escaped.
 */
public final class HtmlPage {
    /** {@code Content-Security-Policy} of the pages: allows images and the inline style only. */
    public static final String SECURITY_POLICY = "default-src 'none'; img-src http: https:; style-src "
            + HtmlStyle.hash(HtmlStyle.CSS) + "; base-uri 'none'; form-action 'none'";

    private static final DateTimeFormatter DISPLAY_FORMAT = DateTimeFormatter.ofPattern(
                    "d MMMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private final String site;

    /** @param site name of the articles' site */
    public HtmlPage(String site) {
        this.site = site;
    }

    public byte[] write(Article article) {
        String head = HtmlHead.of(article, site);
        return page(article.language(), article.title(), head, """
            <article>
            <header>
            <h1>%s</h1>
            <p class="by"><bdi>%s</bdi> · %s%s</p>
            </header>
            %s<div class="body">
            %s
            </div>
            <footer>
            %s<p class="credit">%s</p>
            %s</footer>
            </article>
            """.formatted(
                        Html.escape(article.title()),
                        Html.escape(String.join(", ", Creators.of(article))),
                        time(article.date()),
                        updatedTime(article),
                        image(article),
                        CleanText.xml(article.contentHtml()),
                        tags(article),
                        credit(article),
                        qrCode(article)));
    }

    public byte[] write(Withdrawal withdrawal) {
        String notice = WithdrawalNotice.of(withdrawal);
        return page("en", "", HtmlHead.of(withdrawal, site), """
            <article>
            <header>
            <h1>Article withdrawn</h1>
            <p class="by"><bdi>%s</bdi> · %s</p>
            </header>
            <p>%s</p>
            </article>
            """.formatted(
                        Html.escape(withdrawal.source().name()), time(withdrawal.updated()), Html.escape(notice)));
    }

    private byte[] page(@Nullable String language, String title, String head, String main) {
        return """
            <!DOCTYPE html>
            <html lang="%s" dir="%s">
            <head>
            %s<style>%s</style>
            </head>
            <body>
            <p class="site"><bdi>%s</bdi></p>
            <main>
            %s</main>
            </body>
            </html>
            """.formatted(
                        Html.escape(language == null ? "en" : language),
                        TextDirection.of(language, title),
                        head,
                        HtmlStyle.CSS,
                        Html.escape(site),
                        main)
                .getBytes(UTF_8);
    }

    private static String time(Instant moment) {
        return "<time dir=\"ltr\" datetime=\"%s\">%s</time>".formatted(moment, DISPLAY_FORMAT.format(moment));
    }

    private static String updatedTime(Article article) {
        return article.revision() == 1 ? "" : " · <span dir=\"ltr\">updated " + time(article.updated()) + "</span>";
    }

    /** The lead image, unless the body contains it. The empty {@code alt} avoids a placeholder if the image does not load. */
    private static String image(Article article) {
        String image = article.enclosure();
        if (image == null || article.contentHtml().contains("src=\"" + image.replace("&", "&amp;") + "\"")) {
            return "";
        }
        return "<figure class=\"lead\"><img src=\"%s\" alt=\"\"></figure>\n".formatted(Html.escape(image));
    }

    private static String tags(Article article) {
        if (article.tags().isEmpty()) {
            return "";
        }
        return article.tags().stream()
                .map(tag -> "<li>" + Html.escape(tag) + "</li>")
                .collect(Collectors.joining("", "<ul class=\"tags\" aria-label=\"Tags\">", "</ul>\n"));
    }

    private static String credit(Article article) {
        String name = Html.escape(article.source().name());
        if (article.sourceLink() == null) {
            return "<bdi>Source:</bdi> <bdi>" + name + "</bdi>";
        }
        return "<bdi>Source:</bdi> <a href=\"%s\" rel=\"nofollow\"><bdi>%s</bdi></a>"
                .formatted(Html.escape(article.sourceLink()), name);
    }

    private static String qrCode(Article article) {
        return "<img class=\"qr\" src=\"%s\" width=\"120\" height=\"120\" alt=\"QR code with the address of this article\">\n"
                .formatted(Html.escape(article.qrcode()));
    }
}
