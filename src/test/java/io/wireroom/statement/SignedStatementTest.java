package io.wireroom.statement;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.wireroom.Programs;
import io.wireroom.article.Article;
import io.wireroom.article.ArticleId;
import io.wireroom.article.Edition;
import io.wireroom.article.Source;
import io.wireroom.article.Withdrawal;
import io.wireroom.assets.Newsroom;
import io.wireroom.event.EventSchema;
import io.wireroom.signature.Ed25519Key;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SignedStatementTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Article ARTICLE =
            Newsroom.article(126642, "Über “Größe”").withContentHash("sha256:" + "0a".repeat(32));
    private static final Ed25519Key KEY = Ed25519Key.ofPem("""
            -----BEGIN PRIVATE KEY-----
            MC4CAQAwBQYDK2VwBCIEINTuctv5E1hK1bbY8fdp+K06/nwoy/HU++CXqI9EdVhC
            -----END PRIVATE KEY-----
            """);

    @TempDir
    Path folder;

    @Test
    void describesAPublishedArticle() throws Exception {
        JsonNode stated = stated(SignedStatement.of(Statement.of(ARTICLE, "The Wire"), KEY));

        assertThat(stated.get("article_id").longValue()).isEqualTo(126642);
        assertThat(stated.get("revision").intValue()).isEqualTo(ARTICLE.revision());
        assertThat(stated.get("status").textValue()).isEqualTo("published");
        assertThat(stated.get("publisher").textValue()).isEqualTo("The Wire");
        assertThat(stated.get("canonical_url").textValue()).isEqualTo(ARTICLE.canonicalUrl());
        assertThat(stated.get("updated").textValue())
                .isEqualTo(ARTICLE.updated().toString());
        assertThat(stated.get("content_hash").textValue()).isEqualTo(ARTICLE.contentHash());
        assertThat(stated.get("text_hash").textValue()).isEqualTo(FoldedText.hash(ARTICLE.contentText()));
        assertThat(stated.get("text_rules").textValue()).isEqualTo("fold-1");
        assertThat(stated.has("reason")).isFalse();
    }

    @Test
    void describesAWithdrawal() throws Exception {
        JsonNode stated = stated(SignedStatement.of(Statement.of(withdrawal("legal: \"no\""), "The Wire"), KEY));

        assertThat(stated.get("status").textValue()).isEqualTo("withdrawn");
        assertThat(stated.get("revision").intValue()).isEqualTo(3);
        assertThat(stated.get("reason").textValue()).isEqualTo("legal: \"no\"");
        assertThat(stated.has("content_hash") || stated.has("text_hash") || stated.has("text_rules"))
                .isFalse();
        assertThat(stated(SignedStatement.of(Statement.of(withdrawal(null), "The Wire"), KEY))
                        .has("reason"))
                .isFalse();
    }

    @Test
    void isTheSameBytesEachTime() {
        assertThat(SignedStatement.of(Statement.of(ARTICLE, "The Wire"), KEY))
                .isEqualTo(SignedStatement.of(Statement.of(ARTICLE, "The Wire"), KEY));
    }

    @Test
    void everyStatementConformsToTheSchema() {
        for (Edition edition : List.of(ARTICLE, withdrawal("a reason"), withdrawal(null))) {
            String statement = new String(Statement.of(edition, "The Wire"), UTF_8);
            assertThat(EventSchema.problemsOfStatement(statement.getBytes(UTF_8)))
                    .isEmpty();
            assertThat(EventSchema.problemsOfStatement(
                            statement.replace("\"source\"", "\"none\"").getBytes(UTF_8)))
                    .isNotEmpty();
        }
    }

    @Test
    void isVerifiedByTheShellOfTheGuide() throws Exception {
        for (String program : List.of("openssl", "jq", "basenc", "bash")) {
            assumeTrue(Programs.isThere(program), program + " is not on the path");
        }
        KeyRing ring = KeyRing.of(KEY, List.of(new KeyRing.Published(Ed25519Key.generate(), Instant.EPOCH)));
        Files.write(folder.resolve("keys.json"), ring.toJson());
        Files.write(folder.resolve("served.json"), SignedStatement.of(Statement.of(ARTICLE, "The Wire"), KEY));
        assertThat(shell()).isZero();
        assertThat(Files.readString(folder.resolve("output")))
                .startsWith("Signature Verified Successfully")
                .endsWith(new String(Statement.of(ARTICLE, "The Wire"), UTF_8) + "\n");

        Files.writeString(
                folder.resolve("served.json"),
                new String(SignedStatement.of(Statement.of(ARTICLE, "The Wire"), KEY), UTF_8)
                        .replace("\"payload\":\"ey", "\"payload\":\"eX"));
        assertThat(shell()).isNotZero();
        Files.write(
                folder.resolve("served.json"),
                SignedStatement.of(Statement.of(ARTICLE, "The Wire"), Ed25519Key.generate()));
        assertThat(shell()).isNotZero();
    }

    /** The lines of the guide, with files in place of the service. */
    private int shell() throws Exception {
        String guide = Files.readString(Path.of("src/docs/statements.md"));
        String lines = guide.substring(guide.indexOf("```sh\n") + 6);
        String script = lines.substring(0, lines.indexOf("```"))
                .replace("curl -s $SERVICE/v1/articles/126642/statement", "cat served.json")
                .replace("curl -s $SERVICE/.well-known/wireroom-keys.json", "cat keys.json");
        assertThat(script).contains("cat served.json", "cat keys.json").doesNotContain("curl");
        assertThat(script.strip().lines()).hasSize(3);
        Process process = new ProcessBuilder("bash", "-c", script)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("output").toFile())
                .start();
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }

    @Test
    void theActiveKeySignsAndIsPublishedOnce() throws Exception {
        Ed25519Key former = Ed25519Key.generate();
        Ed25519Key next = Ed25519Key.ofPem(Ed25519Key.generate().publicPem());
        KeyRing ring = KeyRing.of(
                KEY,
                List.of(
                        new KeyRing.Published(former, Instant.parse("2027-01-15T00:00:00Z")),
                        new KeyRing.Published(next, null)));
        JsonNode keys = JSON.readTree(ring.toJson()).get("keys");

        assertThat(keys).hasSize(3).hasSize(ring.size());
        assertThat(keys.findValuesAsText("kid"))
                .containsExactly(KEY.thumbprint(), former.thumbprint(), next.thumbprint());
        assertThat(keys.findValuesAsText("active")).containsExactly("true", "false", "false");
        assertThat(keys.findValuesAsText("not_after")).containsExactly("2027-01-15T00:00:00Z");
        assertThat(keys.findValuesAsText("pem")).contains(former.publicPem());
        assertThat(new String(ring.toJson(), UTF_8)).doesNotContain("PRIVATE");
        assertThat(new String(KeyRing.EMPTY.toJson(), UTF_8)).isEqualTo("{\"keys\":[]}");
        assertThatIllegalArgumentException().isThrownBy(() -> KeyRing.of(next, List.of()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> KeyRing.of(KEY, List.of(new KeyRing.Published(KEY, null))));
    }

    private static JsonNode stated(byte[] signed) throws Exception {
        JsonNode envelope = JSON.readTree(signed);
        assertThat(new String(decode(envelope, "protected"), UTF_8))
                .isEqualTo(
                        "{\"alg\":\"EdDSA\",\"kid\":\"" + KEY.thumbprint() + "\",\"typ\":\"wireroom-statement+json\"}");
        return JSON.readTree(decode(envelope, "payload"));
    }

    private static byte[] decode(JsonNode envelope, String member) {
        return Base64.getUrlDecoder().decode(envelope.get(member).textValue());
    }

    private static Withdrawal withdrawal(@Nullable String reason) {
        return new Withdrawal(
                new ArticleId(126642),
                3,
                Instant.parse("2025-07-30T14:15:31Z"),
                Instant.parse("2025-08-01T00:00:00Z"),
                new Source("ibn", "IBN"),
                "/202507/126642-a",
                "https://wire.example/202507/126642-a",
                "en",
                List.of(),
                reason,
                List.of());
    }
}
