package io.wireroom.rest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PartneredWireroom.class)
class MetersIT {
    /** Beside the table: they exist where an endpoint is configured. Another test may have configured one. */
    private static final Set<String> OF_ENDPOINTS = Set.of(
            "wireroom_webhook_attempts_total",
            "wireroom_webhook_failing_seconds",
            "wireroom_webhook_disabled",
            "wireroom_webhook_parked");

    private static final Pattern DOCUMENTED =
            Pattern.compile("^\\| `(wireroom_\\w+)`(?:, `(wireroom_\\w+)`)? \\|", Pattern.MULTILINE);
    private static final Pattern SHOWN = Pattern.compile("^# TYPE (\\w+) (\\w+)", Pattern.MULTILINE);
    private static final Set<String> FRAME =
            Set.of("http", "disk", "jvm", "process", "system", "netty", "vertx", "worker");

    private final PartnerClient publisher = PartnerClient.of("publisher");
    private final PartnerClient everything = PartnerClient.of("everything");
    private final PartnerClient nobody = PartnerClient.withoutKey();

    @BeforeEach
    void awaitTheArchive() {
        PartnerClient.await(() -> everything.get("/v1/articles").statusCode() == 200);
    }

    /** They are counted every ten seconds. */
    @BeforeEach
    void awaitTheCountOfWithdrawals() {
        PartnerClient.await(() -> metrics().contains("wireroom_partner_withdrawals_overdue"));
    }

    @Test
    void labelValuesAreBounded() {
        send(0, 20);
        Set<String> before = series();

        send(20, 120);

        assertThat(series()).isEqualTo(before);
    }

    /** Sends requests with all kinds of client-chosen values and waits until they are counted. */
    private void send(int from, int to) {
        long before = accepted();
        for (int i = from; i < to; i++) {
            publisher.send("POST", "/v1/articles", document("Source " + i, 810_000 + i));
            publisher.send("POST", "/v1/articles", "+++\ntitle = " + i);
            publisher.send("POST", "/v1/articles?made-up-" + i + "=1", "x");
            everything.get("/v1/articles/" + (900_000 + i));
            everything.get("/v1/articles?source=s" + i + "&tag=t" + i);
            everything.get("/v1/feed.made" + i);
            everything.get("/v1/changes?limit=1&cursor=made-up-" + i);
            everything.get("/v1/changes?limit=1");
            everything.get("/202511/" + i + "-made-up");
            everything.get("/assets/made-up/qrcode/2511/1/x" + i + ".webp");
            nobody.get("/made-up/" + i);
            nobody.get("/made-up-" + i + ".php");
            nobody.get("/q/made-up-" + i);
            nobody.send("MADEUP" + i, "/v1/articles", "");
            PartnerClient.withKey("made-up-" + i).get("/v1/articles");
        }
        PartnerClient.await(() -> accepted() >= before + (to - from));
        PartnerClient.await(() -> metrics().contains("wireroom_archive_lag 0.0"));
    }

    private static String document(String source, long id) {
        return "+++\ntitle = \"Made up\"\nsource = \"" + source + "\"\narticle_id = " + id + "\n+++\nBody.\n";
    }

    private long accepted() {
        return Stream.of(metrics().split("\n", -1))
                .filter(line -> line.startsWith("wireroom_documents_accepted_total "))
                .mapToLong(line -> (long) Double.parseDouble(line.substring(line.indexOf(' '))))
                .sum();
    }

    private Set<String> series() {
        return metrics()
                .lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.substring(0, line.lastIndexOf(' ')))
                .filter(line -> line.startsWith("wireroom") || line.startsWith("http") || line.startsWith("disk"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void documentationListsEveryMetric() throws IOException {
        everything.get("/v1/changes?limit=1");
        PartnerClient.await(
                () -> metrics().contains("wireroom_partner_withdrawals_overdue")); // counted every ten seconds
        Set<String> documented = new TreeSet<>();
        DOCUMENTED
                .matcher(Files.readString(Path.of("src/docs/metrics.md")))
                .results()
                .flatMap(found -> Stream.of(found.group(1), found.group(2) == null ? "" : found.group(2)))
                .filter(name -> !name.isEmpty())
                .forEach(documented::add);

        Set<String> shown = families();

        assertThat(shown.stream()
                        .filter(name -> name.startsWith("wireroom_"))
                        .filter(name -> !OF_ENDPOINTS.contains(name)))
                .containsExactlyElementsOf(documented);
        assertThat(shown.stream().map(name -> name.replaceAll("_.*", "")).filter(name -> !name.equals("wireroom")))
                .allMatch(FRAME::contains);
    }

    /** Names as documented: counters with their suffix, timers without the suffixes of their parts. */
    private Set<String> families() {
        Set<String> names = new TreeSet<>();
        SHOWN.matcher(metrics())
                .results()
                .map(found -> found.group(2).equals("counter") ? found.group(1) + "_total" : found.group(1))
                .filter(name -> !name.endsWith("_seconds_max"))
                .forEach(names::add);
        return names;
    }

    private String metrics() {
        return new String(nobody.get("/q/metrics").body(), UTF_8);
    }
}
