package io.wireroom.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who gets into the console, and what a session may do. */
@QuarkusTest
@WithTestResource(PartneredWireroom.class)
class ConsoleSignInIT {
    private static final List<String> PAGES = List.of(
            "/console",
            "/console/articles",
            "/console/articles/1",
            "/console/documents/0-0",
            "/console/rejected",
            "/console/rejected/0-0",
            "/console/held",
            "/console/try");

    private final ConsoleClient stranger = new ConsoleClient();

    @Test
    void everyPageLeadsToSignInAndBack() {
        for (String page : PAGES) {
            assertThat(ConsoleClient.location(stranger.get(page)))
                    .isEqualTo("/console/sign-in?next=" + page.replace("/", "%2F"));
        }
        HttpResponse<String> answer = stranger.signIn("key-of-operator", "/console/held");
        assertThat(ConsoleClient.location(answer)).isEqualTo("/console/held");
        assertThat(answer.headers().firstValue("Set-Cookie").orElseThrow())
                .matches("wireroom_console=[^;]+; Path=/console; HttpOnly; SameSite=Strict");
        assertThat(stranger.get("/console/held").statusCode()).isEqualTo(200);
    }

    @Test
    void rejectsFormsWithoutASession() {
        for (String path : List.of(
                "/console/try",
                "/console/sign-out",
                "/console/rejected/redrive",
                "/console/rejected/0-0/redrive",
                "/console/rejected/0-0/correct",
                "/console/held/1/withdraw")) {
            assertThat(ConsoleClient.location(stranger.post(path, "csrf", "x"))).isEqualTo("/console/sign-in");
        }
    }

    @Test
    void rejectsFormsWithoutTheSessionsToken() {
        ConsoleClient operator = ConsoleClient.signedIn();
        String foreign = ConsoleClient.token(ConsoleClient.signedIn().page("/console/try"));

        for (String token : List.of("", "x", foreign)) {
            assertThat(operator.post("/console/rejected/redrive", "csrf", token, "id", "0-0")
                            .statusCode())
                    .isEqualTo(403);
        }
        assertThat(stranger.post("/console/sign-in", "key", "key-of-operator").statusCode())
                .isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"key-of-publisher", "key-of-nobody", "key-of-yesterday", ""})
    void otherKeysAreRefused(String key) {
        HttpResponse<String> answer = stranger.signIn(key, "/console");

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("not an operator&#39;s key");
        if (!key.isEmpty()) {
            assertThat(answer.body()).doesNotContain(key);
        }
        assertThat(stranger.get("/console").statusCode()).isEqualTo(303);
    }

    @ParameterizedTest
    @CsvSource({
        "https://evil.example/console",
        "//evil.example",
        "/console//evil.example/../..",
        "/consolevil",
        "javascript:alert(1)",
        "/v1/articles"
    })
    void signInLeadsToThePagesOfTheConsoleOnly(String next) {
        String location = ConsoleClient.location(stranger.signIn("key-of-operator", next));

        assertThat(location).startsWith("/console").doesNotStartWith("/consolevil");
    }

    @Test
    void theCookieIsSecureOverHttps() {
        assertThat(stranger.get("/console/sign-in", "X-Forwarded-Proto", "https")
                        .headers()
                        .firstValue("Set-Cookie")
                        .orElseThrow())
                .endsWith("; HttpOnly; SameSite=Strict; Secure");
    }

    @Test
    void signOutEndsTheSession() {
        ConsoleClient operator = ConsoleClient.signedIn();
        String token = ConsoleClient.token(operator.page("/console"));
        HttpResponse<String> answer = operator.post("/console/sign-out", "csrf", token);

        assertThat(ConsoleClient.location(answer)).isEqualTo("/console/sign-in");
        assertThat(answer.headers().firstValue("Set-Cookie").orElseThrow()).contains("Max-Age=0");
        assertThat(operator.get("/console").statusCode()).isEqualTo(303);
    }

    @Test
    void partialRequestsRedirectTheWholePageToSignIn() {
        HttpResponse<String> answer = stranger.get("/console/live", "HX-Request", "true");

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("HX-Redirect")).contains("/console/sign-in");
    }

    @Test
    void pagesAreNotCachedAndLoadNothingExternal() {
        ConsoleClient operator = ConsoleClient.signedIn();
        for (String page : PAGES) {
            HttpResponse<String> answer = operator.get(page);
            if (answer.statusCode() != 200) {
                continue;
            }
            assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
            assertThat(answer.headers().allValues("Content-Security-Policy"))
                    .singleElement()
                    .satisfies(policy -> assertThat(policy)
                            .contains("default-src 'none'", "script-src 'self';", "frame-ancestors 'none'")
                            .doesNotContain("unsafe"));
            assertThat(operator.page(page).select("script:not([src]), [style], [onclick]"))
                    .isEmpty();
            assertThat(operator.page(page).select("[src], link[href]").stream()
                            .map(each -> each.attr("src") + each.attr("href")))
                    .allSatisfy(link -> assertThat(link).startsWith("/"));
        }
    }

    @Test
    void theScriptAndTheStyleAreOpenAndConditional() {
        for (String file : List.of("/console/htmx.min.js", "/console/console.css")) {
            HttpResponse<String> answer = stranger.get(file);
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(stranger.get(
                                    file,
                                    "If-None-Match",
                                    answer.headers().firstValue("ETag").orElseThrow())
                            .statusCode())
                    .isEqualTo(304);
        }
        assertThat(stranger.get("/console/htmx-0BSD.txt").statusCode()).isEqualTo(404);
    }
}
