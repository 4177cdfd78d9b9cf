package io.wireroom.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

/** Images in a bucket with public URLs. */
@QuarkusTest
@WithTestResource(BucketWireroom.class)
class BucketIT {
    private final WireroomClient client = new WireroomClient();
    private final long id = WireroomClient.newId();
    private final String source = "Source" + id;

    @Test
    void redirectsToTheBucketForStoredImagesOnly() throws Exception {
        client.await("/v1/articles?limit=1", 200, "items");
        client.publish(id, source, "Elsewhere", "2023-02-03T04:05:06Z");
        String code = client.here(new ObjectMapper()
                .readTree(client.get("/v1/articles/" + id + ".json").body())
                .path("qrcode")
                .textValue());

        HttpResponse<byte[]> answer = client.bytes(code);
        while (answer.statusCode() != 307) {
            assertThat(answer.statusCode()).isEqualTo(200);
            WireroomClient.pause();
            answer = client.bytes(code);
        }

        assertThat(answer.headers().firstValue("Location"))
                .contains("https://cdn.example/news" + code.substring("/assets".length()));
        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-cache");
        assertThat(client.head(code).statusCode()).isEqualTo(307);
        assertThat(client.bytes(code.replace(".webp", ".svg")).statusCode()).isEqualTo(200);
        client.withdraw(id, source, "mistaken");
        assertThat(client.bytes(code).statusCode()).isEqualTo(404);
    }
}
