package io.wireroom.streams;

import io.wireroom.article.ArticleId;
import io.wireroom.ledger.LedgerEntry;
import org.apache.kafka.streams.state.KeyValueStore;

/** The ledger's entries. Storing an entry also sets the expiry timer of its article. */
final class LedgerStore {
    private final KeyValueStore<Long, byte[]> entries;
    private final ExpiryTimers expiries;

    LedgerStore(KeyValueStore<Long, byte[]> entries, ExpiryTimers expiries) {
        this.entries = entries;
        this.expiries = expiries;
    }

    LedgerEntry entry(ArticleId id) {
        return LedgerEntryCodec.read(entries.get(id.value()));
    }

    /** @param entry the previous entry */
    void remember(ArticleId id, LedgerEntry entry, LedgerEntry next) {
        entries.put(id.value(), LedgerEntryCodec.write(next));
        expiries.move(id, entry.expiry(), next.expiry());
    }
}
