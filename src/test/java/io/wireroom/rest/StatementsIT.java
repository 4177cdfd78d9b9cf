package io.wireroom.rest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.wireroom.Programs;
import io.wireroom.event.EventSchema;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Signed statements of the running service, with the key that it generates, where pages are public. */
@QuarkusTest
@WithTestResource(PublicWireroom.class)
class StatementsIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String KEYS = "/.well-known/wireroom-keys.json";

    private final PartnerClient nobody = PartnerClient.withoutKey();
    private final PartnerClient publisher = PartnerClient.of("publisher");

    @TempDir
    Path folder;

    @BeforeEach
    void start() {
        PartnerClient.await(() -> publisher.get("/v1/articles").statusCode() == 200);
    }

    private void hand(long id, String body, String more) {
        publisher.send("POST", "/v1/articles", """
                +++
                title = "A title"
                date = "2023-02-03T04:05:06Z"
                article_id = %d
                source = "alpha"
                %s+++
                %s
                """.formatted(id, more, body));
    }

    private static String path(long id) {
        return "/v1/articles/" + id + "/statement";
    }

    private JsonNode stated(long id) {
        try {
            HttpResponse<byte[]> answer = nobody.get(path(id));
            if (answer.statusCode() != 200) {
                return JSON.createObjectNode();
            }
            byte[] payload = Base64.getUrlDecoder()
                    .decode(JSON.readTree(answer.body()).get("payload").textValue());
            assertThat(EventSchema.problemsOfStatement(payload)).isEmpty();
            return JSON.readTree(payload);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private JsonNode awaitRevision(long id, int revision) {
        PartnerClient.await(() -> stated(id).path("revision").intValue() == revision);
        return stated(id);
    }

    @Test
    void everyRevisionAndWithdrawalHasAStatement() throws Exception {
        long id = 942000001;
        hand(id, "First.", "");
        JsonNode first = awaitRevision(id, 1);
        JsonNode article =
                JSON.readTree(publisher.get("/v1/articles/" + id + ".json").body());
        assertThat(first.get("canonical_url")).isEqualTo(article.get("canonical_url"));
        assertThat(first.get("content_hash")).isEqualTo(article.get("content_hash"));
        assertThat(first.get("updated")).isEqualTo(article.get("updated"));
        assertThat(first.get("publisher").textValue()).isEqualTo("Wireroom");

        hand(id, "Second.", "");
        JsonNode second = awaitRevision(id, 2);
        assertThat(second.get("text_hash")).isNotEqualTo(first.get("text_hash"));

        hand(id, "", "status = \"withdrawn\"\nreason = \"legal\"\n");
        JsonNode withdrawn = awaitRevision(id, 3);
        assertThat(withdrawn.get("status").textValue()).isEqualTo("withdrawn");
        assertThat(withdrawn.get("reason").textValue()).isEqualTo("legal");
        assertThat(publisher.get("/v1/articles/" + id).statusCode()).isEqualTo(410);
    }

    @Test
    void isEqualForAllReadersAndCached() {
        long id = 942000002;
        hand(id, "Text.", "");
        awaitRevision(id, 1);
        HttpResponse<byte[]> answer = nobody.get(path(id));

        assertThat(answer.headers().firstValue("Content-Type")).contains("application/jose+json");
        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-cache");
        assertThat(answer.headers().firstValue("Last-Modified")).isEmpty();
        assertThat(PartnerClient.of("everything").get(path(id)).body()).isEqualTo(answer.body());
        assertThat(PartnerClient.of("alpha").get(path(id)).body()).isEqualTo(answer.body());
        String tag = answer.headers().firstValue("ETag").orElseThrow();
        assertThat(nobody.get(path(id), "If-None-Match", tag).statusCode()).isEqualTo(304);
        assertThat(nobody.send("HEAD", path(id), "").statusCode()).isEqualTo(200);
    }

    @Test
    void isNotFoundForReadersWithoutTheRight() {
        long id = 942000003;
        hand(id, "Text.", "");
        awaitRevision(id, 1);
        hand(942000004, "Later.", "publishDate = \"2999-01-01T00:00:00Z\"\n");
        hand(942000005, "Draft.", "draft = true\n");

        assertThat(PartnerClient.of("energy").get(path(id)).statusCode()).isEqualTo(404);
        assertThat(PartnerClient.withKey("key-of-another").get(path(id)).statusCode())
                .isEqualTo(401);
        for (long hidden : List.of(942000004L, 942000005L, 942000006L)) {
            assertThat(nobody.get(path(hidden)).statusCode()).isEqualTo(404);
        }
        assertThat(nobody.get("/v1/articles/x/statement").statusCode()).isEqualTo(404);
        assertThat(nobody.get(path(id) + "?revision=1").statusCode()).isEqualTo(400);
    }

    @Test
    void theKeysArePublic() throws Exception {
        HttpResponse<byte[]> answer = nobody.get(KEYS);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/jwk-set+json");
        assertThat(answer.headers().firstValue("Cache-Control")).contains("public, max-age=300");
        assertThat(JSON.readTree(answer.body()).get("keys")).hasSize(1);
        assertThat(new String(answer.body(), UTF_8)).doesNotContain("PRIVATE");
        assertThat(nobody.get(
                                KEYS,
                                "If-None-Match",
                                answer.headers().firstValue("ETag").orElseThrow())
                        .statusCode())
                .isEqualTo(304);
    }

    @Test
    void isVerifiedByTheGuidesProgram() throws Exception {
        assumeTrue(Programs.isThere("python3") && Programs.isThere("openssl"), "python3 or openssl is not on the path");
        long id = 942000007;
        hand(id, "A “text”\u00a0of some words…\n\nAnd an emoji \uD83D\uDC69\u200D\uD83D\uDCBB.", "");
        awaitRevision(id, 1);

        Path text = Files.writeString(
                folder.resolve("text"),
                "A \"text\" of some words...\r\n\r\nAnd an emoji \uD83D\uDC69\uD83D\uDCBB.\r\n");
        assertThat(check(id, text)).isZero();
        assertThat(output()).contains("Revision 1 of https://site.example/", "The text matches");
        assertThat(check(id, Files.writeString(text, "Another text."))).isEqualTo(1);
        assertThat(output()).contains("The text differs");
        hand(id, "", "status = \"withdrawn\"\nreason = \"legal\"\n");
        awaitRevision(id, 2);
        assertThat(check(id, text)).isEqualTo(1);
        assertThat(output()).contains("Withdrawn at ").contains("legal");
    }

    private int check(long id, Path text) throws Exception {
        Process process = new ProcessBuilder(
                        "python3",
                        "src/docs/examples/verify.py",
                        PartnerClient.base(),
                        Long.toString(id),
                        text.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("output").toFile())
                .start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }

    private String output() throws IOException {
        return Files.readString(folder.resolve("output"));
    }
}
