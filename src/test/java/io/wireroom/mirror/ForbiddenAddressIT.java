package io.wireroom.mirror;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.wireroom.outbound.HostResolver;
import io.wireroom.outbound.Network;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Server-side request forgery (CWE-918). A server with a secret listens on loopback at an allowed port; a request that bypasses
 * the address policy reaches it.
 */
class ForbiddenAddressIT {
    /** The network of {@link #PUBLIC}, where nobody answers: its time is over soon. */
    private static final String NOBODY = "192.0.2.0/24";

    private static final InetAddress LOOPBACK = InetAddress.ofLiteral("127.0.0.1");
    /** An address reserved for documentation, allowed here to represent a public address. */
    private static final InetAddress PUBLIC = InetAddress.ofLiteral("192.0.2.1");

    private static final String SECRET = "/secret.png";

    private static Vertx vertx = Vertx.vertx();
    private static ImageServer inside = new ImageServer();

    @BeforeAll
    static void open() {
        vertx = Vertx.vertx();
        inside = new ImageServer().serve(SECRET, Images.png(8, 8));
    }

    @BeforeEach
    void forget() {
        inside.requests().clear();
    }

    @AfterAll
    static void close() {
        inside.close();
        vertx.close();
    }

    private static FetchResult fetch(String url, HostResolver resolver, Set<Integer> ports, String... networks)
            throws InterruptedException {
        boolean nobodyAnswers = List.of(networks).contains(NOBODY);
        FetchSettings settings = new FetchSettings(
                100_000,
                1_000_000,
                nobodyAnswers ? Duration.ofMillis(300) : Duration.ofSeconds(10),
                nobodyAnswers ? Duration.ofMillis(600) : Duration.ofSeconds(20),
                2,
                8,
                ports,
                Stream.of(networks).map(Network::parse).toList());
        return new ImageFetcher(vertx, settings, resolver, "test").fetch(url);
    }

    private static FetchResult fetch(String url, HostResolver resolver, String... networks)
            throws InterruptedException {
        return fetch(url, resolver, Set.of(inside.port()), networks);
    }

    private static void assertRefused(FetchResult fetched, FetchFailure failure) {
        assertThat(fetched).isEqualTo(new FetchResult.Missing(failure));
        assertThat(inside.requests()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.0.0.2",
                "127.255.255.254",
                "0.0.0.0",
                "localhost",
                "LocalHost.",
                "ⓛⓞⓒⓐⓛⓗⓞⓢⓣ",
                "１２７.０.０.１",
                "127。0。0。1",
                "①②⑦.⓪.⓪.①",
                "[::1]",
                "[::]",
                "[0:0:0:0:0:0:0:1]",
                "[::ffff:127.0.0.1]",
                "[::ffff:7f00:1]",
                "[0:0:0:0:0:ffff:127.0.0.1]",
                "[::127.0.0.1]",
                "[::ffff:0:127.0.0.1]",
                "[64:ff9b::127.0.0.1]",
                "[64:ff9b:1::7f00:1]",
                "[2002:7f00:1::]",
                "[2001:0:7f00:1::]",
                "[fe80::1]",
                "[fc00::1]",
                "[fd00:ec2::254]",
                "[ff02::1]",
                "[fec0::1]",
                "169.254.169.254",
                "[::ffff:169.254.169.254]",
                "100.100.100.200",
                "192.0.0.192",
                "168.63.129.16",
                "10.0.0.1",
                "172.16.0.1",
                "192.168.0.1",
                "100.64.0.1",
                "198.18.0.1",
                "224.0.0.1",
                "240.0.0.1",
                "255.255.255.255"
            })
    void refusesInternalHosts(String host) throws InterruptedException {
        assertRefused(
                fetch("http://" + host + ":" + inside.port() + SECRET, HostResolver.SYSTEM),
                FetchFailure.ADDRESS_REFUSED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2130706433",
                "017700000001",
                "0x7f000001",
                "0x7F.0.0.1",
                "0177.0.0.1",
                "127.1",
                "127.0.1",
                "0",
                "0x0",
                "127.0.0.01",
                "00177.0.0.1",
                "127.0.0.0x1",
                "127.0.0.1.",
                "0x7f.1",
                "4425673729",
                "2852039166",
                "user@127.0.0.1",
                "images.example@127.0.0.1",
                "user:password@127.0.0.1",
                "8.8.8.8\\@127.0.0.1",
                "127.0.0.1\\",
                "127%2e0%2e0%2e1",
                "%31%32%37.0.0.1",
                "[::1%25lo]",
                "[127.0.0.1]",
                "::1",
                ""
            })
    void refusesAmbiguousHosts(String host) throws InterruptedException {
        FetchFailure failure = host.equals("127.0.0.1.") ? FetchFailure.ADDRESS_REFUSED : FetchFailure.URL_REFUSED;
        assertRefused(fetch("http://" + host + ":" + inside.port() + SECRET, HostResolver.SYSTEM), failure);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ftp", "file", "gopher", "dict", "ldap", "jar:http", "ws", "data", "javascript"})
    void refusesOtherSchemes(String scheme) throws InterruptedException {
        assertRefused(
                fetch(scheme + "://127.0.0.1:" + inside.port() + SECRET, _ -> List.of(LOOPBACK), "127.0.0.0/8"),
                FetchFailure.URL_REFUSED);
    }

    @Test
    void refusesOtherPorts() throws InterruptedException {
        String url = "http://images.example:" + inside.port() + SECRET;
        assertRefused(fetch(url, _ -> List.of(LOOPBACK), Set.of(80, 443), "127.0.0.0/8"), FetchFailure.URL_REFUSED);
    }

    @Test
    void refusesNamesOfInternalAddresses() throws InterruptedException {
        assertRefused(fetch(named(), _ -> List.of(LOOPBACK)), FetchFailure.ADDRESS_REFUSED);
    }

    @Test
    void refusesNamesWithAnyInternalAddress() throws InterruptedException {
        assertRefused(fetch(named(), _ -> List.of(PUBLIC, LOOPBACK), NOBODY), FetchFailure.ADDRESS_REFUSED);
        assertRefused(fetch(named(), _ -> List.of(LOOPBACK, PUBLIC), NOBODY), FetchFailure.ADDRESS_REFUSED);
    }

    @Test
    void resolvesOnceAndConnectsToTheCheckedAddress() throws InterruptedException {
        AtomicInteger lookUps = new AtomicInteger();
        HostResolver rebinding = _ -> List.of(lookUps.getAndIncrement() == 0 ? PUBLIC : LOOPBACK);
        FetchResult fetched = fetch(named(), rebinding, NOBODY);
        assertThat(fetched).isInstanceOf(FetchResult.Missing.class);
        assertThat(inside.requests()).isEmpty();
    }

    @Test
    void checksAddressesAgainAfterRedirects() throws InterruptedException {
        try (ImageServer outside = new ImageServer()) {
            outside.redirect("/a", "http://images.example:" + inside.port() + SECRET);
            AtomicInteger lookUps = new AtomicInteger();
            HostResolver rebinding =
                    _ -> List.of(lookUps.getAndIncrement() == 0 ? LOOPBACK : InetAddress.ofLiteral("127.0.0.2"));
            assertRefused(
                    fetch(
                            "http://images.example:" + outside.port() + "/a",
                            rebinding,
                            Set.of(inside.port(), outside.port()),
                            "127.0.0.1/32"),
                    FetchFailure.ADDRESS_REFUSED);
            assertThat(lookUps).hasValue(2);
        }
    }

    static Stream<String> locations() {
        return Stream.of(
                "http://127.0.0.2:PORT/secret.png",
                "//127.0.0.2:PORT/secret.png",
                "http://[::1]:PORT/secret.png",
                "http://[::ffff:127.0.0.2]:PORT/secret.png",
                "http://169.254.169.254:PORT/latest/meta-data/",
                "http://10.0.0.1:PORT/",
                "http://[fd00:ec2::254]:PORT/",
                "https://127.0.0.2:PORT/secret.png");
    }

    @ParameterizedTest
    @MethodSource("locations")
    void refusesRedirectsToInternalAddresses(String location) throws InterruptedException {
        assertThat(redirected(location)).isEqualTo(new FetchResult.Missing(FetchFailure.ADDRESS_REFUSED));
    }

    @ParameterizedTest
    @CsvSource({
        "http://2130706434:PORT/secret.png",
        "http://0x7f000002:PORT/secret.png",
        "http://0177.0.0.2:PORT/secret.png",
        "http://127.2:PORT/secret.png",
        "http://user@127.0.0.2:PORT/secret.png",
        "http://127.0.0.1:22/",
        "file:///etc/passwd",
        "ftp://127.0.0.1/secret.png",
        "gopher://127.0.0.1:PORT/_GET"
    })
    void refusesRedirectsToInvalidUrls(String location) throws InterruptedException {
        assertThat(redirected(location)).isEqualTo(new FetchResult.Missing(FetchFailure.URL_REFUSED));
    }

    /** Redirects from a server at 127.0.0.1, the only allowed address. */
    private static FetchResult redirected(String location) throws InterruptedException {
        inside.redirect("/away", location.replace("PORT", Integer.toString(inside.port())));
        FetchResult fetched = fetch("http://127.0.0.1:" + inside.port() + "/away", HostResolver.SYSTEM, "127.0.0.1");
        assertThat(inside.requests(SECRET)).isZero();
        assertThat(inside.requests("/away")).isEqualTo(1);
        return fetched;
    }

    @Test
    void fetchesFromAllowedPrivateNetworks() throws InterruptedException {
        assertThat(fetch(named(), _ -> List.of(LOOPBACK), "127.0.0.0/8")).isInstanceOf(FetchResult.Image.class);
        assertThat(inside.requests(SECRET)).isEqualTo(1);
    }

    private static String named() {
        return "http://images.example:" + inside.port() + SECRET;
    }
}
