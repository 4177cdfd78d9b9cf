package io.wireroom.rest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.wireroom.partner.KeyHash;
import io.wireroom.rest.problem.ProblemType;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(PartneredWireroom.class)
class KeysIT {
    private final PartnerClient everything = PartnerClient.of("everything");
    private final PartnerClient nobody = PartnerClient.withoutKey();

    @BeforeEach
    void awaitTheArchive() {
        PartnerClient.await(() -> everything.get("/v1/articles").statusCode() == 200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/articles", "/v1/articles/1", "/v1/articles/1.html", "/v1/me"})
    void deniesReadingWithoutAKey(String path) {
        HttpResponse<byte[]> answer = nobody.get(path);

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().allValues("WWW-Authenticate"))
                .as("feed readers know Basic alone, and many look at the first challenge only")
                .containsExactly("Basic realm=\"wireroom\", charset=\"UTF-8\"", "Bearer realm=\"wireroom\"");
        assertThat(header(answer, "Content-Type")).isEqualTo("application/problem+json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"key-of-yesterday", "key-of-nobody", "key-of-alphA", "=", "key of alpha"})
    void rejectsUnknownAndExpiredKeys(String key) {
        HttpResponse<byte[]> answer = PartnerClient.withKey(key).get("/v1/articles");

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().allValues("WWW-Authenticate").getLast()).endsWith("error=\"invalid_token\"");
    }

    @Test
    void rejectsKeysInTheQuery() {
        assertThat(nobody.get("/v1/articles?key=key-of-alpha").statusCode()).isEqualTo(401);
        assertThat(everything.get("/v1/articles?access_token=key-of-alpha").statusCode())
                .isEqualTo(400);
        assertThat(nobody.get("/v1/articles", "Authorization", "bearer key-of-alpha")
                        .statusCode())
                .as("a scheme's name is in any case (RFC 9110 §11.1)")
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/schemas/article.json", "/v1/problems", "/q/openapi", "/q/health/live", "/q/metrics"})
    void contractsAndProbesNeedNoKey(String path) {
        assertThat(nobody.get(path).statusCode()).isEqualTo(200);
    }

    @Test
    void theOpenApiDocumentHasThePublicUrl() {
        assertThat(text(nobody.get("/q/openapi?format=json")).replaceAll("\\s", ""))
                .contains("\"servers\":[{\"url\":\"http://localhost:8080\"");
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /v1/articles",
        "POST, /v1/articles?dry_run=true",
        "POST, /v1/import",
        "DELETE, /v1/articles/849000001"
    })
    void onlyPublishersMaySubmit(String method, String path) {
        String document = "+++\ntitle = \"Handed in\"\nsource = \"alpha\"\narticle_id = 849000002\n+++\nText\n";

        assertThat(nobody.send(method, path, document).statusCode()).isEqualTo(401);
        assertThat(everything.send(method, path, document).statusCode()).isEqualTo(403);
        assertThat(PartnerClient.of("publisher").send(method, path, document).statusCode())
                .isBetween(200, 202);
    }

    @Test
    void refusesADocumentThatIsTooLarge() {
        String large = "x".repeat((1 << 20) + 1);

        assertThat(PartnerClient.of("publisher")
                        .send("POST", "/v1/articles", large)
                        .statusCode())
                .isEqualTo(413);
        assertThat(everything.send("POST", "/v1/articles", large).statusCode())
                .as("whoever may not hand in is not read")
                .isEqualTo(403);
    }

    @Test
    void describesThePartner() {
        assertThat(text(PartnerClient.of("energy").get("/v1/me")))
                .startsWith(
                        "{\"name\":\"energy\",\"open\":false,\"publish\":false,\"operate\":false,\"site\":\"https://site.example\","
                                + "\"publication\":{\"name\":\"Wireroom\",\"language\":\"en\"},"
                                + "\"rights\":{\"sources\":null,\"tags\":[\"energy\"],\"languages\":[\"en\"]},"
                                + "\"limit\":{\"requests\":100000,\"per_seconds\":60,\"burst\":100000,\"left\":")
                .endsWith("\"keys\":[{\"this\":true,\"expires\":null}]}");
        assertThat(text(everything.get("/v1/me")))
                .contains("\"site\":\"https://everything.example\"")
                .contains("{\"this\":false,\"expires\":\"2020-01-01T00:00:00Z\"}");
    }

    @Test
    void chargesResponsesWithContentOnly() {
        PartnerClient slow = PartnerClient.of("slow");
        HttpResponse<byte[]> first = slow.get("/v1/articles");
        String tag = header(first, "ETag");

        assertThat(header(first, "RateLimit-Policy")).isEqualTo("\"default\";q=3;w=3600");
        assertThat(header(first, "RateLimit")).matches("\"default\";r=2;t=(1200|1199)");
        for (int i = 0; i < 5; i++) {
            HttpResponse<byte[]> same = slow.get("/v1/articles", "If-None-Match", tag);
            assertThat(same.statusCode()).isEqualTo(304);
            assertThat(header(same, "RateLimit")).startsWith("\"default\";r=2;");
        }
        assertThat(slow.get("/assets/alpha/card/none", "If-None-Match", "*").statusCode())
                .isEqualTo(404);
        assertThat(header(slow.send("HEAD", "/v1/articles", ""), "RateLimit")).startsWith("\"default\";r=1;");
        assertThat(header(slow.get("/v1/articles/7"), "RateLimit")).startsWith("\"default\";r=0;");

        HttpResponse<byte[]> refused = slow.get("/v1/articles");
        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(Long.parseLong(header(refused, "Retry-After"))).isBetween(1_100L, 1_200L);
        assertThat(header(refused, "RateLimit")).startsWith("\"default\";r=0;");
        assertThat(text(refused)).contains("/v1/problems/too-many-requests");
        HttpResponse<byte[]> known = slow.get("/v1/articles", "If-None-Match", tag);
        assertThat(known.statusCode())
                .as("what costs nothing is given when nothing is left")
                .isEqualTo(304);
        assertThat(header(known, "RateLimit")).startsWith("\"default\";r=0;");
        HttpResponse<byte[]> me = slow.get("/v1/me");
        assertThat(me.statusCode()).isEqualTo(200);
        assertThat(text(me)).contains("\"left\":0");
        assertThat(everything.get("/v1/articles").statusCode())
                .as("others are not held up")
                .isEqualTo(200);
    }

    @Test
    void reloadsAChangedFileAndIgnoresAnInvalidOne() throws IOException {
        Path file = PartneredWireroom.file();
        PartnerClient newcomer = PartnerClient.withKey("key-of-newcomer");
        try {
            PartneredWireroom.write("partners: [{name: a, keys: [], sorces: [b]}]");
            PartnerClient.await(() -> metrics().contains("wireroom_partners_file_ok 0.0"));
            assertThat(everything.get("/v1/articles").statusCode()).isEqualTo(200);

            PartneredWireroom.write(PartneredWireroom.PARTNERS + "  - name: newcomer\n    keys: [{sha256: "
                    + KeyHash.of("key-of-newcomer").hex() + "}]\n");
            PartnerClient.await(() -> newcomer.get("/v1/articles").statusCode() == 200);
            assertThat(metrics()).contains("wireroom_partners_file_ok 1.0");

            Files.delete(file);
            PartnerClient.await(() -> metrics().contains("wireroom_partners_file_ok 0.0"));
            assertThat(newcomer.get("/v1/articles").statusCode()).isEqualTo(200);
        } finally {
            PartneredWireroom.write(PartneredWireroom.PARTNERS);
        }
        PartnerClient.await(() -> newcomer.get("/v1/articles").statusCode() == 401);
        assertThat(everything.get("/v1/articles").statusCode()).isEqualTo(200);
    }

    @Test
    void browsersOfNamedOriginsMayReadTheHeadersTheyNeed() {
        HttpResponse<byte[]> preflight = nobody.send(
                "OPTIONS",
                "/v1/articles",
                "",
                "Origin",
                "https://reader.example",
                "Access-Control-Request-Method",
                "GET",
                "Access-Control-Request-Headers",
                "Authorization");
        assertThat(preflight.statusCode()).isEqualTo(200);
        assertThat(header(preflight, "Access-Control-Allow-Origin")).isEqualTo("https://reader.example");
        assertThat(header(preflight, "Access-Control-Allow-Headers")).containsIgnoringCase("authorization");

        HttpResponse<byte[]> answer = everything.get("/v1/articles", "Origin", "https://reader.example");
        assertThat(header(answer, "Access-Control-Expose-Headers"))
                .contains("ETag", "Link", "RateLimit", "Retry-After");
        assertThat(answer.headers()
                        .firstValue("Access-Control-Allow-Credentials")
                        .orElse("false"))
                .isEqualTo("false");
        assertThat(answer.headers().allValues("Vary")).contains("Origin");
        assertThat(everything
                        .get("/v1/articles", "Origin", "https://other.example")
                        .headers()
                        .firstValue("Access-Control-Allow-Origin"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "/v1/me, 'GET, HEAD, OPTIONS'",
        "/v1/articles, 'GET, HEAD, POST, OPTIONS'",
        "/v1/articles/126642, 'GET, HEAD, DELETE, OPTIONS'",
        "/v1/articles/126642.json, 'GET, HEAD, OPTIONS'",
        "/v1/import, 'POST, OPTIONS'"
    })
    void returnsAllowedMethods(String path, String allowed) {
        HttpResponse<byte[]> refused = everything.send("PATCH", path, "");
        HttpResponse<byte[]> told = everything.send("OPTIONS", path, "");

        assertThat(refused.statusCode()).isEqualTo(405);
        assertThat(header(refused, "Allow")).isEqualTo(allowed);
        assertThat(told.statusCode()).isBetween(200, 204);
        assertThat(header(told, "Allow").split(", ")).contains(allowed.split(", "));
    }

    @Test
    void everyProblemHasAPage() {
        String list = text(nobody.get("/v1/problems"));
        for (ProblemType type : ProblemType.values()) {
            HttpResponse<byte[]> page = nobody.get("/v1/problems/" + type);
            assertThat(header(page, "Content-Type")).isEqualTo("text/html;charset=UTF-8");
            assertThat(text(page)).contains(type.title(), Integer.toString(type.status()));
            assertThat(list).contains("/v1/problems/" + type + "\"");
        }
        assertThat(nobody.get("/v1/problems/none-such").statusCode()).isEqualTo(404);
    }

    private String metrics() {
        return text(nobody.get("/q/metrics"));
    }

    private static String header(HttpResponse<byte[]> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }

    private static String text(HttpResponse<byte[]> answer) {
        return new String(answer.body(), UTF_8);
    }
}
