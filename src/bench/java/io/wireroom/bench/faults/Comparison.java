package io.wireroom.bench.faults;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.wireroom.article.Edition;
import io.wireroom.event.ArticleJsonReader;
import io.wireroom.event.MalformedEditionException;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Compares everything that came out of the cluster with what should have come out. Each difference is a sentence. The records on the topics
 * are read once and kept; another instance reads them again from the beginning.
 */
final class Comparison implements AutoCloseable {
    private final FaultCluster cluster;
    private final CommittedReader ingest;
    private final CommittedReader outputs;
    private final Oracle oracle = new Oracle();
    private final ObservedTopics observed = new ObservedTopics();
    private final List<String> differences = new ArrayList<>();
    private final List<String> undecided = new ArrayList<>();
    private int documents;
    private int lost;
    private int doubled;

    Comparison(FaultCluster cluster) {
        this.cluster = cluster;
        ingest = new CommittedReader(cluster.bootstrap, List.of("articles.ingest"));
        outputs = new CommittedReader(cluster.bootstrap, ObservedTopics.TOPICS);
    }

    /**
     * The outcome of a comparison.
     *
     * @param released articles that were held and then released by a timer
     * @param isComplete whether the endpoints were compared, too
     */
    record Result(int documents, int lost, int doubled, int released, boolean isComplete, List<String> differences) {
        boolean isRight() {
            return isComplete && differences.isEmpty();
        }
    }

    /** Compares what is there now. The endpoints are only read when the topics are right, because they follow them. */
    Result run() throws IOException, InterruptedException, MalformedEditionException {
        topics();
        boolean topicsAreRight = differences.isEmpty();
        if (topicsAreRight) {
            snapshots();
        }
        return result(topicsAreRight);
    }

    /** Compares what is there now, the endpoints in any case. */
    Result everything() throws IOException, InterruptedException, MalformedEditionException {
        topics();
        snapshots();
        return result(true);
    }

    private void topics() {
        differences.clear();
        lost = 0;
        doubled = 0;
        ingest.read(this::decide);
        outputs.read(observed::read);
        differences.addAll(undecided);
        observed.malformed.forEach(record -> differences.add("not readable: " + record));
        journal();
        events();
        rejected();
        compare("articles.held", observed.held, oracle.drafts);
        Map<Long, String> routed = new TreeMap<>();
        oracle.visible().forEach((id, article) -> {
            if (article.isOnRoute()) {
                routed.put(id, article.content());
            }
        });
        compare("the route's topic", observed.routed, routed);
    }

    private void decide(ConsumerRecord<byte[], byte[]> record) {
        documents++;
        try {
            oracle.read(record);
        } catch (RuntimeException e) {
            undecided.add("no decision about %d-%d: %s".formatted(record.partition(), record.offset(), e));
        }
    }

    private Result result(boolean isComplete) {
        return new Result(documents, lost, doubled, observed.released.size(), isComplete, List.copyOf(differences));
    }

    private void journal() {
        doubled += observed.doubledReleases.size();
        observed.doubledReleases.forEach(id -> differences.add("journal: two timed entries for " + id));
        oracle.outcomes.forEach((place, outcome) -> {
            List<String> outcomes = observed.outcomes.getOrDefault(place, List.of());
            boolean right = outcomes.equals(List.of(outcome))
                    || (outcome.equals("held") && outcomes.equals(List.of("published")));
            count(outcomes.size(), 1);
            if (!right) {
                differences.add("journal: " + place + " is " + outcomes + " instead of " + outcome);
            }
        });
    }

    private void count(int found, int expected) {
        lost += Math.max(0, expected - found);
        doubled += Math.max(0, found - expected);
    }

    private void events() {
        Set<Long> ids = new TreeSet<>(observed.events.keySet());
        ids.addAll(oracle.events.keySet());
        for (long id : ids) {
            List<String> is = observed.events.getOrDefault(id, List.of());
            List<String> should = oracle.events.getOrDefault(id, List.of());
            if (!is.equals(should)) {
                count(is.size(), should.size());
                differences.add("articles.normalized: " + id + " is " + is + " instead of " + should);
            } else if (!oracle.editions.get(id).content().equals(observed.contents.get(id))) {
                differences.add("articles.normalized: " + id + " has another content");
            }
        }
    }

    private void rejected() {
        Set<String> places = new TreeSet<>(observed.rejected.keySet());
        places.addAll(oracle.rejected.keySet());
        for (String place : places) {
            String code = oracle.rejected.get(place);
            List<String> should = code == null ? List.of() : List.of(code);
            List<String> is = observed.rejected.getOrDefault(place, List.of());
            if (!is.equals(should)) {
                count(is.size(), should.size());
                differences.add("articles.rejected: " + place + " is " + is + " instead of " + should);
            }
        }
    }

    private void snapshots() throws IOException, InterruptedException, MalformedEditionException {
        Map<Long, String> should = new TreeMap<>();
        oracle.visible().forEach((id, article) -> should.put(id, article.revision() + " " + article.content()));
        for (int endpoint = 2; endpoint <= 3; endpoint++) {
            Map<Long, String> found = new TreeMap<>();
            HttpResponse<String> snapshot = cluster.get(endpoint, "/v1/snapshot");
            if (snapshot.statusCode() != 200) {
                throw new IOException("endpoint-" + (endpoint - 1) + " answers " + snapshot.statusCode());
            }
            for (String line : snapshot.body().lines().toList()) {
                if (!line.startsWith("{\"cursor\"")) {
                    Edition edition = ArticleJsonReader.read(line.getBytes(UTF_8));
                    found.put(edition.id().value(), edition.revision() + " " + ObservedTopics.content(edition));
                }
            }
            compare("the snapshot of endpoint-" + (endpoint - 1), found, should);
        }
    }

    private void compare(String where, Object found, Object should) {
        if (!found.equals(should)) {
            differences.add(where + " differs: " + first(found, should) + "; missing " + first(should, found));
        }
    }

    private static String first(Object in, Object notIn) {
        Set<Object> rest = new LinkedHashSet<>(in instanceof Map<?, ?> map ? map.entrySet() : (Set<?>) in);
        rest.removeAll(notIn instanceof Map<?, ?> map ? map.entrySet() : (Set<?>) notIn);
        return rest.stream().limit(5).toList().toString();
    }

    @Override
    public void close() {
        ingest.close();
        outputs.close();
    }
}
