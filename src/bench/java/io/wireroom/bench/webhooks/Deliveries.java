package io.wireroom.bench.webhooks;

import io.wireroom.archive.PartitionOffsets;
import io.wireroom.bench.webhooks.Recording.Fact;
import io.wireroom.bench.webhooks.Recording.Kill;
import io.wireroom.bench.webhooks.Recording.Stored;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/**
 * Checks what one endpoint got.
 *
 * <ul>
 *   <li>The accepted revisions of an article rise, and end with its last one.
 *   <li>A revision is left out only if the next one was sent to the service before the endpoint got anything that follows it in the log:
 *       a service that is behind sends the latest revision only.
 *   <li>A message that was accepted comes again only if its sender was killed before it had stored that, or if a rebalance ended the
 *       request.
 * </ul>
 */
final class Deliveries {
    /** A stopping worker waits this long for a response. */
    private static final long STOP_TIMEOUT = micros(Duration.ofSeconds(3));

    /** From a kill or a start of a process to the end of the rebalances that it causes: session timeout, start, stop timeout. */
    private static final long REBALANCING = micros(Duration.ofSeconds(40));

    /** Close to the time limit of the sender. */
    private static final long TIMED_OUT = micros(Duration.ofMillis(29_500));

    private final Recording recording;
    private final Endpoint endpoint;
    private final List<Receipt> receipts;
    private final Map<String, Receipt> accepted = new HashMap<>();
    private final List<Receipt> first = new ArrayList<>();
    private final List<String> differences = new ArrayList<>();
    private int repeatedByKills;
    private int repeatedByRebalances;
    private int superseded;

    Deliveries(Recording recording, Endpoint endpoint, List<Receipt> receipts) {
        this.recording = recording;
        this.endpoint = endpoint;
        this.receipts = receipts;
        read();
        order();
        completeness();
        pauses();
    }

    private static long micros(Duration duration) {
        return TimeUnit.MICROSECONDS.convert(duration);
    }

    List<String> differences() {
        return differences;
    }

    /** The first accepted receipt of each message, in the order of their arrival. */
    List<Receipt> first() {
        return first;
    }

    int repeatedByKills() {
        return repeatedByKills;
    }

    int repeatedByRebalances() {
        return repeatedByRebalances;
    }

    int superseded() {
        return superseded;
    }

    private void differs(String what, Object... values) {
        differences.add(endpoint.partner() + ": " + what.formatted(values));
    }

    private void read() {
        for (Receipt receipt : receipts) {
            if (receipt.problem() != null) {
                differs("%s has %s", receipt.id(), receipt.problem());
            }
            Receipt before = accepted.get(receipt.id());
            if (before != null) {
                repeat(before, receipt);
            }
            if (receipt.isAccepted()) {
                if (before == null) {
                    first.add(receipt);
                }
                accepted.put(receipt.id(), receipt);
            }
        }
    }

    private void repeat(Receipt before, Receipt again) {
        if (recording.kills().stream().anyMatch(kill -> explains(kill, before, again))) {
            repeatedByKills++;
        } else if (isEnded(before)) {
            repeatedByRebalances++;
        } else {
            differs("%s came again without a kill, from %s after %s", again.id(), again.sender(), before.sender());
        }
    }

    private boolean explains(Kill kill, Receipt before, Receipt again) {
        Fact fact = recording.truth().get(before.revision());
        return fact != null
                && before.sender().equals(kill.process())
                && before.arrived() <= kill.to()
                && again.arrived() > kill.from()
                && fact.offset() >= stored(kill).next(fact.partition());
    }

    /** The endpoint's last position that was stored before the process had ended. */
    private PartitionOffsets stored(Kill kill) {
        PartitionOffsets last = PartitionOffsets.START;
        for (Stored each : recording.stored()) {
            if (each.partner().equals(endpoint.partner()) && each.at() <= kill.to()) {
                last = each.position();
            }
        }
        return last;
    }

    /** Whether the sender may not have got the response. */
    private boolean isEnded(Receipt receipt) {
        long took = receipt.answered() - receipt.arrived();
        return took >= TIMED_OUT
                || (took >= STOP_TIMEOUT
                        && recording.disturbances().stream()
                                .anyMatch(begin ->
                                        begin <= receipt.answered() && receipt.arrived() <= begin + REBALANCING));
    }

    private void order() {
        Map<Long, Integer> known = new HashMap<>();
        for (Receipt receipt : first) {
            Revision revision = receipt.revision();
            Integer before = known.put(revision.article(), revision.number());
            if (before != null && before >= revision.number()) {
                differs("%s came after revision %d", revision, before);
            }
        }
    }

    private void completeness() {
        Map<Revision, Receipt> found = new HashMap<>();
        Map<Integer, NavigableMap<Long, Long>> arrivals = new HashMap<>();
        for (Receipt receipt : first) {
            found.put(receipt.revision(), receipt);
            Fact fact = recording.truth().get(receipt.revision());
            if (fact != null) {
                arrivals.computeIfAbsent(fact.partition(), _ -> new TreeMap<>()).put(fact.offset(), receipt.arrived());
            }
        }
        Map<Integer, NavigableMap<Long, Long>> earliest = new HashMap<>();
        arrivals.forEach((partition, times) -> earliest.put(partition, earliestFrom(times)));
        recording.truth().forEach((revision, fact) -> {
            if (found.containsKey(revision)) {
                return;
            }
            Fact next = recording.truth().get(revision.next());
            Map.Entry<Long, Long> passed =
                    earliest.getOrDefault(fact.partition(), new TreeMap<>()).higherEntry(fact.offset());
            if (next == null) {
                differs("%s, the last revision, is missing", revision);
            } else if (passed != null && passed.getValue() < next.sent()) {
                differs("%s is missing", revision);
            } else {
                superseded++;
            }
        });
    }

    /** For each offset, the earliest arrival of it and of all that follow. */
    private static NavigableMap<Long, Long> earliestFrom(NavigableMap<Long, Long> arrivals) {
        NavigableMap<Long, Long> earliest = new TreeMap<>();
        long least = Long.MAX_VALUE;
        for (Map.Entry<Long, Long> each : arrivals.descendingMap().entrySet()) {
            least = Math.min(least, each.getValue());
            earliest.put(each.getKey(), least);
        }
        return earliest;
    }

    /** After 429, the time of {@code Retry-After} passes; after 410, nothing is sent until the endpoint is enabled. */
    private void pauses() {
        long retryAfter = micros(Receivers.RETRY_AFTER);
        int gone = 0;
        for (int i = 0; i < receipts.size(); i++) {
            Receipt receipt = receipts.get(i);
            gone += receipt.status() == 410 ? 1 : 0;
            if (receipt.status() == 429 && i + 1 < receipts.size()) {
                long pause = receipts.get(i + 1).arrived() - receipt.answered();
                if (pause < retryAfter && !isInterrupted(receipt, receipts.get(i + 1))) {
                    differs("%d µs between 429 and the next request", pause);
                }
            }
        }
        if (gone > WebhooksBench.ROUNDS + 1 + recording.kills().size()) {
            differs("%d requests were answered by 410", gone);
        }
    }

    private boolean isInterrupted(Receipt receipt, Receipt next) {
        return recording.kills().stream()
                .anyMatch(kill -> receipt.arrived() <= kill.to() && kill.from() <= next.arrived());
    }
}
