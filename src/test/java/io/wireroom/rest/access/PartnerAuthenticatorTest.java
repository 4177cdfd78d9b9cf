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
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Authentication with different settings. */
class PartnerAuthenticatorTest {
    private static final Publication WIREROOM = new Publication("Wireroom", "en");

    @TempDir
    private Path folder;

    @Test
    void pagesNeedAKeyUnlessTheyArePublic() throws IOException {
        assertRefused(partnered(Map.of()), null, ProblemType.UNAUTHORIZED);

        PartnerAuthenticator open = partnered(Map.of("wireroom.pages.public", "true"));
        assertThat(open.pageReader(head(null)).name()).isEqualTo("everybody");
    }

    @Test
    void publicPagesOfAPartnerAreThoseOfItsSite() throws IOException {
        Reader reader = partnered(Map.of("wireroom.pages.public", "true")).pageReader(head("Bearer key-of-daily"));

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
        Access open = access(Map.of("wireroom.pages.public", "true"));

        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> open.authenticator().reader(head(null)));
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> open.authenticator().unchargedReader(head(null)));
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> open.authorizer().submitter(head(null)));
    }

    @Test
    void pageReaderIsEmptyWithoutRights() throws IOException {
        assertThat(partnered(Map.of()).optionalPageReader(head(null))).isEmpty();
        assertThat(access(Map.of()).authorizer().isSubmitter(head(null))).isFalse();
        assertThat(partnered(Map.of("wireroom.pages.public", "true")).optionalPageReader(head(null)))
                .hasValueSatisfying(reader -> assertThat(reader.name()).isEqualTo("everybody"));
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> partnered(Map.of()).optionalPageReader(head("Bearer key-of-nobody")));
    }

    /** The cache would keep responses to requests without a key that it never looks up. */
    @Test
    void publicFeedsAreCachedForTheReaderOfTheResource() throws IOException {
        Access open = access(Map.of("wireroom.feeds.public", "true"));

        assertThat(cached(open, null, true)).contains(open.authenticator().feedReader(head(null)));
        assertThat(cached(open, "Bearer key-of-daily", true))
                .contains(open.authenticator().feedReader(head("Bearer key-of-daily")))
                .isNotEqualTo(cached(open, null, true));
        assertThat(cached(open, "Bearer key-of-nobody", true)).isEmpty();
        assertThat(cached(open, "", true)).isEmpty();
    }

    @Test
    void publicFeedsDoNotOpenArticlesInTheCache() throws IOException {
        Access open = access(Map.of("wireroom.feeds.public", "true"));

        assertThat(cached(open, null, false)).isEmpty();
        assertThat(cached(open, "Bearer key-of-daily", false))
                .contains(open.authenticator().reader(head("Bearer key-of-daily")));
    }

    @Test
    void feedsNeedAKeyInTheCacheUnlessTheyArePublic() throws IOException {
        Access closed = access(Map.of("wireroom.pages.public", "true"));

        assertThat(cached(closed, null, true)).isEmpty();
        assertThat(cached(closed, "Bearer key-of-daily", true))
                .contains(closed.authenticator().reader(head("Bearer key-of-daily")));
    }

    private static Optional<Reader> cached(Access access, @Nullable String authorization, boolean feed) {
        return access.cache()
                .authenticate(RequestHead.of(head(authorization)), feed)
                .map(ResponseCacheAuthenticator.Caller::reader);
    }

    @Test
    void reportsThatNoPartnersAreConfigured() {
        PartnerAuthenticator closed = authenticator(Map.of());

        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> closed.unchargedReader(head(null)))
                .withMessageContaining("No partners are configured");
    }

    @Test
    void reportsThatReadingIsOpen() {
        PartnerAuthenticator open = authenticator(Map.of("wireroom.reading.open", "true"));

        assertThat(open.unchargedReader(head(null)).name()).isEqualTo("everybody");
        assertThat(open.unchargedReader(head("Bearer anything")).publication()).isEqualTo(WIREROOM);
    }

    private static void assertRefused(PartnerAuthenticator authenticator, @Nullable String given, ProblemType type) {
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> authenticator.pageReader(head(given)))
                .satisfies(problem -> assertThat(problem.type()).isEqualTo(type));
    }

    private record Access(
            PartnerAuthenticator authenticator, ClientAuthorizer authorizer, ResponseCacheAuthenticator cache) {}

    private PartnerAuthenticator partnered(Map<String, String> settings) throws IOException {
        return access(settings).authenticator();
    }

    private Access access(Map<String, String> settings) throws IOException {
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
        return accessWith(all);
    }

    private static PartnerAuthenticator authenticator(Map<String, String> settings) {
        return accessWith(settings).authenticator();
    }

    private static Access accessWith(Map<String, String> settings) {
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
        new PartnersFileLoader(config, partners, registry).start(new StartupEvent());
        CurrentVertxRequest current = new CurrentVertxRequest();
        current.setCurrent(standIn(RoutingContext.class, _ -> null));
        RequestPartner requests = new RequestPartner(current);
        KeyAuthentication keys = new KeyAuthentication(partners, requests);
        Readers readers = new Readers(config, WIREROOM);
        PartnerAuthenticator authenticator =
                new PartnerAuthenticator(config, partners, readers, keys, limits, requests);
        return new Access(
                authenticator,
                new ClientAuthorizer(config, authenticator),
                new ResponseCacheAuthenticator(authenticator, readers, keys, limits));
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
