package io.wireroom.rest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.wireroom.rest.RightsWorld.Item;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Partners with different rights × all paths × all kinds of articles: each partner gets exactly the articles that its rights
 * cover.
 */
@QuarkusTest
@WithTestResource(PartneredWireroom.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RightsMatrixIT {
    private static final Pattern ID = Pattern.compile("(?<![\\w-])810000\\d{3}(?!\\w)");
    private static final Pattern NEXT = Pattern.compile("<([^>]+)>; ?rel=\"next\"");
    private static final Pattern CURSOR = Pattern.compile("\"cursor\":\"([^\"]+)\"}\\s*$");

    private static final List<String> PARTNERS = List.of("everything", "alpha", "energy");

    /** Paths that list all published articles, in pages. */
    static final List<String> COMPLETE = List.of(
            "/v1/articles?limit=200",
            "/v1/articles?limit=7",
            "/v1/articles?q=common",
            "/v1/articles?fields=article_id,title,tags,formerly",
            "/v1/feed.json?limit=50",
            "/v1/feed.rss?limit=50",
            "/v1/feed.atom?limit=50",
            "/v1/feed.ninjs?limit=50",
            "/v1/snapshot",
            "/v1/hugo.tar.gz",
            "/sitemaps/202503.xml");

    /** Paths that list a subset, which the second component defines. */
    record Part(String path, Predicate<Item> shown) {}

    static final List<Part> PARTS = List.of(
            new Part("/v1/articles?source=beta", item -> item.source().equals("beta")),
            new Part("/v1/articles?tag=energy", item -> item.tags().contains("energy")),
            new Part("/v1/articles?language=de", item -> item.language().equals("de")),
            new Part("/v1/articles?q=gammaword", item -> item.source().equals("gamma")),
            new Part("/v1/feed.json?source=beta", item -> item.source().equals("beta")),
            new Part("/v1/feed.rss?tag=health", item -> item.tags().contains("health")),
            new Part("/v1/feed.atom?language=de", item -> item.language().equals("de")),
            new Part("/v1/feed.ninjs?q=gammaword", item -> item.source().equals("gamma")));

    private final RightsWorld world = new RightsWorld();

    @BeforeAll
    void handInEverything() {
        world.submit();
    }

    @ParameterizedTest
    @FieldSource("COMPLETE")
    void showsEachPartnerExactlyWhatItMaySee(String path) {
        for (String partner : PARTNERS) {
            assertThat(idsOfAllPages(partner, path))
                    .as("%s of %s", path, partner)
                    .containsExactlyInAnyOrderElementsOf(expected(partner, path, item -> true));
        }
    }

    @ParameterizedTest
    @FieldSource("PARTS")
    void noFilterReachesBeyondTheRights(Part part) {
        for (String partner : PARTNERS) {
            if (partner.equals("alpha") && part.path().contains("source=")) {
                continue;
            }
            Set<String> expected = expected(partner, part.path(), part.shown());
            assertThat(idsOfAllPages(partner, part.path())).as(partner).containsExactlyInAnyOrderElementsOf(expected);
        }
    }

    /** A source that the partner may not see gets the same response as an unknown source. */
    @ParameterizedTest
    @ValueSource(
            strings = {"/v1/articles?source=beta", "/v1/articles?source=alpha,beta,gamma", "/v1/feed.json?source=beta"})
    void foreignAndUnknownSourcesHaveTheSameResponse(String path) {
        HttpResponse<byte[]> answer = PartnerClient.of("alpha").get(path);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(told(answer)).isEqualTo(told(PartnerClient.of("alpha").get(path.replaceAll("beta|gamma", "never"))));
    }

    /** Feeds contain withdrawals, too, which never match words. */
    private Set<String> expected(String partner, String path, Predicate<Item> wanted) {
        Set<String> expected = new TreeSet<>(world.visible(partner, wanted));
        if (path.startsWith("/v1/feed") && !path.contains("q=")) {
            expected.addAll(world.withdrawn(partner, wanted));
        }
        return expected;
    }

    @ParameterizedTest
    @ValueSource(strings = {"/sitemap.xml", "/sitemap-news.xml"})
    void sitemapsContainNoForeignArticles(String path) {
        for (String partner : PARTNERS) {
            assertThat(idsOfAllPages(partner, path)).as(partner).isSubsetOf(world.visible(partner));
        }
        assertThat(PartnerClient.withoutKey().get(path).statusCode()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".json", ".md", ".html", ".ninjs"})
    void foreignAndUnknownArticlesHaveTheSameResponse(String extension) {
        for (String partner : PARTNERS) {
            PartnerClient client = PartnerClient.of(partner);
            HttpResponse<byte[]> absent = client.get("/v1/articles/810099999" + extension);
            assertThat(absent.statusCode()).isEqualTo(404);
            for (Item item : world.sample()) {
                HttpResponse<byte[]> answer = client.get("/v1/articles/" + item.id() + extension, "If-None-Match", "*");
                if (!world.mayKnow(partner, item)) {
                    assertThat(told(answer)).as("%s of %s", item, partner).isEqualTo(told(absent));
                    assertThat(told(client.send("HEAD", "/v1/articles/" + item.id() + extension, "")))
                            .isEqualTo(told(client.send("HEAD", "/v1/articles/810099999" + extension, "")));
                } else {
                    assertThat(answer.statusCode())
                            .as("%s of %s", item, partner)
                            .isEqualTo(item.withdrawn() ? 410 : 304);
                }
            }
        }
    }

    /** A page with articles of this test only, because other tests submit articles of today. */
    private static final String OLD = "/v1/articles?limit=5&until=2025-04-01";

    @Test
    void changesContainVisibleWithdrawnAndLostArticles() {
        for (String partner : PARTNERS) {
            Set<String> expected = new TreeSet<>(world.visible(partner));
            expected.addAll(world.goneFor(partner));
            StringBuilder all = new StringBuilder();
            String path = "/v1/changes?limit=50";
            for (String before = ""; !path.equals(before); ) {
                String page = text(PartnerClient.of(partner).get(path));
                all.append(page).append('\n');
                before = path;
                path = "/v1/changes?limit=50&cursor=" + cursor(page);
            }
            assertThat(ids(all.toString())).as(partner).containsExactlyInAnyOrderElementsOf(expected);
            for (String id : world.goneFor(partner)) {
                assertThat(all.toString())
                        .as("%s of %s", id, partner)
                        .containsPattern(
                                "\"type\":\"withdrawn\",\"cursor\":\"[^\"]+\",\"article\":\\{\"article_id\":" + id);
            }
            assertThat(foreignWords(partner, all.toString())).as(partner).isEmpty();
        }
    }

    @Test
    void aSnapshotsCursorContinuesWithoutDuplicates() {
        for (String partner : PARTNERS) {
            String snapshot = text(PartnerClient.of(partner).get("/v1/snapshot"));
            String changes = text(PartnerClient.of(partner).get("/v1/changes?cursor=" + cursor(snapshot)));
            assertThat(changes).as(partner).startsWith("{\"changes\":[]");
        }
    }

    @Test
    void formerAudiencesAreNotDisclosed() {
        for (String partner : List.of("alpha", "energy")) {
            for (String path : COMPLETE) {
                assertThat(String.join("\n", pages(partner, path)))
                        .as("%s of %s", path, partner)
                        .doesNotContain("formerly");
                assertThat(foreignWords(partner, String.join("\n", pages(partner, path))))
                        .as("%s of %s", path, partner)
                        .isEmpty();
            }
        }
    }

    @Test
    void canonicalUrlsAreThoseOfThePartnersSite() {
        assertThat(String.join("\n", pages("everything", "/v1/articles?limit=200")))
                .contains("\"canonical_url\":\"https://everything.example/2025")
                .doesNotContain("\"canonical_url\":\"" + PartneredWireroom.MAIN_SITE);
        assertThat(String.join("\n", pages("alpha", "/v1/articles?limit=200")))
                .contains("\"canonical_url\":\"" + PartneredWireroom.MAIN_SITE + "/2025");
    }

    @Test
    void anotherPartnersEntityTagAndCursorGrantNothing() {
        PartnerClient alpha = PartnerClient.of("alpha");
        HttpResponse<byte[]> foreign = PartnerClient.of("everything").get(OLD);
        String tag = foreign.headers().firstValue("ETag").orElseThrow();

        assertThat(alpha.get(OLD, "If-None-Match", tag).statusCode()).isEqualTo(200);
        String next = Objects.requireNonNull(next(foreign));
        HttpResponse<byte[]> older = alpha.get(next);
        assertThat(older.statusCode()).as(text(older)).isEqualTo(200);
        assertThat(ids(text(older))).isNotEmpty().isSubsetOf(world.visible("alpha"));
    }

    /** Words of sources that the partner has no right to. Each article's text contains words of its source. */
    private Set<String> foreignWords(String partner, String text) {
        return partner.equals("alpha")
                ? Stream.of("betaword", "gammaword").filter(text::contains).collect(Collectors.toSet())
                : Set.of();
    }

    /** The response without date, request id and remaining rate limit. */
    private static String told(HttpResponse<byte[]> answer) {
        String headers = answer.headers().map().entrySet().stream()
                .filter(header -> !header.getKey().toLowerCase(Locale.ROOT).startsWith("ratelimit"))
                .filter(header -> !header.getKey().equalsIgnoreCase("date"))
                .filter(header -> !header.getKey().equalsIgnoreCase("x-request-id"))
                .map(Object::toString)
                .sorted()
                .collect(Collectors.joining("\n"));
        String body = new String(answer.body(), UTF_8).replaceFirst("\"request_id\":\"[^\"]+\"", "");
        return answer.statusCode() + "\n" + headers + "\n" + body;
    }

    private static List<String> idsOfAllPages(String partner, String path) {
        List<String> found = new ArrayList<>();
        for (String page : pages(partner, path)) {
            found.addAll(ids(page));
        }
        return found.stream().distinct().toList();
    }

    private static List<String> pages(String partner, String path) {
        List<String> pages = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (String next = path; next != null && seen.add(next); ) {
            HttpResponse<byte[]> answer = PartnerClient.of(partner).get(next);
            assertThat(answer.statusCode()).as("%s of %s", next, partner).isEqualTo(200);
            pages.add(text(answer));
            next = next(answer);
        }
        return pages;
    }

    private static @Nullable String next(HttpResponse<byte[]> answer) {
        for (String link : answer.headers().allValues("Link")) {
            Matcher next = NEXT.matcher(link);
            if (next.find()) {
                return next.group(1).replaceFirst("^https?://[^/]+", "");
            }
        }
        return null;
    }

    private static String cursor(String text) {
        Matcher cursor = CURSOR.matcher(text);
        assertThat(cursor.find()).as(text).isTrue();
        return cursor.group(1);
    }

    private static Set<String> ids(String text) {
        return ID.matcher(text)
                .results()
                .map(found -> found.group())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static String text(HttpResponse<byte[]> answer) {
        byte[] bytes = answer.body();
        boolean gzip = bytes.length > 1 && bytes[0] == 0x1f && bytes[1] == (byte) 0x8b;
        try {
            return new String(
                    gzip ? new GZIPInputStream(new ByteArrayInputStream(bytes)).readAllBytes() : bytes, UTF_8);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
