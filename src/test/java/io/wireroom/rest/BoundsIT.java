package io.wireroom.rest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.wireroom.rest.connection.RawClient;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Limits of responses: the size of pages, and the number of long-lived responses. */
@QuarkusTest
@WithTestResource(BoundedWireroom.class)
@Timeout(120)
class BoundsIT {
    private static final long FIRST = 850_000_001;
    private static final int BULK = 7;
    private static final int LARGE = 9;
    private static final Pattern NEXT_LINK = Pattern.compile("<([^>]+)>; rel=\"next\"");
    private static final Pattern CURSOR = Pattern.compile("\"cursor\":\"([^\"]+)\"\\}$");

    private final PartnerClient everything = PartnerClient.of("everything");
    private final PartnerClient alpha = PartnerClient.of("alpha");
    private final List<RawClient> open = new ArrayList<>();

    private static boolean published;

    /** Once: the tests only read. */
    @BeforeEach
    void publish() {
        if (published) {
            return;
        }
        for (int i = 0; i < BULK; i++) {
            // the third is larger than a page
            put(FIRST + i, "bulk", "word ".repeat(i == 2 ? 60_000 : 11_000));
        }
        for (int i = 0; i < LARGE; i++) {
            put(FIRST + 100 + i, "alpha", "word ".repeat(180_000)); // together more than sockets hold
        }
        // the last one may be visible first: articles of several partitions are committed apart
        PartnerClient.await(() -> LongStream.concat(
                        LongStream.range(FIRST, FIRST + BULK), LongStream.range(FIRST + 100, FIRST + 100 + LARGE))
                .allMatch(this::is));
        published = true;
    }

    private boolean is(long id) {
        return everything.get("/v1/articles/" + id).statusCode() == 200;
    }

    private static void put(long id, String source, String text) {
        String document = """
                +++
                title = "Article %d"
                date = "2024-05-06T07:08:09Z"
                source = "%s"
                article_id = %d
                +++
                %s
                """.formatted(id, source, id, text);
        PartnerClient publisher = PartnerClient.of("publisher");
        assertThat(publisher.send("POST", "/v1/articles", document).statusCode())
                .isEqualTo(202);
    }

    @AfterEach
    void hangUp() throws IOException {
        for (RawClient client : open) {
            client.close();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"articles", "feed.json", "feed.rss", "feed.atom", "feed.ninjs"})
    void aPageEndsAtItsByteLimitAndTheNextContinues(String list) {
        List<Integer> pages = new ArrayList<>();
        List<String> ids = new ArrayList<>();
        @Nullable String path = "/v1/" + list + "?source=bulk&limit=200";
        while (path != null) {
            HttpResponse<byte[]> page = everything.get(path);
            assertThat(page.statusCode()).isEqualTo(200);
            assertThat(new String(page.body(), UTF_8).stripTrailing()).as(list).matches("(?s)[{<].*[}>]");
            pages.add(page.body().length);
            ids.addAll(titles(page));
            path = page.headers()
                    .firstValue("Link")
                    .map(NEXT_LINK::matcher)
                    .filter(Matcher::find)
                    .map(link -> here(link.group(1)))
                    .orElse(null);
        }
        assertThat(ids).hasSize(BULK).doesNotHaveDuplicates();
        assertThat(pages)
                .hasSizeGreaterThan(2)
                .filteredOn(bytes -> bytes > BoundedWireroom.PAGE)
                .hasSize(1);
    }

    @Test
    void changesEndAtTheirByteLimitAndTheCursorContinues() {
        List<Integer> pages = new ArrayList<>();
        List<String> ids = new ArrayList<>();
        String cursor = "";
        int found;
        do {
            HttpResponse<byte[]> page = everything.get("/v1/changes?limit=1000" + cursor);
            List<String> more = titles(page);
            found = more.size();
            ids.addAll(more);
            pages.add(page.body().length);
            assertThat(found <= 1 || page.body().length <= BoundedWireroom.PAGE)
                    .as("%s in %d bytes", more, page.body().length)
                    .isTrue();
            Matcher next = CURSOR.matcher(new String(page.body(), UTF_8));
            assertThat(next.find())
                    .as(() -> page.statusCode() + " "
                            + new String(page.body(), 0, Math.min(400, page.body().length), UTF_8))
                    .isTrue();
            cursor = "&cursor=" + next.group(1);
        } while (found > 0);
        assertThat(ids).hasSize(BULK + LARGE).doesNotHaveDuplicates();
        assertThat(pages).hasSizeGreaterThan(LARGE + 2);
    }

    @Test
    void limitsStreamsPerPartnerAndInTotal() throws IOException {
        // without data to send, the connection is not closed
        String stream = "/v1/changes/stream?cursor=" + head(everything);
        String ofAlpha = "/v1/changes/stream?cursor=" + head(alpha);
        for (int i = 0; i < 3; i++) {
            assertThat(query(stream, "everything").status()).contains(" 200 ");
        }
        assertProblem(everything.get(stream), 429, "too-many-open");
        assertThat(query(ofAlpha, "alpha").status()).contains(" 200 ");
        assertProblem(alpha.get(ofAlpha), 503, "busy");
        hangUp();
        PartnerClient.await(() -> status(stream, "everything").contains(" 200 "));
    }

    @Test
    void limitsWaitingRequestsPerPartner() throws IOException {
        String cursor = "&cursor=" + head(everything);
        List<CompletableFuture<String>> answers = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            RawClient client = query("/v1/changes?wait=30" + cursor, "everything");
            CompletableFuture<String> status = new CompletableFuture<>();
            answers.add(status);
            Thread.ofVirtual().start(() -> {
                try {
                    status.complete(String.valueOf(client.status()));
                } catch (IOException e) {
                    status.completeExceptionally(e);
                }
            });
        }
        assertThat(CompletableFuture.anyOf(answers.toArray(CompletableFuture[]::new)))
                .succeedsWithin(Duration.ofSeconds(20))
                .asString()
                .contains(" 429 ");
        assertProblem(everything.get("/v1/changes?wait=30" + cursor), 429, "too-many-open");
        assertThat(everything.get("/v1/changes?limit=1" + cursor).statusCode()).isEqualTo(200);
    }

    @Test
    void closesConnectionsOfStalledSnapshots() throws IOException {
        RawClient stuck = query("/v1/snapshot", "everything");
        assertThat(stuck.status()).contains(" 200 ");
        assertProblem(everything.get("/v1/snapshot"), 429, "too-many-open");
        PartnerClient.await(() -> everything.get("/v1/snapshot").statusCode() == 200);
        long whole = everything.get("/v1/snapshot").body().length;
        assertThat(stuck.countUntilClosed()).isPositive().isLessThan(whole);
    }

    @Test
    void limitsSlowSnapshotsInTotal() throws IOException {
        PartnerClient other = PartnerClient.of("energy");
        AtomicReference<HttpResponse<byte[]>> refused = new AtomicReference<>();
        PartnerClient.await(
                () -> { // again if the first was hung up on before the second began
                    status("/v1/snapshot", "everything");
                    status("/v1/snapshot", "alpha");
                    refused.set(other.get("/v1/snapshot"));
                    return refused.get().statusCode() != 200;
                });

        assertProblem(refused.get(), 503, "busy");
        assertThat(other.get("/v1/articles?limit=1").statusCode()).isEqualTo(200);
        assertThat(other.get("/v1/changes?limit=1").statusCode()).isEqualTo(200);
        assertThat(everything.get("/v1/feed.rss?limit=1").statusCode()).isEqualTo(200);
        hangUp();
        PartnerClient.await(() -> other.get("/v1/snapshot").statusCode() == 200
                && other.get("/v1/hugo.tar.gz").statusCode() == 200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/articles/850000101.json", "/v1/feed.rss?source=alpha", "/v1/problems", "/v1/me"})
    void closesConnectionsThatSendWithoutReading(String path) throws IOException {
        String requests = RawClient.get(path, "everything").repeat(100);
        RawClient stuck = new RawClient();
        open.add(stuck);
        CompletableFuture<Void> hungUp = new CompletableFuture<>();
        Thread.ofVirtual().start(() -> {
            try {
                while (true) {
                    stuck.send(requests);
                }
            } catch (IOException closed) {
                hungUp.complete(null);
            }
        });
        assertThat(hungUp).succeedsWithin(Duration.ofSeconds(40));
    }

    private static List<String> titles(HttpResponse<byte[]> page) {
        return Pattern.compile("\"(?:title|headline)\":\"(Article [0-9]+)\"|<title[^>]*>(Article [0-9]+)</title>")
                .matcher(new String(page.body(), UTF_8))
                .results()
                .map(found -> found.group(1) == null ? found.group(2) : found.group(1))
                .toList();
    }

    private static String here(String link) {
        URI uri = URI.create(link);
        return uri.getRawPath() + "?" + uri.getRawQuery();
    }

    private static String head(PartnerClient reader) {
        HttpResponse<byte[]> answer = reader.get("/v1/snapshot");
        String snapshot = new String(answer.body(), UTF_8);
        assertThat(answer.statusCode()).as(snapshot).isEqualTo(200);
        return snapshot.substring(snapshot.lastIndexOf("{\"cursor\":\"") + 11, snapshot.lastIndexOf('"'));
    }

    private RawClient query(String path, String partner) throws IOException {
        RawClient client = RawClient.asking(path, partner);
        open.add(client);
        return client;
    }

    private String status(String path, String partner) {
        try {
            return query(path, partner).status();
        } catch (IOException e) {
            return e.toString();
        }
    }

    private static void assertProblem(HttpResponse<byte[]> answer, int status, String type) {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        assertThat(new String(answer.body(), UTF_8)).contains("/v1/problems/" + type + "\"");
    }
}
