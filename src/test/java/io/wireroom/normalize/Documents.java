package io.wireroom.normalize;

import io.wireroom.article.NormalArticle;
import io.wireroom.article.NormalDocument;
import io.wireroom.article.ParsedDocument;
import io.wireroom.article.ParsedDocument.Format;
import io.wireroom.article.Rejection;
import io.wireroom.article.Result;
import io.wireroom.article.Source;
import io.wireroom.article.Value;
import io.wireroom.normalize.source.SourceRegistry;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Documents for tests, made of field after field. */
public final class Documents {
    public static final Instant TIMESTAMP = Instant.parse("2026-03-01T10:20:30.456Z");
    public static final SourceRegistry SOURCES = new SourceRegistry(List.of(
            new SourceRegistry.Entry(
                    new Source("harbor", "Harbor Wire"), List.of("HW", "The Harbor Wire"), List.of("harbor.example")),
            new SourceRegistry.Entry(new Source("minato", "Minato"), List.of(), List.of(), ZoneId.of("Asia/Tokyo")),
            new SourceRegistry.Entry(new Source("ibn", "InvestorBrandNetwork (IBN)"), List.of(), List.of())));

    private final Map<String, Value> fields = new LinkedHashMap<>();
    private ParsedDocument.Body body = new ParsedDocument.Body(Format.HTML, "<p>Ships came in. They left again.</p>");

    public static Documents empty() {
        return new Documents();
    }

    /** A document with all that is required. */
    public static Documents complete() {
        return empty().with("title", "Ships come in")
                .with("source", "Harbor Wire")
                .with("article_id", 42);
    }

    public Documents with(String key, Object value) {
        fields.put(key, value(value));
        return this;
    }

    public Documents without(String key) {
        fields.remove(key);
        return this;
    }

    public Documents body(Format format, String text) {
        body = new ParsedDocument.Body(format, text);
        return this;
    }

    public static Value value(Object value) {
        return switch (value) {
            case Value given -> given;
            case String text -> new Value.Text(text);
            case Integer number -> new Value.Whole(number);
            case Long number -> new Value.Whole(number);
            case BigDecimal number -> new Value.Decimal(number);
            case Boolean flag -> new Value.Flag(flag);
            case List<?> items ->
                new Value.Items(items.stream().map(Documents::value).toList());
            default -> throw new IllegalArgumentException(value.toString());
        };
    }

    public ParsedDocument.Fields document() {
        return new ParsedDocument.Fields(new Value.Table(fields), body, TIMESTAMP);
    }

    public Result<NormalDocument> normalize() {
        return new ArticleNormalizer(SOURCES).normalize(document());
    }

    public NormalArticle article() {
        return article(normalize());
    }

    public static NormalArticle article(Result<NormalDocument> result) {
        return switch (result) {
            case Result.Ok<NormalDocument>(NormalArticle article) -> article;
            case Result.Ok<NormalDocument>(NormalDocument.WithdrawalRequest withdrawalRequest) ->
                throw new AssertionError(withdrawalRequest);
            case Result.Rejected<NormalDocument>(Rejection rejection) -> throw new AssertionError(rejection);
        };
    }

    public NormalDocument.WithdrawalRequest withdrawal() {
        return switch (normalize()) {
            case Result.Ok<NormalDocument>(NormalDocument.WithdrawalRequest withdrawalRequest) -> withdrawalRequest;
            case Result.Ok<NormalDocument>(NormalArticle article) -> throw new AssertionError(article);
            case Result.Rejected<NormalDocument>(Rejection rejection) -> throw new AssertionError(rejection);
        };
    }

    public Rejection.Code rejection() {
        return refusal().code();
    }

    public Rejection refusal() {
        return switch (normalize()) {
            case Result.Rejected<NormalDocument>(Rejection rejection) -> rejection;
            case Result.Ok<NormalDocument>(NormalDocument document) -> throw new AssertionError(document);
        };
    }
}
