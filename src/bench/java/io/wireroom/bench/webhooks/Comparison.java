package io.wireroom.bench.webhooks;

import io.wireroom.bench.webhooks.Recording.Kill;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** Compares what all endpoints got with what they should have got. Each difference is a sentence. */
final class Comparison {
    private static final long BEFORE_A_KILL = TimeUnit.MICROSECONDS.convert(Duration.ofSeconds(2));

    private final Recording recording;
    private final Map<Endpoint, Deliveries> deliveries = new LinkedHashMap<>();
    private final Lags lags = new Lags();
    private final List<String> differences = new ArrayList<>();

    Comparison(Recording recording) {
        this.recording = recording;
        Map<String, List<Receipt>> receipts =
                recording.receipts().stream().collect(Collectors.groupingBy(Receipt::partner));
        for (Endpoint endpoint : recording.endpoints()) {
            Deliveries each = new Deliveries(recording, endpoint, receipts.getOrDefault(endpoint.partner(), List.of()));
            deliveries.put(endpoint, each);
            differences.addAll(each.differences());
            if (endpoint.isHealthy()) {
                lags.add(each.first(), recording.truth());
            }
        }
        recording.trapped().forEach(path -> differences.add("trap: " + path));
        recording.kills().forEach(this::kill);
        late(Phase.ILL);
    }

    /** A kill proves something only if the process was sending to endpoints that are well. */
    private void kill(Kill kill) {
        Set<String> healthy = recording.endpoints().stream()
                .filter(Endpoint::isHealthy)
                .map(Endpoint::partner)
                .collect(Collectors.toSet());
        boolean hit = recording.receipts().stream()
                .anyMatch(receipt -> receipt.sender().equals(kill.process())
                        && healthy.contains(receipt.partner())
                        && receipt.arrived() <= kill.to()
                        && receipt.arrived() >= kill.from() - BEFORE_A_KILL);
        if (!hit) {
            differences.add("the kill of " + kill.process() + " hit no delivery");
        }
    }

    private void late(Phase phase) {
        deliveries.forEach((endpoint, each) -> {
            if (endpoint.isHealthy()) {
                Lags own = new Lags();
                own.add(each.first(), recording.truth());
                String late = own.difference(phase, lags);
                if (late != null) {
                    differences.add(endpoint.partner() + ": " + late);
                }
            }
        });
    }

    List<String> differences() {
        return differences;
    }

    /** Of the healthy endpoints. */
    Lags lags() {
        return lags;
    }

    Map<Endpoint, Deliveries> deliveries() {
        return deliveries;
    }
}
