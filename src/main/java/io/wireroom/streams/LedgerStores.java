package io.wireroom.streams;

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
}
