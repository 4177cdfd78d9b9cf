package io.wireroom.streams;

import static io.wireroom.streams.Feed.document;
import static io.wireroom.streams.Line.header;
import static io.wireroom.streams.Line.text;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.wireroom.route.TopicState;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What gets onto the topics of routes, and what is taken back there. */
class PipelineRoutesTest {
    private static final String SEA = "{name: sea, topic: sea, format: article, when: {tags: [sea]}}";
    private static final String TAGGED = "tags = [\"sea\"]";

    private final Rules rules = new Rules().set(SEA);
    private final Line line = new Line(rules.routing());
    private final TestOutputTopic<byte[], byte[]> sea = line.output("sea");
    private final Map<String, String> on = new TreeMap<>();

    @AfterEach
    void close() {
        line.close();
    }

    @Test
    void sendsTheBytesOfTheEventWithItsHeadersAndTheRoutesName() {
        line.send("k", document(42, "Ships", TAGGED), "traceparent", "00-1-2-01");
        line.send(document(43, "Trains"));

        TestRecord<byte[], byte[]> event = line.normalized.readRecord();
        TestRecord<byte[], byte[]> routed = sea.readRecord();
        assertThat(routed.value()).isEqualTo(event.value());
        assertThat(routed.key()).isEqualTo("42".getBytes(UTF_8));
        assertThat(routed.getRecordTime()).isEqualTo(event.getRecordTime());
        assertThat(header(routed, "wireroom-route")).isEqualTo("sea");
        event.headers().remove("wireroom-ledger");
        assertThat(routed.headers().toArray()).contains(event.headers().toArray());
        assertThat(routed.headers().toArray()).hasSize(event.headers().toArray().length + 1);
        assertThat(sea.isEmpty()).isTrue();
        assertThat(rules.counts).isEqualTo(Map.of("sea sent", 1));
        assertThat(line.journal.readRecordsToList())
                .extracting(record -> text(record.value()).contains("\"routes\":[\"sea\"]"))
                .containsExactly(true, false);
    }

    @Test
    void writesEachFormat() {
        rules.set("{name: n, topic: sea.ninjs, format: ninjs}", "{name: h, topic: sea.hugo, format: hugo}");
        line.send(document(42, "Ships", TAGGED));

        TestRecord<byte[], byte[]> ninjs = line.output("sea.ninjs").readRecord();
        TestRecord<byte[], byte[]> hugo = line.output("sea.hugo").readRecord();
        assertThat(header(ninjs, "content-type")).isEqualTo("application/vnd.iptc.ninjs+json");
        assertThat(header(ninjs, "ce_dataschema")).contains("ninjs-schema_3.1");
        assertThat(text(ninjs.value())).contains("\"pubStatus\":\"usable\"");
        assertThat(header(hugo, "content-type")).isEqualTo("text/markdown;charset=UTF-8");
        assertThat(header(hugo, "ce_dataschema")).isNull();
        assertThat(text(hugo.value())).startsWith("+++\ntitle = \"Ships\"");
        assertThat(header(hugo, "ce_id")).isEqualTo("42:1");
    }

    @Test
    void addsAndRemovesAnArticle() {
        line.send(document(42, "Ships"));
        assertThat(folded()).isEmpty();
        line.send(document(42, "Ships", TAGGED));
        assertThat(folded()).containsEntry("42", "42:2");
        line.send(document(42, "More ships", TAGGED));
        assertThat(folded()).containsEntry("42", "42:3");
        line.send(document(42, "Trains"));

        TestRecord<byte[], byte[]> tombstone = sea.readRecord();
        assertThat(tombstone.value()).isNull();
        assertThat(header(tombstone, "ce_type")).isEqualTo("io.wireroom.article.unrouted");
        assertThat(header(tombstone, "ce_id")).isEqualTo("42:4");
        assertThat(header(tombstone, "wireroom-route")).isEqualTo("sea");
        assertThat(header(tombstone, "content-type")).isNull();
        line.send(document(42, "Other trains"));
        assertThat(sea.isEmpty()).isTrue();
        assertThat(rules.counts).isEqualTo(Map.of("sea sent", 2, "sea taken back", 1));
    }

    @Test
    void aChangedRuleAppliesToTheNextRevision() {
        line.send(document(42, "Ships", TAGGED));
        rules.set("{name: trains, topic: trains, format: hugo}");
        assertThat(folded()).containsKey("42");

        line.send(document(42, "More ships", TAGGED));

        assertThat(folded()).isEmpty();
        assertThat(line.output("trains").readRecordsToList()).hasSize(1);
    }

    @Test
    void aRouteWithAnotherTopicMovesItsArticles() {
        line.send(document(42, "Ships", TAGGED));
        rules.set("{name: sea, topic: ocean, format: article}");
        line.send(document(42, "More ships", TAGGED));

        assertThat(folded()).isEmpty();
        assertThat(line.output("ocean").readRecord().value()).isNotNull();
    }

    @Test
    void routesThatShareATopicSendOneRecord() {
        String ships = "{name: ships, topic: sea, format: article, when: {text: [ships]}}";
        rules.set(SEA, ships);
        line.send(document(42, "Ships", TAGGED));
        TestRecord<byte[], byte[]> both = sea.readRecord();
        assertThat(header(both, "wireroom-route")).isEqualTo("sea,ships");
        assertThat(sea.isEmpty()).isTrue();

        line.send(document(42, "Boats", TAGGED));
        assertThat(header(sea.readRecord(), "wireroom-route")).isEqualTo("sea");
        line.send(document(42, "Boats"));
        assertThat(sea.readRecord().value()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"status = \"withdrawn\"\nreason = \"wrong\"", "expires = 2020-01-01"})
    void removesWithdrawnArticles(String end) {
        line.send(document(42, "Ships", TAGGED));
        sea.readRecord();
        line.send(document(42, "Ships", end));

        TestRecord<byte[], byte[]> tombstone = sea.readRecord();
        assertThat(tombstone.value()).isNull();
        assertThat(header(tombstone, "ce_type")).isEqualTo("io.wireroom.article.withdrawn");
        assertThat(sea.isEmpty()).isTrue();
    }

    @Test
    void removesExpiredArticles() {
        line.send(document(42, "Ships", TAGGED + "\nexpires = 2026-03-02T12:00:00Z"));
        assertThat(folded()).containsKey("42");
        line.advance(Duration.ofDays(2));
        assertThat(folded()).isEmpty();
        line.advance(Duration.ofDays(2));
        assertThat(sea.isEmpty()).isTrue();
    }

    @Test
    void addsReinstatedArticles() {
        line.send(document(42, "Ships", TAGGED));
        line.send("42", null);
        assertThat(folded()).isEmpty();
        line.send(document(42, "Ships", TAGGED));
        assertThat(sea.isEmpty()).isTrue();
        line.send(document(42, "Ships", TAGGED + "\nstatus = \"published\""));
        assertThat(folded()).containsEntry("42", "42:3");
    }

    @Test
    void routesHeldArticlesAtTheirRelease() {
        line.send(document(42, "Ships", TAGGED + "\nembargo = 2026-03-02T12:00:00Z"));
        line.send(document(43, "Boats", TAGGED + "\ndraft = true"));
        assertThat(sea.isEmpty()).isTrue();

        line.advance(Duration.ofDays(2));

        assertThat(folded()).containsOnlyKeys("42");
    }

    @Test
    void aHeldCorrectionDoesNotChangeRoutedArticles() {
        line.send(document(42, "Ships", TAGGED));
        line.send(document(42, "Trains", "embargo = 2026-03-02T12:00:00Z"));
        assertThat(folded()).containsEntry("42", "42:1");
        line.advance(Duration.ofDays(2));
        assertThat(folded()).isEmpty();
    }

    @Test
    void countsFailedExpressions() {
        rules.set("{name: sea, topic: sea, format: article, where: article.extra.rank > 2}");
        line.send(document(42, "Ships", "rank = 3"));
        assertThat(folded()).containsKey("42");
        line.send(document(42, "Ships", "rank = \"high\""));

        assertThat(folded()).isEmpty();
        line.send(document(43, "Boats"));
        assertThat(sea.isEmpty()).isTrue();
        assertThat(rules.counts).isEqualTo(Map.of("sea sent", 1, "sea taken back", 1, "sea EXPRESSION", 2));
    }

    @Test
    void removesArticlesThatAreTooLarge() {
        rules.topics.put("sea", new TopicState.Writable(2000));
        line.send(document(42, "Ships", TAGGED));
        assertThat(folded()).containsKey("42");
        line.send(document(42, "Ships " + "x".repeat(1000), TAGGED));

        assertThat(folded()).isEmpty();
        assertThat(line.normalized.readRecordsToList()).hasSize(2);
        assertThat(rules.counts).containsEntry("sea TOO_LARGE", 1);
    }

    @Test
    void aMissingTopicAffectsItsRouteOnly() {
        line.send(document(42, "Ships", TAGGED));
        rules.topics.put("sea", new TopicState.Missing());
        line.send(document(42, "More ships", TAGGED));
        line.send(document(43, "Boats", TAGGED));
        assertThat(line.normalized.readRecordsToList()).hasSize(3);
        assertThat(rules.counts).isEqualTo(Map.of("sea sent", 1, "sea TOPIC", 2));

        rules.topics.remove("sea");
        line.send(document(42, "Trains"));
        assertThat(sea.readRecordsToList()).hasSize(1); // the first: there was nothing to take back any more
    }

    @Test
    void repairsATopicThatBecomesWritable() {
        line.send(document(42, "Ships", TAGGED));
        sea.readRecord();
        rules.topics.put("sea", new TopicState.Forbidden());
        line.send("42", null);
        assertThat(sea.isEmpty()).isTrue();

        rules.topics.remove("sea");
        TestRecord<byte[], byte[]> withdrawal =
                line.normalized.readRecordsToList().getLast();
        line.send("42", withdrawal.value(), "wireroom-control", "reroute");
        assertThat(sea.readRecord().value()).isNull();
    }

    /** The route's topic, folded by key: the ids of its events. */
    private Map<String, String> folded() {
        List<TestRecord<byte[], byte[]>> records = sea.isEmpty() ? List.of() : sea.readRecordsToList();
        for (TestRecord<byte[], byte[]> record : records) {
            if (record.value() == null) {
                on.remove(text(record.key()));
            } else {
                on.put(text(record.key()), header(record, "ce_id"));
            }
        }
        return on;
    }
}
