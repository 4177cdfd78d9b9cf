package io.wireroom.rest.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;
import io.wireroom.config.WireroomConfig;
import io.wireroom.partner.KeyHash;
import io.wireroom.partner.Publication;
import io.wireroom.rest.http.RequestHead;
import io.wireroom.rest.problem.Problem;
import io.wireroom.rest.problem.ProblemType;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.IOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Authentication with different settings. */
class PartnerAuthenticatorTest {
    private static final Publication WIREROOM = new Publication("Wireroom", "en");

    private static final List<String> FEEDS = List.of("/v1/feed", "/v1/feed.rss", "/v1/feed.json", "/v1/feed/");

    @TempDir
    private Path folder;

    @Test
    void pagesNeedAKeyUnlessTheyArePublic() throws IOException {
        assertRefused(partnered(Map.of()), null, ProblemType.UNAUTHORIZED);

        PartnerAuthenticator open = partnered(Map.of("wireroom.pages.public", "true"));
        assertThat(open.ofPages(head(null)).name()).isEqualTo("everybody");
    }

    @Test
    void publicPagesOfAPartnerAreThoseOfItsSite() throws IOException {
        Reader reader = partnered(Map.of("wireroom.pages.public", "true")).ofPages(head("Bearer key-of-daily"));

        assertThat(reader.site()).isEqualTo("https://daily.example");
        assertThat(reader.publication()).isEqualTo(new Publication("The Daily", "en"));
        assertThat(reader.rights().sources()).containsExactly("ibn");
    }

    /** An invalid key is rejected: its partner would mistake the public sitemap for its own. */
    @Test
    void rejectsAnInvalidKeyEvenForPublicPages() throws IOException {
        assertRefused(
                partnered(Map.of("wireroom.pages.public", "true")), "Bearer key-of-nobody", ProblemType.UNAUTHORIZED);
    }

    @Test
    void publicPagesDoNotOpenTheApi() throws IOException {
        PartnerAuthenticator open = partnered(Map.of("wireroom.pages.public", "true"));

        assertThatExceptionOfType(Problem.class).isThrownBy(() -> open.current(head(null)));
        assertThatExceptionOfType(Problem.class).isThrownBy(() -> open.self(head(null)));
        assertThatExceptionOfType(Problem.class).isThrownBy(() -> open.publisher(head(null)));
    }

    @Test
    void visitorIsEmptyWithoutRights() throws IOException {
        assertThat(partnered(Map.of()).visitor(head(null))).isEmpty();
        assertThat(partnered(Map.of()).isPublisher(head(null))).isFalse();
        assertThat(partnered(Map.of("wireroom.pages.public", "true")).visitor(head(null)))
                .hasValueSatisfying(reader -> assertThat(reader.name()).isEqualTo("everybody"));
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> partnered(Map.of()).visitor(head("Bearer key-of-nobody")));
    }

    /** The cache would keep responses to requests without a key that it never looks up. */
    @Test
    void publicFeedsAreCachedForTheReaderOfTheResource() throws IOException {
        PartnerAuthenticator open = partnered(Map.of("wireroom.feeds.public", "true"));

        for (String path : FEEDS) {
            assertThat(reader(open, null, path)).contains(open.ofFeeds(head(null)));
            assertThat(reader(open, "Bearer key-of-daily", path)).contains(open.ofFeeds(head("Bearer key-of-daily")));
            assertThat(reader(open, "Bearer key-of-nobody", path)).isEmpty();
            assertThat(reader(open, "", path)).isEmpty();
        }
        assertThat(open.ofFeeds(head("Bearer key-of-daily"))).isNotEqualTo(open.ofFeeds(head(null)));
    }

    @Test
    void publicFeedsDoNotOpenArticlesInTheCache() throws IOException {
        PartnerAuthenticator open = partnered(Map.of("wireroom.feeds.public", "true"));

        for (String path : List.of("/v1/articles", "/v1/articles/1.html", "/v1/feeds", "/v1/feed/articles", "/v1")) {
            assertThat(reader(open, null, path)).as(path).isEmpty();
        }
        assertThat(reader(open, "Bearer key-of-daily", "/v1/articles"))
                .contains(open.current(head("Bearer key-of-daily")));
    }

    @Test
    void feedsNeedAKeyInTheCacheUnlessTheyArePublic() throws IOException {
        PartnerAuthenticator closed = partnered(Map.of("wireroom.pages.public", "true"));

        for (String path : FEEDS) {
            assertThat(reader(closed, null, path)).isEmpty();
            assertThat(reader(closed, "Bearer key-of-daily", path))
                    .contains(closed.current(head("Bearer key-of-daily")));
        }
    }

    private static Optional<Reader> reader(
            PartnerAuthenticator authenticator, @Nullable String authorization, String path) {
        return authenticator
                .authenticate(RequestHead.of(head(authorization)), path)
                .map(PartnerAuthenticator.Caller::reader);
    }

    @Test
    void reportsThatNoPartnersAreConfigured() {
        PartnerAuthenticator closed = authenticator(Map.of());

        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> closed.self(head(null)))
                .withMessageContaining("No partners are configured");
    }

    @Test
    void reportsThatReadingIsOpen() {
        PartnerAuthenticator open = authenticator(Map.of("wireroom.reading.open", "true"));

        assertThat(open.self(head(null)).name()).isEqualTo("everybody");
        assertThat(open.self(head("Bearer anything")).publication()).isEqualTo(WIREROOM);
    }

    private static void assertRefused(PartnerAuthenticator authenticator, @Nullable String given, ProblemType type) {
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> authenticator.ofPages(head(given)))
                .satisfies(problem -> assertThat(problem.type()).isEqualTo(type));
    }

    private PartnerAuthenticator partnered(Map<String, String> settings) throws IOException {
        Path file = Files.writeString(folder.resolve("partners.yaml"), """
            partners:
              - name: daily
                keys: [{sha256: %s}]
                sources: [ibn]
                site: https://daily.example
                publication: {name: The Daily}
            """.formatted(
                        KeyHash.of("key-of-daily").hex()));
        Map<String, String> all = new HashMap<>(settings);
        all.put("wireroom.partners.file", file.toString());
        all.put("wireroom.partners.poll", "1h");
        return authenticator(all);
    }

    private static PartnerAuthenticator authenticator(Map<String, String> settings) {
        WireroomConfig config = new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .addDiscoveredConverters()
                .withMapping(WireroomConfig.class)
                .withDefaultValues(settings)
                .build()
                .getConfigMapping(WireroomConfig.class);
        SimpleMeterRegistry registry = new SimpleMeterRegistry();
        PartnerMeters meters = new PartnerMeters(registry);
        RateLimiters limits = new RateLimiters(meters);
        PartnerDirectory partners = new PartnerDirectory(config, limits, meters, registry);
        partners.start(new StartupEvent());
        CurrentVertxRequest current = new CurrentVertxRequest();
        current.setCurrent(standIn(RoutingContext.class, _ -> null));
        RequestPartner requests = new RequestPartner(current);
        KeyAuthentication keys = new KeyAuthentication(partners, requests);
        return new PartnerAuthenticator(config, partners, new Readers(config, WIREROOM), keys, limits, requests);
    }

    /** Headers of a request with one header. */
    private static HttpHeaders head(@Nullable String authorization) {
        return standIn(HttpHeaders.class, name -> HttpHeaders.AUTHORIZATION.equals(name) ? authorization : null);
    }

    private static <T> T standIn(Class<T> type, Function<Object, @Nullable Object> answers) {
        InvocationHandler handler =
                (_, method, arguments) -> method.getReturnType().equals(MultiMap.class)
                        ? MultiMap.caseInsensitiveMultiMap()
                        : answers.apply(arguments[0]);
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
