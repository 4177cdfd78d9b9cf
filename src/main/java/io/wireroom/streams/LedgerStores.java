package io.wireroom.streams;

import io.wireroom.article.ArticleId;
import io.wireroom.ledger.LedgerEntry;
import io.wireroom.ledger.LedgerEntry.HeldVersion;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;

/** The local stores of one partition of the ledger. */
record LedgerStores(LedgerStore ledger, HeldArticles held, ExpiryTimers expiries) {
    static final String LEDGER = "ledger";
    static final String HELD = "held";
    static final String RELEASES = "releases";

    static LedgerStores of(ProcessorContext<byte[], byte[]> context) {
        KeyValueStore<Long, byte[]> versions = context.getStateStore(HELD);
        KeyValueStore<Bytes, byte[]> releases = context.getStateStore(RELEASES);
        ExpiryTimers expiries = new ExpiryTimers(releases);
        return new LedgerStores(
                new LedgerStore(context.getStateStore(LEDGER), expiries),
                new HeldArticles(versions, releases),
                expiries);
    }

    /** The entry of an article. The source of a held version, which entries of earlier versions of Wireroom lack, is that of its JSON. */
    LedgerEntry entry(ArticleId id) {
        LedgerEntry entry = ledger.entry(id);
        HeldVersion version = entry.held();
        return version == null || version.source() != null
                ? entry
                : entry.withHeldVersion(version.withSource(held.source(id)));
    }
}
