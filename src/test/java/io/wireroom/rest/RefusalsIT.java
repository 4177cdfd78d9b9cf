package io.wireroom.rest;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Invalid requests get an informative response. */
@QuarkusTest
@WithTestResource(PartneredWireroom.class)
class RefusalsIT {
    private static final long ID = 840_000_001;

    private final PartnerClient everything = PartnerClient.of("everything");

    @BeforeEach
    void awaitTheArchive() {
        PartnerClient.await(() -> everything.get("/v1/articles").statusCode() == 200);
    }

    /** The framework rejects these before any of our handlers, without a body. They only have to be rejected. */
    @ParameterizedTest
    @ValueSource(
            strings = {"/v1/articles?q=%zz", "/v1/articles?limit=%", "/v1/articles?%2=1", "/v1/articles/%zz", "/%g1/x"})
    void rejectsInvalidUrls(String uri) throws IOException {
        assertThat(raw(uri)).startsWith("HTTP/1.1 400 ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"q=%ff", "tag=%00", "source=a,%c3%28", "language=%7f"})
    void rejectsInvalidTextWithTheParametersName(String query) {
        HttpResponse<byte[]> answer = everything.get("/v1/articles?" + query);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(new String(answer.body(), UTF_8))
                .contains("\"parameter\":\"" + query.substring(0, query.indexOf('=')) + '"');
    }

    @Test
    void acceptsALongQuery() {
        String query = "/v1/articles?tag=" + "some-source,".repeat(800) + "last";
        assertThat(everything.get(query).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "application/json;q=0, */*                 | text/markdown",
                "application/json;q=0.0, text/html;q=0.1   | text/html",
                "*/*;q=0.5, text/html                      | text/html",
                "*/*                                       | application/json"
            })
    void respectsWeightZero(String accept, String mediaType) {
        String document = "+++\ntitle = \"A title\"\nsource = \"alpha\"\narticle_id = %d\n+++\nText\n".formatted(ID);
        assertThat(PartnerClient.of("publisher")
                        .send("POST", "/v1/articles", document)
                        .statusCode())
                .isEqualTo(202);
        PartnerClient.await(() -> everything.get("/v1/articles/" + ID).statusCode() == 200);

        HttpResponse<byte[]> answer = everything.get("/v1/articles/" + ID, "Accept", accept);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith(mediaType);
    }

    @Test
    void respondsNotAcceptable() {
        assertThat(everything
                        .get("/v1/feed", "Accept", "application/feed+json;q=0")
                        .statusCode())
                .isEqualTo(406);
    }

    /** Sent over a socket, because the JDK's client rejects such a URL. */
    private static String raw(String uri) throws IOException {
        URI base = URI.create(PartnerClient.base());
        try (Socket socket = new Socket(base.getHost(), base.getPort())) {
            socket.getOutputStream()
                    .write(("GET " + uri + " HTTP/1.1\r\nHost: wireroom\r\nConnection: close\r\n\r\n")
                            .getBytes(US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), UTF_8);
        }
    }
}
