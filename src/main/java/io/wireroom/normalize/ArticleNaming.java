package io.wireroom.normalize;

import io.wireroom.article.ArticleId;
import io.wireroom.article.ParsedDocument.Body;
import io.wireroom.article.Rejection.Code;
import io.wireroom.article.Result;
import io.wireroom.article.Source;
import io.wireroom.article.Value;
import io.wireroom.normalize.link.WebUrl;
import io.wireroom.normalize.source.SourceRegistry;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Determines the article id of a document: the supplied one, or one that is derived from its fields. */
record ArticleNaming(
        FieldReader fields,
        SourceRegistry sources,
        Optional<Source> source,
        Optional<WebUrl> sourceLink,
        Optional<String> title,
        Schedule schedule,
        Body body) {
    /** Source names that map to distinct keys. */
    private static final Pattern LOSSLESS_NAME = Pattern.compile("[A-Za-z0-9]+(?: [A-Za-z0-9]+)*");

    Result<ArticleId> id() {
        Value value = fields.value("article_id");
        if (value == null) {
            return derivedId();
        }
        OptionalLong number = FieldReader.whole(value);
        return number.isPresent() && ArticleId.isValid(number.getAsLong())
                ? Result.ok(new ArticleId(number.getAsLong()))
                : Result.rejected(Code.ARTICLE_ID_INVALID, "article_id", "not an integer from 1 to " + ArticleId.MAX);
    }

    private Result<ArticleId> derivedId() {
        Optional<String> guid = guid();
        if (guid.isEmpty() && sourceLink.isEmpty() && title.isEmpty()) {
            return nameless();
        }
        if (source.isEmpty()) {
            return DocumentNormalizer.sourceMissing();
        }
        String key = identity(source.get());
        return guid.map(text -> DerivedId.ofGuid(key, text))
                .or(() -> sourceLink.map(link -> DerivedId.ofLink(key, link)))
                .map(Result::ok)
                .orElseGet(() -> title.isEmpty() ? nameless() : titled(key, title.get()));
    }

    /**
     * The source in derived ids: its key, unless the key was derived from a name and other names have the same key, such as
     * {@code C} and {@code C++}.
     */
    private String identity(Source known) {
        boolean distinct = sources.isRegistered(known)
                || LOSSLESS_NAME.matcher(known.name()).matches();
        return distinct ? known.key() : "name " + known.name(); // no key has a space
    }

    private Result<ArticleId> titled(String key, String articleTitle) {
        if (schedule.date().isPresent()) {
            return Result.ok(
                    DerivedId.ofTitle(key, articleTitle, schedule.date().get()));
        }
        return schedule.readable()
                .then(undated -> body.text().isBlank()
                        ? nameless()
                        : Result.ok(DerivedId.ofBody(key, articleTitle, body.text())));
    }

    /** The producer's identifier, a text or a number. {@code guid} takes precedence over {@code id}. */
    private Optional<String> guid() {
        return Stream.of("guid", "id")
                .flatMap(key -> fields.identifier(key).stream())
                .findFirst();
    }

    private static Result<ArticleId> nameless() {
        return Result.rejected(Code.ARTICLE_ID_INVALID, "article_id: absent, and nothing else names the article");
    }
}
