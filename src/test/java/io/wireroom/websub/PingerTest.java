package io.wireroom.websub;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import io.wireroom.article.Article;
import io.wireroom.article.Audience;
import io.wireroom.article.ChangeType;
import io.wireroom.assets.Newsroom;
import io.wireroom.event.ArticleJson;
import io.wireroom.ops.WebSubMeters;
import io.wireroom.outbound.HostResolver;
import io.wireroom.outbound.Network;
import io.wireroom.rest.PartnerClient;
import io.wireroom.retry.Backoff;
import io.wireroom.webhook.FakeChanges;
import io.wireroom.webhook.PinnedPost;
import java.net.URI;
import java.net.URLDecoder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which hubs are told of what and when, with a hub on this machine. */
class PingerTest {
    private static final String BASE = "https://wire.example";
    private static final List<String> ALL = new FeedTopics(BASE, true, false).ofAll();
    private static final Map<String, String> FORM = Map.of("Content-Type", "application/x-www-form-urlencoded");

    private final FakeChanges changes = new FakeChanges();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final Vertx vertx = Vertx.vertx();
    private @Nullable Pinger pinger;

    @SuppressWarnings("NullAway.Init") // set before each test
    private TestHub hub;

    @BeforeEach
    void open() throws Exception {
        hub = new TestHub();
    }

    @AfterEach
    void close() throws Exception {
        if (pinger != null) {
            pinger.stop();
        }
        hub.close();
        vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    /** Begins to ping, and takes the first pings, about all articles. */
    private Pinger start(PingSettings settings, String network, URI... hubs) {
        PinnedPost http = new PinnedPost(
                vertx, HostResolver.SYSTEM, List.of(Network.parse(network)), Duration.ofSeconds(5), "Wireroom");
        Pinger made = new Pinger(
                changes,
                new FeedTopics(BASE, true, false),
                List.of(hubs),
                (url, form) -> http.send(url, FORM, form),
                settings,
                new WebSubMeters(meters));
        pinger = made;
        made.start();
        made.poll();
        return made;
    }

    private Pinger start(int most) {
        return start(new PingSettings(Duration.ofMillis(200), most), "127.0.0.0/8", hub.url("/hub"));
    }

    private void change(long id, int revision, ChangeType type, String... tags) {
        Article article = Newsroom.article(id, "A title")
                .asRevision(revision)
                .withFormerly(List.of(new Audience("old", "en", List.of(tags))));
        changes.add(id, revision, type, ArticleJson.write(article));
    }

    private List<String> topics(String path) {
        return hub.forms(path).stream().map(PingerTest::topic).toList();
    }

    private static String topic(String form) {
        String encoded = form.substring(form.indexOf("hub.topic=") + "hub.topic=".length());
        assertThat(form).isEqualTo("hub.mode=publish&hub.url=" + encoded + "&hub.topic=" + encoded);
        return URLDecoder.decode(encoded, UTF_8);
    }

    private double count(String result) {
        var counter = meters.find("wireroom.websub.pings").tag("result", result).counter();
        return counter == null ? 0 : counter.count();
    }

    @Test
    void announcesAllArticlesWhenItBegins() {
        start(100);

        PartnerClient.await(() -> topics("/hub").size() == ALL.size());
        assertThat(topics("/hub")).containsExactlyElementsOf(ALL);
        assertThat(hub.contentTypes()).containsOnly("application/x-www-form-urlencoded");
    }

    @Test
    void announcesManyChangesOnce() {
        Pinger begun = start(1_000);
        PartnerClient.await(() -> topics("/hub").size() == ALL.size());
        for (int i = 1; i <= 50; i++) {
            change(i, 1, ChangeType.PUBLISHED, "energy");
            begun.poll();
        }

        List<String> expected = new ArrayList<>(ALL);
        PartnerClient.await(() -> topics("/hub").contains(BASE + "/v1/feed.json?order=updated&tag=energy"));
        expected.addAll(ALL);
        assertThat(topics("/hub"))
                .containsAll(expected)
                .contains(BASE + "/v1/feed.rss?order=updated&source=old")
                .doesNotContain(BASE + "/news")
                .hasSizeLessThan(3 * (ALL.size() + 9));
        PartnerClient.await(() -> count("delivered") == topics("/hub").size()); // counted after the response
    }

    @Test
    void announcesAWithdrawal() {
        Pinger begun = start(1_000);
        PartnerClient.await(() -> topics("/hub").size() == ALL.size());
        change(1, 2, ChangeType.WITHDRAWN);
        begun.poll();

        PartnerClient.await(() -> topics("/hub").size() >= 2 * ALL.size());
        begun.poll();
        assertThat(begun.waiting(hub.url("/hub"))).isLessThan(10);
    }

    @Test
    void limitsPingsPerInterval() throws Exception {
        Pinger begun = start(new PingSettings(Duration.ofSeconds(1), 2), "127.0.0.0/8", hub.url("/hub"));

        PartnerClient.await(() -> topics("/hub").size() == 2);
        Thread.sleep(300);
        assertThat(topics("/hub")).hasSize(2);
        assertThat(begun.waiting(hub.url("/hub"))).isEqualTo(ALL.size() - 2);
        PartnerClient.await(() -> topics("/hub").size() == ALL.size());
        assertThat(topics("/hub")).containsExactlyElementsOf(ALL);
    }

    @Test
    void aFailingHubDelaysNoOtherAndIsRetried() {
        hub.answer("/down", 503);
        start(
                new PingSettings(
                        Duration.ofMillis(200), 100, new Backoff(Duration.ofSeconds(2), Duration.ofMinutes(10))),
                "127.0.0.0/8",
                hub.url("/down"),
                hub.url("/hub"));

        PartnerClient.await(() -> topics("/hub").size() == ALL.size());
        PartnerClient.await(() -> topics("/down").size() == 1);
        hub.answer("/down", 204);
        PartnerClient.await(() -> topics("/down").size() == 1 + ALL.size());
        assertThat(topics("/down").subList(1, 1 + ALL.size())).containsExactlyElementsOf(ALL);
        assertThat(count("server-failed")).isEqualTo(1);
    }

    @Test
    void doesNotRetryRefusedTopics() {
        hub.answer("/hub", 400);
        Pinger begun = start(100);

        PartnerClient.await(() -> count("refused") == ALL.size());
        assertThat(begun.waiting(hub.url("/hub"))).isZero();
    }

    @Test
    void followsNoRedirectAndConnectsToNoPrivateAddress() {
        hub.answer("/moved", 307);
        start(new PingSettings(Duration.ofMillis(200), 100), "127.0.0.0/8", hub.url("/moved"));
        PartnerClient.await(() -> count("redirected") == 1);
        assertThat(topics("/hub")).isEmpty();
        if (pinger != null) {
            pinger.stop();
        }

        start(new PingSettings(Duration.ofMillis(200), 100), "10.0.0.0/8", hub.url("/hub"));
        PartnerClient.await(() -> count("address-refused") == 1);
        assertThat(topics("/hub")).isEmpty();
    }

    @Test
    void waitsForTheArchiveAndRestartsForAnotherLog() {
        changes.setAvailable(false);
        Pinger begun = start(100);
        begun.poll();
        assertThat(begun.waiting(hub.url("/hub"))).isZero();
        changes.setAvailable(true);
        begun.poll();
        PartnerClient.await(() -> topics("/hub").size() == ALL.size());

        changes.setIdentity("another");
        begun.poll();
        PartnerClient.await(() -> topics("/hub").size() == 2 * ALL.size());
    }

    @Test
    void announcesNothingAfterItsEnd() throws Exception {
        Pinger begun = start(100);
        begun.stop();
        change(1, 1, ChangeType.PUBLISHED);
        begun.poll();

        Thread.sleep(500); // longer than the interval
        assertThat(hub.forms("/hub")).isEmpty();
        assertThat(begun.waiting(hub.url("/hub"))).isZero();
    }

    @Test
    void aFormHasOnlyAscii() {
        start(100);
        PartnerClient.await(() -> !hub.forms("/hub").isEmpty());
        assertThat(US_ASCII.newEncoder().canEncode(hub.forms("/hub").getFirst()))
                .isTrue();
    }
}
