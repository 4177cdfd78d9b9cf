package io.wireroom.bench.webhooks;

import io.wireroom.archive.PartitionOffsets;
import java.util.List;
import java.util.Map;

/**
 * What happened in a run. Times are in microseconds since 1970.
 *
 * @param truth all revisions
 * @param receipts in the order of their arrival
 * @param stored what the processes stored, in order
 * @param disturbances times when a process was killed or started
 * @param trapped requests that followed a redirect or went to an address that is not allowed
 */
record Recording(
        List<Endpoint> endpoints,
        Map<Revision, Fact> truth,
        List<Receipt> receipts,
        List<Stored> stored,
        List<Kill> kills,
        List<Long> disturbances,
        List<String> trapped) {

    /**
     * A change as the log has it.
     *
     * @param sent time before its document was sent
     * @param visible time when a reader of the log had it
     */
    record Fact(Phase phase, long sent, long visible, int partition, long offset) {}

    /** The position of an endpoint as stored by the owner of its worker. */
    record Stored(String partner, PartitionOffsets position, long at) {}

    /**
     * @param from time before the signal
     * @param to time when the process had ended
     */
    record Kill(String process, long from, long to) {}

    Recording with(List<Receipt> others) {
        return new Recording(endpoints, truth, others, stored, kills, disturbances, trapped);
    }

    Recording withTrapped(List<String> others) {
        return new Recording(endpoints, truth, receipts, stored, kills, disturbances, others);
    }
}
