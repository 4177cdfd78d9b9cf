package io.wireroom.bench.faults;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.wireroom.CommittedLog;
import io.wireroom.article.Article;
import io.wireroom.article.Edition;
import io.wireroom.event.ArticleJsonReader;
import io.wireroom.event.MalformedEditionException;
import io.wireroom.journal.JournalEntry;
import io.wireroom.journal.JournalJsonReader;
import io.wireroom.journal.MalformedEntryException;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Compares everything that came out of the cluster with what should have come out. Each difference is a sentence. */
final class Comparison {
    private final FaultCluster cluster;
    private final Oracle oracle = new Oracle();
    private final List<String> differences = new ArrayList<>();
    private int lost;
    private int doubled;

    Comparison(FaultCluster cluster) {
        this.cluster = cluster;
    }

    /** The outcome of a comparison. */
    record Result(int documents, int lost, int doubled, List<String> differences) {}

    Result run() throws Exception {
        List<ConsumerRecord<byte[], byte[]>> ingest = read("articles.ingest");
        ingest.forEach(oracle::read);
        journal();
        events();
        rejected();
        held();
        route();
        snapshots();
        return new Result(ingest.size(), lost, doubled, differences);
    }

    private List<ConsumerRecord<byte[], byte[]>> read(String topic) {
        return CommittedLog.read(Map.of("bootstrap.servers", cluster.bootstrap), topic);
    }

    private void journal() throws MalformedEntryException {
        Map<String, List<String>> found = new HashMap<>();
        Set<Long> released = new TreeSet<>();
        for (ConsumerRecord<byte[], byte[]> record : read("articles.journal")) {
            JournalEntry entry = JournalJsonReader.read(record.value());
            if (entry.document() != null) {
                found.computeIfAbsent(entry.document().toString(), none -> new ArrayList<>())
                        .add(entry.outcome().toString());
            } else if (!released.add(
                    Objects.requireNonNull(entry.identity().id()).value())) {
                doubled++;
                differences.add(
                        "journal: two timed entries for " + entry.identity().id());
            }
        }
        oracle.outcomes.forEach((place, outcome) -> {
            List<String> outcomes = found.getOrDefault(place, List.of());
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

    private void events() throws MalformedEditionException {
        Map<Long, List<String>> found = new TreeMap<>();
        Map<Long, Edition> latest = new TreeMap<>();
        for (ConsumerRecord<byte[], byte[]> record : read("articles.normalized")) {
            Edition edition = ArticleJsonReader.read(record.value());
            long id = edition.id().value();
            String type = header(record, "ce_type");
            found.computeIfAbsent(id, none -> new ArrayList<>())
                    .add(edition.revision() + " " + type.substring(type.lastIndexOf('.') + 1));
            latest.put(id, edition);
        }
        Set<Long> ids = new TreeSet<>(found.keySet());
        ids.addAll(oracle.events.keySet());
        for (long id : ids) {
            List<String> is = found.getOrDefault(id, List.of());
            List<String> should = oracle.events.getOrDefault(id, List.of());
            if (!is.equals(should)) {
                count(is.size(), should.size());
                differences.add("articles.normalized: " + id + " is " + is + " instead of " + should);
            } else if (!hash(latest.get(id)).equals(hash(oracle.editions.get(id)))) {
                differences.add("articles.normalized: " + id + " has another content");
            }
        }
    }

    private static String hash(Edition edition) {
        return edition instanceof Article article ? article.contentHash() + article.path() : edition.path();
    }

    private void rejected() {
        Map<String, List<String>> found = new TreeMap<>();
        for (ConsumerRecord<byte[], byte[]> record : read("articles.rejected")) {
            found.computeIfAbsent(
                            header(record, "wireroom-error-partition") + "-" + header(record, "wireroom-error-offset"),
                            none -> new ArrayList<>())
                    .add(header(record, "wireroom-error-code"));
        }
        Set<String> places = new TreeSet<>(found.keySet());
        places.addAll(oracle.rejected.keySet());
        for (String place : places) {
            String code = oracle.rejected.get(place);
            List<String> should = code == null ? List.of() : List.of(code);
            if (!found.getOrDefault(place, List.of()).equals(should)) {
                count(found.getOrDefault(place, List.of()).size(), should.size());
                differences.add("articles.rejected: " + place + " is " + found.get(place) + " instead of " + should);
            }
        }
    }

    private void held() {
        compare("articles.held", folded("articles.held").keySet(), oracle.drafts.keySet());
    }

    private void route() throws MalformedEditionException {
        Map<Long, String> found = new TreeMap<>();
        for (Map.Entry<Long, byte[]> each : folded("news.sea").entrySet()) {
            found.put(each.getKey(), hash(ArticleJsonReader.read(each.getValue())));
        }
        Map<Long, String> should = new TreeMap<>();
        oracle.visible().forEach((id, article) -> {
            if (article.tags().contains("sea")) {
                should.put(id, hash(article));
            }
        });
        compare("the route's topic", found, should);
    }

    private Map<Long, byte[]> folded(String topic) {
        Map<Long, byte[]> folded = new TreeMap<>();
        for (ConsumerRecord<byte[], byte[]> record : read(topic)) {
            long id = Long.parseLong(new String(record.key(), UTF_8));
            if (record.value() == null) {
                folded.remove(id);
            } else {
                folded.put(id, record.value());
            }
        }
        return folded;
    }

    private void snapshots() throws IOException, InterruptedException, MalformedEditionException {
        Map<Long, String> should = new TreeMap<>();
        oracle.visible().forEach((id, article) -> should.put(id, article.revision() + " " + hash(article)));
        for (int endpoint = 2; endpoint <= 3; endpoint++) {
            Map<Long, String> found = new TreeMap<>();
            HttpResponse<String> snapshot = cluster.get(endpoint, "/v1/snapshot");
            if (snapshot.statusCode() != 200) {
                throw new IOException("endpoint-" + (endpoint - 1) + " answers " + snapshot.statusCode());
            }
            for (String line : snapshot.body().lines().toList()) {
                if (!line.startsWith("{\"cursor\"")) {
                    Edition edition = ArticleJsonReader.read(line.getBytes(UTF_8));
                    found.put(edition.id().value(), edition.revision() + " " + hash(edition));
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
        Set<Object> rest = new java.util.LinkedHashSet<>(in instanceof Map<?, ?> map ? map.entrySet() : (Set<?>) in);
        rest.removeAll(notIn instanceof Map<?, ?> map ? map.entrySet() : (Set<?>) notIn);
        return rest.stream().limit(5).toList().toString();
    }

    private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
        return new String(record.headers().lastHeader(name).value(), UTF_8);
    }
}
