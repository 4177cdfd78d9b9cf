package io.wireroom.normalize;

import io.wireroom.article.ArticleId;
import io.wireroom.article.Availability;
import io.wireroom.article.DocumentIdentity;
import io.wireroom.article.DocumentVersion;
import io.wireroom.article.NormalArticle;
import io.wireroom.article.NormalDocument;
import io.wireroom.article.NormalDocument.WithdrawalRequest;
import io.wireroom.article.ParsedDocument;
import io.wireroom.article.Rejection.Code;
import io.wireroom.article.Result;
import io.wireroom.article.Source;
import io.wireroom.article.Value;
import io.wireroom.normalize.body.BodyPolicy;
import io.wireroom.normalize.body.CleanBody;
import io.wireroom.normalize.body.LeadText;
import io.wireroom.normalize.body.TextBody;
import io.wireroom.normalize.link.LinkResolver;
import io.wireroom.normalize.link.WebUrl;
import io.wireroom.normalize.markdown.MarkdownBody;
import io.wireroom.normalize.source.SourceRegistry;
import io.wireroom.normalize.text.Excerpt;
import io.wireroom.normalize.text.Languages;
import io.wireroom.normalize.text.Words;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/** Normalizes one document. */
final class DocumentNormalizer {
    private static final int MAX_TITLE_LENGTH = 500;
    private static final int MAX_SUMMARY_LENGTH = 300;
    private static final int MAX_DESCRIPTION_LENGTH = 160;

    private enum Status {
        ABSENT,
        PUBLISHED,
        WITHDRAWN
    }

    private final ParsedDocument.Fields document;
    private final SourceRegistry sources;
    private final int maxBodyBytes;
    private final Notes notes = new Notes();
    private final FieldReader fields;
    private final Optional<String> title;
    private final Optional<WebUrl> sourceLink;
    private final Optional<Source> source;
    private final Schedule schedule;

    DocumentNormalizer(ParsedDocument.Fields document, SourceRegistry sources, int maxBodyBytes) {
        this.document = new ParsedDocument.Fields(
                KeyCase.folded(document.fields()),
                document.body(),
                document.notes(),
                document.own(),
                document.timestamp());
        this.sources = sources;
        this.maxBodyBytes = maxBodyBytes;
        this.fields = new FieldReader(this.document.fields(), document.own(), notes);
        if (document.own()) {
            notes.restore(document.notes());
        } else {
            notes.addAll(document.notes());
        }
        this.title = fields.plainText("title").filter(Words::isVisible).map(this::shortened);
        this.sourceLink = fields.text("source_link", WebUrl::parse, "not an absolute http(s) URL");
        this.source = source();
        this.schedule = new Schedule(this.document.fields(), zone(), document.timestamp(), notes);
    }

    private ZoneId zone() {
        return source.map(sources::zone).orElse(ZoneOffset.UTC);
    }

    private String shortened(String text) {
        if (text.length() <= MAX_TITLE_LENGTH) {
            return text;
        }
        notes.add("title", "cut to " + MAX_TITLE_LENGTH + " characters");
        return Excerpt.words(text, MAX_TITLE_LENGTH);
    }

    private Optional<Source> source() {
        Optional<String> name = fields.plainText("source");
        return name.isPresent()
                ? sources.named(name.get())
                : sourceLink
                        .flatMap(link -> sources.ofHost(link.host()))
                        .or(() -> fields.plainText("Source").flatMap(sources::named));
    }

    Result<NormalDocument> result() {
        return status().then(status -> switch (status) {
            case WITHDRAWN -> id().then(this::withdrawal);
            case PUBLISHED, ABSENT -> article(status);
        });
    }

    /** Checks the fields in the order in which errors are reported: title, dates, body, id, source. */
    private Result<NormalDocument> article(Status status) {
        if (title.isEmpty()) {
            return titleMissing();
        }
        return schedule.readable() // an unreadable date may be an embargo
                .then(readable -> idUnlessEmpty())
                .then(id -> withSource(id, title.get(), status));
    }

    private Result<NormalDocument> titleMissing() {
        String hint = fields.value("headline") == null ? "" : "; a headline counts only in ninjs, with a uri or guid";
        return Result.rejected(Code.TITLE_MISSING, "title", "absent, or not a text" + hint);
    }

    private Result<Status> status() {
        Value value = fields.value("status");
        if (value == null) {
            return Result.ok(isWithdrawnInAnotherCase() ? Status.WITHDRAWN : Status.ABSENT);
        }
        String word = value instanceof Value.Text(String text) ? text.strip().toLowerCase(Locale.ROOT) : "";
        return switch (word) {
            case "published" -> Result.ok(Status.PUBLISHED);
            case "withdrawn" -> Result.ok(Status.WITHDRAWN);
            default ->
                Result.rejected(
                        Code.STATUS_INVALID,
                        "status",
                        "neither published nor withdrawn; or the pubstatus of ninjs is neither usable, withheld nor canceled");
        };
    }

    /** Other systems may use {@code Status} with another meaning. Only a withdrawal takes effect. */
    private boolean isWithdrawnInAnotherCase() {
        return document.fields().entries().entrySet().stream()
                .anyMatch(field -> field.getKey().equalsIgnoreCase("status")
                        && field.getValue() instanceof Value.Text(String text)
                        && text.strip().equalsIgnoreCase("withdrawn"));
    }

    private Result<ArticleId> idUnlessEmpty() {
        return source.isPresent() && document.body().text().isBlank() ? bodyEmpty(List.of()) : id();
    }

    DocumentIdentity identity() {
        ArticleId id = id() instanceof Result.Ok<ArticleId>(ArticleId known) ? known : null;
        return new DocumentIdentity(id, title.orElse(null), source.orElse(null));
    }

    Result<ArticleId> id() {
        return new ArticleNaming(fields, sources, source, sourceLink, title, schedule, document.body()).id();
    }

    static <T> Result<T> sourceMissing() {
        return Result.rejected(
                Code.SOURCE_MISSING, "source: absent or without letters and digits, and no known host in source_link");
    }

    private Result<NormalDocument> withdrawal(ArticleId id) {
        return Result.ok(new WithdrawalRequest(id, fields.plainText("reason").orElse(null), document.timestamp()));
    }

    private Result<NormalDocument> withSource(ArticleId id, String articleTitle, Status status) {
        if (source.isEmpty()) {
            return sourceMissing();
        }
        return bodyHtml(document.body()).then(html -> withCleanBody(id, articleTitle, source.get(), html, status));
    }

    private Result<NormalDocument> withCleanBody(
            ArticleId id, String articleTitle, Source articleSource, String html, Status status) {
        CleanBody body = BodyPolicy.clean(html, new LinkResolver(sourceLink.orElse(null)));
        if (body.isEmpty()) {
            return bodyEmpty(body.notes());
        }
        if (JsonSize.bound(body.html()) + JsonSize.bound(body.text()) > maxBodyBytes) {
            long bytes = JsonSize.of(body.html()) + JsonSize.of(body.text());
            if (bytes > maxBodyBytes) {
                return tooLarge(bytes);
            }
        }
        return Result.ok(normalArticle(id, articleTitle, articleSource, body, status));
    }

    private <T> Result<T> tooLarge(long bytes) {
        return Result.rejected(
                Code.TOO_LARGE,
                "the body takes " + bytes + " bytes as HTML and text; at most " + maxBodyBytes + " are allowed");
    }

    /** @param removed what a body had that seemed to have content */
    private static <T> Result<T> bodyEmpty(List<String> removed) {
        String why = removed.isEmpty() ? "" : "; " + String.join("; ", removed);
        return Result.rejected(Code.BODY_EMPTY, "the body has neither text nor an image" + why);
    }

    private Result<String> bodyHtml(ParsedDocument.Body body) {
        return switch (body.format()) {
            case HTML -> Result.ok(body.text());
            case MARKDOWN -> MarkdownBody.html(body.text(), reason -> notes.add("content_markdown", reason));
            case TEXT -> Result.ok(TextBody.html(body.text()));
        };
    }

    /** Reads the optional fields. The order determines the order of the notes, which are part of the article. */
    private NormalArticle normalArticle(
            ArticleId id, String articleTitle, Source articleSource, CleanBody body, Status status) {
        Optional<String> summary = fields.prose("summary");
        Optional<String> description = fields.prose("description");
        Optional<Long> feedItem = feedItem();
        Optional<String> path = fields.text(
                "url", text -> SuppliedPath.of(text, id), "not /yyyyMM/{article_id}-{slug} of this article");
        var image = new SuppliedImage(fields, new LinkResolver(sourceLink.orElse(null)), notes);
        Optional<String> language = fields.text("language", Languages::tag, "not a BCP 47 language tag");
        var names = new AuthorsAndTags(fields, notes);
        List<String> authors = names.authors();
        List<String> tags = names.tags();
        Optional<DocumentVersion> version = Versions.of(fields, zone());
        Availability availability = schedule.availability();
        Value.Table extra =
                ExtraFields.of(document.fields(), names.readKeys(image.key()), availability.expiry(), notes);
        notes.addAll(body.notes());
        compareText(body.text());
        String lead = LeadText.of(body.lead(), articleTitle, body.text());
        return new NormalArticle(
                id,
                articleTitle,
                summary.orElseGet(() -> Excerpt.of(lead, MAX_SUMMARY_LENGTH)),
                description.orElseGet(() -> Excerpt.of(lead, MAX_DESCRIPTION_LENGTH)),
                schedule.date().orElse(document.timestamp().truncatedTo(ChronoUnit.SECONDS)),
                schedule.date().isPresent(),
                availability,
                version.orElse(null),
                articleSource,
                sourceLink.map(WebUrl::text).orElse(null),
                feedItem.orElse(null),
                path.orElse(null),
                image.url(),
                body.image(),
                language.orElse(null),
                authors,
                tags,
                body.html(),
                body.text(),
                Words.count(body.text()),
                status == Status.PUBLISHED,
                extra,
                notes.list(),
                document.timestamp());
    }

    /** Adds a note if {@code content_text} accompanies another body and differs from its text. */
    private void compareText(String text) {
        if (document.fields().entries().get("content_text") instanceof Value.Text(String supplied)
                && !Words.same(supplied, text)) {
            notes.dropped("content_text", "not the text of the body");
        }
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
