package io.wireroom.rest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.wireroom.rest.RightsWorld.Item;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Partners' rights in streams, public pages, and exports since a cursor. */
@QuarkusTest
@WithTestResource(PartneredWireroom.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RightsStreamsIT {
    private static final Pattern ID = Pattern.compile("(?<!\\d)8100\\d{5}(?!\\d)");
    private static final Pattern CHANGE =
            Pattern.compile("\"type\":\"(\\w+)\",\"cursor\":\"([^\"]+)\",\"article\":\\{\"article_id\":(\\d+)");
    private static final Pattern CURSOR = Pattern.compile("\"cursor\":\"([^\"]+)\"}\\s*$");

    private final RightsWorld world = new RightsWorld();

    @BeforeAll
    void handInEverything() {
        world.submit();
    }

    @ParameterizedTest
    @ValueSource(strings = {"everything", "alpha", "energy"})
    void aStreamEqualsChanges(String partner) throws Exception {
        List<String> changes = changes(partner);
        List<String> streamed = streamed(partner, changes.size());
        for (int attempt = 0;
                attempt < 3 && !streamed.equals(changes);
                attempt++) { // an article changed between the two
            changes = changes(partner);
            streamed = streamed(partner, changes.size());
        }
        assertThat(streamed).isEqualTo(changes);
        Set<String> expected = new TreeSet<>(world.visible(partner));
        expected.addAll(world.goneFor(partner));
        assertThat(ids(String.join("\n", streamed))).isEqualTo(expected);
    }

    /** So many changes, or fewer if there are no more: after them comes nothing but comments. */
    private List<String> streamed(String partner, int most) throws Exception {
        List<String> streamed = new ArrayList<>();
        try (HttpClient http = HttpClient.newHttpClient();
                EventReader events = new EventReader(stream(http, partner))) {
            EventReader.Event event = events.next();
            while (streamed.size() < most && (streamed.isEmpty() || !event.comment())) {
                if (!event.data().isEmpty()) {
                    String article = event.data().replaceFirst("^\\{\"article_id\":(\\d+).*", "$1");
                    streamed.add(event.type() + " " + event.id() + " " + article);
                    assertThat(leaks(partner, event.data())).as(event.data()).isFalse();
                }
                if (streamed.size() < most) {
                    event = events.next();
                }
            }
            http.shutdownNow();
        }
        return streamed;
    }

    @ParameterizedTest
    @ValueSource(strings = {"everything", "alpha", "energy"})
    void pagesRespectRights(String partner) {
        PartnerClient client = PartnerClient.of(partner);
        HttpResponse<byte[]> never = client.get("/202503/810099999-common-title");
        assertThat(never.statusCode()).isEqualTo(404);
        for (Item item : world.sample()) {
            String path = "/202503/" + item.id() + "-common-title";
            HttpResponse<byte[]> page = client.get(path);
            HttpResponse<byte[]> elsewhere = client.get(path + "-once");
            String what = partner + " of " + item;
            if (world.mayKnow(partner, item)) {
                assertThat(page.statusCode()).as(what).isEqualTo(item.withdrawn() ? 410 : 200);
                assertThat(elsewhere.statusCode()).as(what).isIn(301, 308);
            } else {
                assertThat(page.statusCode()).as(what).isEqualTo(404);
                assertThat(withoutRequestId(page)).as(what).isEqualTo(withoutRequestId(never));
                assertThat(elsewhere.statusCode()).as(what).isEqualTo(404);
            }
        }
        assertThat(PartnerClient.withoutKey()
                        .get("/202503/810000001-common-title")
                        .statusCode())
                .isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"everything", "alpha", "energy"})
    void anExportContainsVisibleChangesOnly(String partner) throws IOException {
        String first = changes(partner).getFirst().split(" ", -1)[1];
        byte[] archive =
                PartnerClient.of(partner).get("/v1/hugo.tar.gz?cursor=" + first).body();
        String text = new String(new GZIPInputStream(new ByteArrayInputStream(archive)).readAllBytes(), UTF_8);

        Set<String> known = new TreeSet<>(world.visible(partner));
        known.addAll(world.goneFor(partner));
        assertThat(ids(text)).isSubsetOf(known).hasSizeGreaterThanOrEqualTo(known.size() - 1);
        assertThat(leaks(partner, text)).isFalse();
    }

    /**
     * Whether the text has a word of a source that the partner has no right to. Each article's text contains words of its
     * source.
     */
    private static boolean leaks(String partner, String text) {
        return partner.equals("alpha") && (text.contains("betaword") || text.contains("gammaword"));
    }

    /** The type, cursor and article of each change that the partner gets. */
    private static List<String> changes(String partner) {
        List<String> all = new ArrayList<>();
        String path = "/v1/changes?limit=50";
        for (String before = ""; !path.equals(before); ) {
            String page = new String(PartnerClient.of(partner).get(path).body(), UTF_8);
            CHANGE.matcher(page)
                    .results()
                    .forEach(change -> all.add(change.group(1) + " " + change.group(2) + " " + change.group(3)));
            before = path;
            MatchResult cursor = CURSOR.matcher(page).results().findFirst().orElseThrow();
            path = "/v1/changes?limit=50&cursor=" + cursor.group(1);
        }
        return all;
    }

    private static InputStream stream(HttpClient http, String partner) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(PartnerClient.base() + "/v1/changes/stream"))
                .header("Authorization", "Bearer " + PartneredWireroom.key(partner))
                .build();
        return http.send(request, BodyHandlers.ofInputStream()).body();
    }

    private static Set<String> ids(String text) {
        return ID.matcher(text).results().map(MatchResult::group).collect(TreeSet::new, TreeSet::add, TreeSet::addAll);
    }

    private static String withoutRequestId(HttpResponse<byte[]> problem) {
        return new String(problem.body(), UTF_8).replaceFirst("\"request_id\":\"[^\"]+\"", "");
    }
}
