package io.wireroom.streams;

import static io.wireroom.streams.Feed.document;
import static io.wireroom.streams.Line.header;
import static io.wireroom.streams.Line.text;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.wireroom.route.TopicState;
import java.util.List;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.test.TestRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Rules applied to what was told before, by control records. */
class RerouteTest {
    private static final String SEA = "{name: sea, topic: sea, format: article, when: {tags: [sea]}}";
    private static final String ALL = "{name: all, topic: all, format: hugo}";
    private static final String TAGGED = "tags = [\"sea\"]";

    private final Rules rules = new Rules();
    private final Line line = new Line(rules.routing());
    private final TestOutputTopic<byte[], byte[]> sea = line.output("sea");
    private final TestOutputTopic<byte[], byte[]> all = line.output("all");

    @AfterEach
    void close() {
        line.close();
    }

    @Test
    void addsArticlesToANewRouteOnce() {
        byte[] event = told(document(42, "Ships", TAGGED));
        byte[] other = told(document(43, "Trains"));
        rules.set(SEA);

        reroute("42", event);
        reroute("43", other);
        reroute("42", event);

        TestRecord<byte[], byte[]> routed = sea.readRecord();
        assertThat(routed.value()).isEqualTo(event);
        assertThat(header(routed, "ce_type")).isEqualTo("io.wireroom.article.published");
        assertThat(header(routed, "ce_id")).isEqualTo("42:1");
        assertThat(sea.isEmpty()).isTrue();
        assertThat(line.normalized.isEmpty()).isTrue();
        assertThat(line.rejected.isEmpty()).isTrue();
        assertThat(line.tally.all()).isEqualTo(2);
        assertThat(line.journal.readRecordsToList()).hasSize(2);
    }

    @Test
    void removesArticlesFromChangedAndRemovedRoutes() {
        rules.set(SEA, ALL);
        byte[] event = told(document(42, "Ships", TAGGED));
        byte[] other = told(document(43, "Boats", TAGGED));
        rules.set("{name: sea, topic: sea, format: article, when: {text: [boats]}}");

        reroute("42", event);
        reroute("43", other);

        assertThat(keysAndTombstones(sea)).containsExactly("42", "43", "42 gone");
        assertThat(keysAndTombstones(all)).containsExactly("42", "43", "42 gone", "43 gone");
    }

    @Test
    void canBeLimitedToOneRoute() {
        byte[] event = told(document(42, "Ships", TAGGED));
        rules.set(SEA, ALL);

        line.send("42", event, "wireroom-control", "reroute", "wireroom-control-route", "all");

        assertThat(keysAndTombstones(all)).containsExactly("42");
        assertThat(keysAndTombstones(sea)).isEmpty();

        rules.set(SEA);
        line.send("42", event, "wireroom-control", "reroute", "wireroom-control-route", "all");
        assertThat(keysAndTombstones(all)).containsExactly("42 gone");
    }

    @Test
    void rewritesExistingRecordsOnRequest() {
        rules.set(SEA);
        byte[] event = told(document(42, "Ships", TAGGED));

        line.send("42", event, "wireroom-control", "reroute", "wireroom-control-again", "true");

        assertThat(keysAndTombstones(sea)).containsExactly("42", "42");
    }

    @Test
    void rewritesRecordsOfAnotherFormat() {
        rules.set(SEA);
        byte[] event = told(document(42, "Ships", TAGGED));
        rules.set("{name: sea, topic: sea, format: hugo}");
        reroute("42", event);

        assertThat(text(sea.readRecordsToList().getLast().value())).startsWith("+++");
    }

    @Test
    void ignoresOutdatedEditions() {
        byte[] first = told(document(42, "Ships", TAGGED));
        told(document(42, "More ships", TAGGED));
        rules.set(SEA);

        reroute("42", first);

        assertThat(sea.isEmpty()).isTrue();
    }

    @Test
    void ignoresWithdrawnArticles() {
        byte[] first = told(document(42, "Ships", TAGGED));
        byte[] withdrawal = told("42", null);
        rules.set(SEA);

        reroute("42", first);
        reroute("42", withdrawal);

        assertThat(sea.isEmpty()).isTrue();
        assertThat(line.rejected.isEmpty()).isTrue();
    }

    @Test
    void ignoresForgedEditions() {
        byte[] event = told(document(42, "Ships", TAGGED));
        rules.set(SEA);

        reroute(
                "42",
                text(event)
                        .replace("the harbour is open", "the harbour is shut")
                        .getBytes(UTF_8));
        reroute(
                "43",
                text(event).replace("\"article_id\":42", "\"article_id\":43").getBytes(UTF_8));
        reroute(
                "42",
                text(event)
                        .replace("\"notes\":[]", "\"notes\":[],\"formerly\":[{\"source_key\":\"x\",\"tags\":[]}]")
                        .getBytes(UTF_8));

        assertThat(sea.isEmpty()).isTrue();
        assertThat(line.rejected.isEmpty()).isTrue();
    }

    @Test
    void doesNotChangeHeldArticles() {
        line.send(document(42, "Ships", TAGGED + "\nembargo = 2026-03-02T12:00:00Z"));
        byte[] held = line.held.readRecord().value();
        rules.set(SEA);

        reroute("42", text(held).replace("\"held\"", "\"published\"").getBytes(UTF_8));

        assertThat(sea.isEmpty()).isTrue();
    }

    @Test
    void repairsATopicThatMissedChanges() {
        rules.set(SEA);
        told(document(42, "Ships", TAGGED));
        rules.topics.put("sea", new TopicState.Forbidden());
        byte[] second = told(document(42, "More ships", TAGGED));
        rules.topics.clear();

        reroute("42", second);

        assertThat(sea.readRecordsToList())
                .extracting(record -> header(record, "ce_id"))
                .containsExactly("42:1", "42:2");
    }

    @Test
    void rejectsUnreadableControlRecords() {
        byte[] event = told(document(42, "Ships", TAGGED));

        line.send("42", event, "wireroom-control", "stop");
        line.send("43", event, "wireroom-control", "reroute");
        line.send(null, event, "wireroom-control", "reroute");
        line.send("42", null, "wireroom-control", "reroute");
        line.send("42", document(42, "Ships"), "wireroom-control", "reroute");
        line.send("42", "{}".getBytes(UTF_8), "wireroom-control", "reroute");

        assertThat(line.rejected.readRecordsToList())
                .hasSize(6)
                .allMatch(record -> "control.unreadable".equals(header(record, "wireroom-error-code")));
        assertThat(line.normalized.isEmpty()).isTrue();
    }

    private void reroute(String key, byte[] event) {
        line.send(key, event, "wireroom-control", "reroute");
    }

    private byte[] told(byte[] document) {
        return told(null, document);
    }

    private byte[] told(@Nullable String key, byte @Nullable [] document) {
        line.send(key, document);
        return line.normalized.readRecord().value();
    }

    private static List<String> keysAndTombstones(TestOutputTopic<byte[], byte[]> topic) {
        return topic.isEmpty()
                ? List.of()
                : topic.readRecordsToList().stream()
                        .map(record -> text(record.key()) + (record.value() == null ? " gone" : ""))
                        .toList();
    }
}
