package io.wireroom.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.wireroom.archive.Cursor;
import io.wireroom.archive.PartitionOffsets;
import io.wireroom.rest.query.ArchiveAccess;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(RunningWireroom.class)
class ChangesIT {
    private static final Pattern CHANGE = Pattern.compile(
            "\\{\"type\":\"(\\w+)\",\"cursor\":\"([\\w-]+)\",\"article\":\\{\"article_id\":(\\d+),\"revision\":(\\d+)");
    private static final Pattern LAST_CURSOR = Pattern.compile("\"cursor\":\"([\\w-]+)\"}\\s*$");
    private static final String DATE = "2024-05-06T07:08:09Z";

    private final WireroomClient client = new WireroomClient();
    private final long id = WireroomClient.newId();

    @BeforeEach
    void waitForTheArchive() {
        client.await("/v1/changes?limit=1", 200, "changes");
    }

    @Test
    void returnsPublicationsUpdatesAndWithdrawalsInOrder() {
        String start = client.head();
        client.publish(id, "Alpha", "First title", DATE);
        String first = client.get("/v1/changes?cursor=" + start).body();
        client.publish(id, "Alpha", "Second title", DATE);
        String second = client.get("/v1/changes?cursor=" + cursor(first)).body();
        client.withdraw(id, "Alpha", "mistaken");
        String third = client.get("/v1/changes?cursor=" + cursor(second)).body();

        assertThat(List.of(first, second, third))
                .extracting(page -> changes(page).get(id))
                .containsExactly("published 1", "updated 2", "withdrawn 3");
        assertThat(third).contains("\"reason\":\"mistaken\"");
    }

    @Test
    void everyChangeHasACursor() {
        String start = client.head();
        client.publish(id, "Alpha", "One", DATE);
        client.publish(WireroomClient.newId(), "Alpha", "Two", DATE);
        String both = client.get("/v1/changes?cursor=" + start).body();
        Matcher first = CHANGE.matcher(both);
        assertThat(first.find()).isTrue();

        String rest = client.get("/v1/changes?cursor=" + first.group(2)).body();

        assertThat(changes(rest)).hasSize(1).doesNotContainKey(Long.parseLong(first.group(3)));
        assertThat(cursor(rest)).isEqualTo(cursor(both));
    }

    @Test
    void waitsForAChange() throws Exception {
        String start = client.head();
        CompletableFuture<String> waiting = CompletableFuture.supplyAsync(
                () -> client.get("/v1/changes?wait=30&cursor=" + start).body());
        Thread.sleep(300);
        assertThat(waiting).isNotDone();

        Instant before = Instant.now();
        client.put(WireroomClient.document(id, "Alpha", "Awaited", DATE));

        assertThat(changes(waiting.get())).containsEntry(id, "published 1");
        assertThat(Duration.between(before, Instant.now())).isLessThan(Duration.ofSeconds(10));
    }

    @Test
    void returnsTheSameCursorAfterTheTimeout() {
        String start = client.head();
        long before = System.nanoTime();

        String page = client.get("/v1/changes?wait=1&cursor=" + start).body();

        assertThat(page).isEqualTo("{\"changes\":[],\"cursor\":\"" + start + "\"}");
        assertThat(System.nanoTime() - before)
                .isGreaterThan(Duration.ofMillis(950).toNanos());
    }

    @Test
    void snapshotAndChangesResultInTheCurrentState() {
        long kept = WireroomClient.newId();
        client.publish(id, "Alpha", "To be withdrawn", DATE);
        client.publish(kept, "Alpha", "To be kept", DATE);
        List<String> snapshot = client.get("/v1/snapshot").body().lines().toList();
        client.withdraw(id, "Alpha", "mistaken");
        client.publish(kept, "Alpha", "Kept and changed", DATE);

        Map<Long, String> state = new TreeMap<>();
        Pattern article = Pattern.compile("^\\{\"article_id\":(\\d+),\"revision\":(\\d+)");
        for (String line : snapshot.subList(0, snapshot.size() - 1)) {
            Matcher matcher = article.matcher(line);
            assertThat(matcher.find()).isTrue();
            state.put(Long.parseLong(matcher.group(1)), matcher.group(2));
        }
        assertThat(state).containsKeys(id, kept);
        changes(client.get("/v1/changes?limit=1000&cursor=" + cursor(snapshot.getLast()))
                        .body())
                .forEach((changed, what) -> {
                    if (what.startsWith("withdrawn")) {
                        state.remove(changed);
                    } else {
                        state.put(changed, what.substring(what.indexOf(' ') + 1));
                    }
                });

        Map<Long, String> served = new TreeMap<>();
        List<String> now = client.get("/v1/snapshot").body().lines().toList();
        for (String line : now.subList(0, now.size() - 1)) {
            Matcher matcher = article.matcher(line);
            assertThat(matcher.find()).isTrue();
            served.put(Long.parseLong(matcher.group(1)), matcher.group(2));
        }
        assertThat(state).isEqualTo(served);
    }

    @Test
    void rejectsInvalidCursorsAndParameters() {
        String foreign = new Cursor(PartitionOffsets.of(1, 2), null).encode("another log");
        assertThat(client.get("/v1/changes?cursor=" + foreign))
                .satisfies(answer -> assertThat(answer.statusCode()).isEqualTo(410))
                .satisfies(answer -> assertThat(answer.body()).contains("cursor-expired", "/v1/snapshot"));
        assertThat(client.get("/v1/changes/stream", "Last-Event-ID", foreign).statusCode())
                .isEqualTo(410);
        assertThat(client.get("/v1/changes?cursor=nonsense").body()).contains("bad-cursor");
        assertThat(client.get("/v1/changes?wait=31").body()).contains("bad-parameter", "\"parameter\":\"wait\"");
        assertThat(client.get("/v1/changes?limit=0").body()).contains("\"parameter\":\"limit\"");
        assertThat(client.get("/v1/changes?source=Alpha").body()).contains("unknown-parameter");
    }

    @Test
    void returnsNothingForACursorAheadOfThisReplica() {
        String identity = identity();
        String ahead = new Cursor(PartitionOffsets.of(9_000, 9_000, 9_000, 9_000), null).encode(identity);

        assertThat(client.get("/v1/changes?cursor=" + ahead).body())
                .isEqualTo("{\"changes\":[],\"cursor\":\"" + ahead + "\"}");
    }

    @Test
    void aStreamResumesAfterALostConnection() {
        String start = client.head();
        client.publish(id, "Alpha", "Before the break", DATE);
        String last;
        try (EventReader events = new EventReader(
                client.stream("/v1/changes/stream?cursor=" + start).body())) {
            assertThat(events.next().retry()).isEqualTo("2000");
            EventReader.Event event = events.next(id);
            assertThat(event.type()).isEqualTo("published");
            assertThat(event.data()).contains("Before the break");
            last = event.id();
        }
        client.publish(id, "Alpha", "While away", DATE);

        try (EventReader events =
                new EventReader(client.stream("/v1/changes/stream?cursor=" + start, "Last-Event-ID", last)
                        .body())) {
            events.next();
            EventReader.Event event = events.next();
            assertThat(event.type()).isEqualTo("updated");
            assertThat(event.data()).contains("While away");
            assertThat(client.get("/v1/changes?cursor=" + event.id()).body()).contains("\"changes\":[]");
        }
    }

    @Test
    void aStreamSendsCommentsWithoutAnId() {
        try (EventReader events = new EventReader(
                client.stream("/v1/changes/stream?cursor=" + client.head()).body())) {
            assertThat(events.next().retry()).isEqualTo("2000");
            EventReader.Event heartbeat = events.next();
            assertThat(heartbeat.comment()).isTrue();
            assertThat(heartbeat.id()).isEmpty();
        }
    }

    private static String identity() {
        return io.quarkus.arc.Arc.container()
                .instance(ArchiveAccess.class)
                .get()
                .identity();
    }

    private static String cursor(String page) {
        Matcher matcher = LAST_CURSOR.matcher(page);
        assertThat(matcher.find()).as(page).isTrue();
        return matcher.group(1);
    }

    private static Map<Long, String> changes(String page) {
        Map<Long, String> changes = new TreeMap<>();
        Matcher matcher = CHANGE.matcher(page);
        while (matcher.find()) {
            changes.put(Long.parseLong(matcher.group(3)), matcher.group(1) + " " + matcher.group(4));
        }
        return changes;
    }
}
