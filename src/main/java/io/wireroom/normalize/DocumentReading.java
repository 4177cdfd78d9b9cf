package io.wireroom.normalize;

import io.wireroom.article.ArticleId;
import io.wireroom.article.NormalArticle;
import io.wireroom.article.NormalDocument;
import io.wireroom.article.NormalDocument.TakenBack;
import io.wireroom.article.ParsedDocument;
import io.wireroom.article.Rejection.Code;
import io.wireroom.article.Result;
import io.wireroom.article.Source;
import io.wireroom.article.Value;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/** One document on its way to what it means. For one document. */
final class DocumentReading {
    private static final int LONGEST_TITLE = 500;
    private static final int LONGEST_SUMMARY = 300;
    private static final int LONGEST_DESCRIPTION = 160;
    private static final int MOST_TAGS = 64;
    private static final int LONGEST_TAG = 128;

    private enum Status {
        UNSAID,
        PUBLISHED,
        WITHDRAWN
    }

    private final ParsedDocument.Fields document;
    private final SourceRegistry sources;
    private final Notes notes = new Notes();
    private final FieldReader fields;
    private final Optional<String> title;
    private final Optional<Instant> date;
    private final Optional<WebUrl> sourceLink;
    private final Optional<Source> source;

    DocumentReading(ParsedDocument.Fields document, SourceRegistry sources) {
        this.document = document;
        this.sources = sources;
        this.fields = new FieldReader(document.fields(), notes);
        this.title = fields.plainText("title").map(this::shortened);
        this.date = fields.text("date", Dates::parse, "not a date from 1900 to 9999 by RFC 3339, ISO 8601 or RFC 822");
        this.sourceLink = fields.text("source_link", WebUrl::parse, "not an absolute http(s) URL");
        this.source = source();
    }

    private String shortened(String text) {
        if (text.length() <= LONGEST_TITLE) {
            return text;
        }
        notes.add("title", "cut to " + LONGEST_TITLE + " characters");
        return Excerpt.words(text, LONGEST_TITLE);
    }

    private Optional<Source> source() {
        Optional<String> name = fields.plainText("source");
        return name.isPresent() ? sources.named(name.get()) : sourceLink.flatMap(link -> sources.ofHost(link.host()));
    }

    Result<NormalDocument> result() {
        return status().then(status -> switch (status) {
            case WITHDRAWN -> id().then(this::takenBack);
            case PUBLISHED, UNSAID ->
                title.isEmpty()
                        ? Result.rejected(Code.TITLE_MISSING, "title: absent, or not a text")
                        : id().then(id -> article(id, title.get(), status));
        });
    }

    private Result<Status> status() {
        Value value = fields.value("status");
        if (value == null) {
            return Result.ok(Status.UNSAID);
        }
        String word = value instanceof Value.Text(String text) ? text.strip().toLowerCase(Locale.ROOT) : "";
        return switch (word) {
            case "published" -> Result.ok(Status.PUBLISHED);
            case "withdrawn" -> Result.ok(Status.WITHDRAWN);
            default -> Result.rejected(Code.STATUS_INVALID, "status: neither published nor withdrawn");
        };
    }

    Result<ArticleId> id() {
        Value value = fields.value("article_id");
        if (value == null) {
            return derivedId();
        }
        OptionalLong number = FieldReader.whole(value);
        return number.isPresent() && ArticleId.isValid(number.getAsLong())
                ? Result.ok(new ArticleId(number.getAsLong()))
                : Result.rejected(Code.ARTICLE_ID_INVALID, "article_id: not an integer from 1 to " + ArticleId.MAX);
    }

    private Result<ArticleId> derivedId() {
        if (source.isPresent() && sourceLink.isPresent()) {
            return Result.ok(
                    Identity.ofLink(source.get().key(), sourceLink.get().text()));
        }
        if (source.isPresent() && title.isPresent()) {
            String when = date.map(Instant::toString).orElse("");
            return Result.ok(Identity.ofTitle(source.get().key(), title.get(), when));
        }
        return title.isPresent()
                ? sourceMissing()
                : Result.rejected(Code.ARTICLE_ID_INVALID, "article_id: absent, and nothing else names the article");
    }

    private static <T> Result<T> sourceMissing() {
        return Result.rejected(
                Code.SOURCE_MISSING, "source: absent or without letters and digits, and no known host in source_link");
    }

    private Result<NormalDocument> takenBack(ArticleId id) {
        return Result.ok(new TakenBack(id, fields.plainText("reason").orElse(null), document.timestamp()));
    }

    private Result<NormalDocument> article(ArticleId id, String articleTitle, Status status) {
        if (source.isEmpty()) {
            return sourceMissing();
        }
        CleanBody body = BodyPolicy.clean(html(document.body()), new LinkResolver(sourceLink.orElse(null)));
        if (body.isEmpty()) {
            return Result.rejected(Code.BODY_EMPTY, "the body has neither text nor an image");
        }
        return Result.ok(assembled(id, articleTitle, source.get(), body, status));
    }

    private static String html(ParsedDocument.Body body) {
        return switch (body.format()) {
            case HTML -> body.text();
            case MARKDOWN -> MarkdownBody.html(body.text());
            case TEXT -> TextBody.html(body.text());
        };
    }

    private NormalArticle assembled(
            ArticleId id, String articleTitle, Source articleSource, CleanBody body, Status status) {
        Optional<String> summary = fields.plainText("summary");
        Optional<String> description = fields.plainText("description");
        Optional<Long> feedItem = feedItem();
        Optional<String> path = fields.text(
                "url", text -> SuppliedPath.of(text, id), "not /yyyyMM/{article_id}-{slug} of this article");
        Optional<String> image = fields.text("enclosure", Images::url, "not the absolute http(s) URL of an image");
        Optional<String> language = fields.text("language", Languages::tag, "not a BCP 47 language tag");
        List<String> tags = fields.texts("tags", MOST_TAGS, LONGEST_TAG);
        boolean draft = fields.flag("draft");
        Value.Table extra = Extra.of(document.fields(), notes);
        notes.addAll(body.notes());
        return new NormalArticle(
                id,
                articleTitle,
                summary.orElseGet(() -> Excerpt.of(body.text(), LONGEST_SUMMARY)),
                description.orElseGet(() -> Excerpt.of(body.text(), LONGEST_DESCRIPTION)),
                date.orElse(document.timestamp().truncatedTo(ChronoUnit.SECONDS)),
                date.isPresent(),
                articleSource,
                sourceLink.map(WebUrl::text).orElse(null),
                feedItem.orElse(null),
                path.orElse(null),
                image.orElse(null),
                body.image(),
                language.orElse(null),
                tags,
                body.html(),
                body.text(),
                Words.count(body.text()),
                draft,
                status == Status.PUBLISHED,
                extra,
                notes.list(),
                document.timestamp());
    }

    private Optional<Long> feedItem() {
        Value value = fields.value("feed_item_id");
        if (value == null) {
            return Optional.empty();
        }
        OptionalLong number = FieldReader.whole(value);
        if (number.isEmpty() || !ArticleId.isValid(number.getAsLong())) {
            notes.dropped("feed_item_id", "not a positive integer up to 2^53-1");
            return Optional.empty();
        }
        return Optional.of(number.getAsLong());
    }
}
