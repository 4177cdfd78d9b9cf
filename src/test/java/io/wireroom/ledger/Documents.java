package io.wireroom.ledger;

import io.wireroom.article.AgreedTime;
import io.wireroom.article.Article;
import io.wireroom.article.ArticleId;
import io.wireroom.article.Availability;
import io.wireroom.article.DocumentVersion;
import io.wireroom.article.DocumentVersion.Kind;
import io.wireroom.article.NormalArticle;
import io.wireroom.article.NormalDocument.WithdrawalRequest;
import io.wireroom.article.Source;
import io.wireroom.article.Value;
import io.wireroom.enrich.ArticleEnricher;
import io.wireroom.event.ContentHash;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Documents of one article, and a ledger that makes real editions of them. */
record Documents(
        String title,
        List<String> tags,
        @Nullable Instant date,
        Availability seen,
        @Nullable DocumentVersion version,
        boolean reinstates,
        @Nullable String suppliedPath,
        Instant timestamp) {
    static final ArticleId ID = new ArticleId(42);
    static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    static final Source SOURCE = new Source("harbor", "Harbor Wire");

    static final Documents DOCUMENT = new Documents(
            "Ships", List.of("ports"), NOW.minus(Duration.ofDays(1)), Availability.ALWAYS, null, false, null, NOW);

    static Ledger ledger() {
        ArticleEnricher enricher = new ArticleEnricher(
                "https://news.example", "https://cdn.example", title -> title.toLowerCase(Locale.ROOT));
        return new Ledger((article, terms) -> ContentHash.encode(enricher.enrich(article, terms)));
    }

    /** A document that was not redriven, with clocks that agree. */
    static Decision decide(Ledger ledger, LedgerEntry entry, NormalArticle document, Instant now) {
        return ledger.decide(entry, document, AgreedTime.exactly(now), IngestContext.at(document.timestamp()));
    }

    /** A withdrawal that was not redriven. */
    static Decision decide(Ledger ledger, LedgerEntry entry, WithdrawalRequest document) {
        return ledger.decide(entry, document, IngestContext.at(document.timestamp()));
    }

    /** A held version, with clocks that agree. */
    static Decision release(Ledger ledger, LedgerEntry entry, Article held, Instant release, Instant now) {
        return ledger.release(entry, held, release, AgreedTime.exactly(now));
    }

    static WithdrawalRequest withdrawalRequest(@Nullable String reason) {
        return new WithdrawalRequest(ID, reason, NOW);
    }

    Documents titled(String other) {
        return new Documents(other, tags, date, seen, version, reinstates, suppliedPath, timestamp);
    }

    Documents tagged(String... other) {
        return new Documents(title, List.of(other), date, seen, version, reinstates, suppliedPath, timestamp);
    }

    Documents dated(@Nullable Instant other) {
        return new Documents(title, tags, other, seen, version, reinstates, suppliedPath, timestamp);
    }

    Documents drafted(boolean is) {
        return available(new Availability(is, seen.release(), seen.expiry()));
    }

    Documents embargoed(@Nullable Instant release) {
        return available(new Availability(seen.draft(), release, seen.expiry()));
    }

    Documents expiring(@Nullable Instant expiry) {
        return available(new Availability(seen.draft(), seen.release(), expiry));
    }

    private Documents available(Availability other) {
        return new Documents(title, tags, date, other, version, reinstates, suppliedPath, timestamp);
    }

    Documents numbered(@Nullable Integer number) {
        DocumentVersion other = number == null ? null : new DocumentVersion(Kind.NUMBER, number);
        return new Documents(title, tags, date, seen, other, reinstates, suppliedPath, timestamp);
    }

    Documents reinstating(boolean is) {
        return new Documents(title, tags, date, seen, version, is, suppliedPath, timestamp);
    }

    Documents at(@Nullable String path) {
        return new Documents(title, tags, date, seen, version, reinstates, path, timestamp);
    }

    Documents sent(Instant when) {
        return new Documents(title, tags, date, seen, version, reinstates, suppliedPath, when);
    }

    NormalArticle article() {
        return new NormalArticle(
                ID,
                title,
                "Summary of " + title,
                "About " + title,
                date == null ? timestamp : date,
                date != null,
                seen,
                version,
                SOURCE,
                null,
                null,
                suppliedPath,
                null,
                null,
                "en",
                List.of(),
                tags,
                "<p>" + title + "</p>",
                title,
                1,
                reinstates,
                Value.Table.EMPTY,
                List.of(),
                timestamp);
    }
}
