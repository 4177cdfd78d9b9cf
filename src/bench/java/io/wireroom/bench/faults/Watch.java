package io.wireroom.bench.faults;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Looks at both endpoints all the time: an article before its release, and one after its withdrawal, must not be seen. */
final class Watch implements AutoCloseable {
    final ConcurrentLinkedQueue<String> early = new ConcurrentLinkedQueue<>();
    final ConcurrentLinkedQueue<String> afterWithdrawal = new ConcurrentLinkedQueue<>();

    private final FaultCluster cluster;
    private final Map<Long, Instant> embargoes;
    private final Set<String> gone = ConcurrentHashMap.newKeySet();
    private final List<Long> withdrawn;
    private final Thread thread;
    private volatile boolean ended;

    /** @param withdrawn ids of articles that are withdrawn in this round, and not reinstated */
    Watch(FaultCluster cluster, Map<Long, Instant> embargoes, List<Long> withdrawn, long seed) {
        this.cluster = cluster;
        this.embargoes = embargoes;
        this.withdrawn = withdrawn;
        this.thread = Thread.ofPlatform().daemon().start(() -> look(new Random(seed)));
    }

    private void look(Random random) {
        List<Long> embargoed = List.copyOf(embargoes.keySet());
        try {
            while (!ended) {
                int endpoint = 2 + random.nextInt(2);
                if (!embargoed.isEmpty()) {
                    embargo(endpoint, embargoed.get(random.nextInt(embargoed.size())));
                }
                if (!withdrawn.isEmpty()) {
                    withdrawal(endpoint, withdrawn.get(random.nextInt(withdrawn.size())));
                }
                Thread.sleep(100);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void embargo(int endpoint, long id) throws InterruptedException {
        int status = cluster.status(endpoint, "/v1/articles/" + id);
        Instant answered = Instant.now();
        if (status == 200 && answered.isBefore(embargoes.get(id))) {
            early.add(id + " at " + answered + " on endpoint " + (endpoint - 1));
        }
    }

    private void withdrawal(int endpoint, long id) throws InterruptedException {
        int status = cluster.status(endpoint, "/v1/articles/" + id);
        String place = id + " on endpoint " + (endpoint - 1);
        if (status == 410) {
            gone.add(place);
        } else if (status == 200 && gone.contains(place)) {
            afterWithdrawal.add(place + " at " + Instant.now());
        }
    }

    @Override
    public void close() throws InterruptedException {
        ended = true;
        thread.join();
    }
}
