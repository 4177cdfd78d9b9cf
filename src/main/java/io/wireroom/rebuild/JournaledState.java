package io.wireroom.rebuild;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.wireroom.streams.LedgerHeader;
import java.nio.ByteBuffer;

/**
 * The state of an article's ledger entry according to the journal.
 *
 * @param decided the record's timestamp in milliseconds since 1970
 * @param partition partition of the record; within a partition, the order of records counts, not their timestamps
 */
record JournaledState(long decided, int partition, LedgerHeader facts) {

    boolean isBefore(JournaledState next) {
        return partition == next.partition || decided <= next.decided;
    }

    byte[] write() {
        byte[] text = facts.text().getBytes(UTF_8);
        return ByteBuffer.allocate(Long.BYTES + Integer.BYTES + text.length)
                .putLong(decided)
                .putInt(partition)
                .put(text)
                .array();
    }

    static JournaledState read(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        long decided = in.getLong();
        int partition = in.getInt();
        byte[] text = new byte[in.remaining()];
        in.get(text);
        return new JournaledState(
                decided, partition, LedgerHeader.parse(new String(text, UTF_8)).orElseThrow());
    }
}
