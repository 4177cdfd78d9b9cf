package io.wireroom.pipeline;

import io.wireroom.article.ArticleId;
import io.wireroom.article.NormalArticle;
import io.wireroom.article.NormalDocument;
import io.wireroom.article.NormalDocument.TakenBack;
import io.wireroom.article.ParsedDocument;
import io.wireroom.article.RawDocument;
import io.wireroom.article.Result;
import io.wireroom.ledger.Decision;
import io.wireroom.ledger.Ledger;
import io.wireroom.ledger.LedgerEntry;
import java.time.Instant;
import java.util.function.Function;

/**
 * All that happens to a document between two topics, as functions: no clock, no randomness, no I/O. The same record, read
 * again, gives the same bytes.
 */
public final class DocumentPipeline {
    private final Function<RawDocument, Result<ParsedDocument>> parse;
    private final Function<ParsedDocument, Result<ArticleId>> identify;
    private final Function<ParsedDocument, Result<NormalDocument>> normalize;
    private final Ledger ledger;

    public DocumentPipeline(
            Function<RawDocument, Result<ParsedDocument>> parse,
            Function<ParsedDocument, Result<ArticleId>> identify,
            Function<ParsedDocument, Result<NormalDocument>> normalize,
            Ledger ledger) {
        this.parse = parse;
        this.identify = identify;
        this.normalize = normalize;
        this.ledger = ledger;
    }

    /** The article that a document speaks of: less work than reading all of it. */
    public Result<ArticleId> identify(RawDocument document) {
        return parse.apply(document).then(identify);
    }

    /** What a document says, clean and complete. */
    public Result<NormalDocument> read(RawDocument document) {
        return parse.apply(document).then(normalize);
    }

    /**
     * What is to happen because of it.
     *
     * @param entry what the ledger remembers of the document's article
     * @param now the time on the wall, for embargoes only
     */
    public Decision decide(LedgerEntry entry, NormalDocument document, Instant now) {
        return switch (document) {
            case NormalArticle article -> ledger.decide(entry, article, now);
            case TakenBack withdrawal -> ledger.decide(entry, withdrawal);
        };
    }

    public Ledger ledger() {
        return ledger;
    }
}
