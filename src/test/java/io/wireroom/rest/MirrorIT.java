package io.wireroom.rest;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.wireroom.mirror.Images;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import javax.imageio.ImageIO;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Mirrored lead images. */
@QuarkusTest
@WithTestResource(MirroringWireroom.class)
class MirrorIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SOURCE = "Reef Wire";

    private final WireroomClient wireroom = new WireroomClient();
    private final String images = ConfigProvider.getConfig().getValue(MirroringWireroom.IMAGES, String.class);

    private JsonNode publish(long id, String image) throws IOException {
        wireroom.put("""
                +++
                title = "Picture %d"
                date = "2025-03-01T10:00:00Z"
                article_id = %d
                source = "%s"
                enclosure = "%s"
                +++
                A body.
                """.formatted(id, id, SOURCE, image));
        wireroom.await("/v1/articles/" + id + ".json", 200, "Picture " + id);
        return JSON.readTree(wireroom.get("/v1/articles/" + id + ".json").body());
    }

    private String publishShowing(String image) throws IOException {
        return wireroom.here(publish(WireroomClient.newId(), images + image)
                .path("enclosure")
                .textValue());
    }

    private int asked(String image) throws IOException {
        try (InputStream in = URI.create(images + "/asked" + image).toURL().openStream()) {
            return Integer.parseInt(new String(in.readAllBytes(), US_ASCII));
        }
    }

    private static void assertCard(HttpResponse<byte[]> answer) throws IOException {
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).contains("image/png");
        assertThat(answer.headers().firstValue("Cache-Control")).contains("public, max-age=60");
        BufferedImage card = ImageIO.read(new ByteArrayInputStream(answer.body()));
        assertThat(card.getWidth()).isEqualTo(1200);
        assertThat(card.getHeight()).isEqualTo(630);
    }

    @Test
    void fetchesOnceAndCaches() throws IOException {
        JsonNode article = publish(WireroomClient.newId(), images + "/good.png");
        assertThat(article.path("enclosure").textValue()).matches(".*/assets/Reef-Wire/newsimage/[0-9a-f]{32}[.]png");
        assertThat(article.path("enclosure_source").textValue()).isEqualTo(images + "/good.png");
        String path = wireroom.here(article.path("enclosure").textValue());
        HttpResponse<byte[]> answer = wireroom.bytes(path);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo(Images.png(40, 30));
        assertThat(answer.headers().firstValue("Content-Type")).contains("image/png");
        assertThat(answer.headers().firstValue("Cache-Control").orElseThrow()).contains("immutable");
        assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(answer.headers().firstValue("Content-Security-Policy"))
                .contains("default-src 'none'; frame-ancestors 'none'; sandbox");
        assertThat(wireroom.head(path).statusCode()).isEqualTo(200);
        String tag = answer.headers().firstValue("ETag").orElseThrow();
        assertThat(wireroom.bytes(path, "If-None-Match", tag).statusCode()).isEqualTo(304);
        assertThat(asked("/good.png")).isEqualTo(1);
        assertThat(wireroom.get("/q/metrics").body())
                .contains("wireroom_mirror_images_total{result=\"kept\"}")
                .contains("wireroom_mirror_images_total{result=\"address-refused\"}");
    }

    @Test
    void fetchesInAdvanceAndDeletesImagesOfWithdrawnArticles() throws IOException {
        long id = WireroomClient.newId();
        String path = wireroom.here(
                publish(id, images + "/ahead.png").path("enclosure").textValue());
        Path kept = Path.of(ConfigProvider.getConfig().getValue("wireroom.data", String.class), path.substring(1));
        await(() -> Files.exists(kept));
        assertThat(wireroom.bytes(path).body()).isEqualTo(Images.png(40, 30));
        assertThat(asked("/ahead.png")).isEqualTo(1);
        wireroom.withdraw(id, SOURCE, "Not ours");
        assertThat(wireroom.bytes(path).statusCode()).isEqualTo(404);
        await(() -> !Files.exists(kept));
    }

    private static void await(BooleanSupplier condition) {
        long end = System.nanoTime() + 30_000_000_000L;
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).isLessThan(end);
            WireroomClient.pause();
        }
    }

    @Test
    void fetchesOnceForManyReaders() throws Exception {
        String path = publishShowing("/slow.gif");
        try (ExecutorService readers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<HttpResponse<byte[]>>> all = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                all.add(readers.submit(() -> wireroom.bytes(path)));
            }
            for (Future<HttpResponse<byte[]>> each : all) {
                assertThat(each.get().body()).isEqualTo(Images.png(40, 30));
            }
        }
        assertThat(asked("/slow.gif")).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/page.png", "/huge.jpg", "/away.jpg", "/stuck.jpg", "/absent.webp"})
    void servesTheCardWhileAnImageIsUnavailable(String image) throws IOException {
        assertCard(wireroom.bytes(publishShowing(image)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://169.254.169.254/latest/meta-data/a.png",
                "http://2130706433/a.png",
                "http://localhost/a.png"
            })
    void servesTheCardForForbiddenAddresses(String image) throws IOException {
        String enclosure =
                publish(WireroomClient.newId(), image).path("enclosure").textValue();
        assertCard(wireroom.bytes(wireroom.here(enclosure)));
    }

    @Test
    void retriesAfterTheConfiguredTime() throws IOException {
        String path = publishShowing("/flaky");
        assertCard(wireroom.bytes(path));
        assertCard(wireroom.bytes(path));
        assertThat(asked("/flaky")).isEqualTo(1);
        await(() -> Arrays.equals(wireroom.bytes(path).body(), Images.png(40, 30)));
        assertThat(asked("/flaky")).isEqualTo(2);
    }

    @Test
    void servesReferencedImagesOnly() {
        String path = "/assets/Reef-Wire/newsimage/" + "0".repeat(32) + ".png";
        assertThat(wireroom.bytes(path).statusCode()).isEqualTo(404);
        assertThat(wireroom.bytes("/assets/" + images + "/good.png").statusCode())
                .isEqualTo(404);
    }

    @Test
    void servesTheCardForFormerImagesUnderItsBaseUrl() throws IOException {
        String assets = ConfigProvider.getConfig().getValue("wireroom.assets", String.class);
        JsonNode article = publish(WireroomClient.newId(), assets + "/reef/newsimage/" + "a".repeat(32) + ".jpg");
        assertThat(article.has("enclosure_source")).isFalse();
        assertCard(wireroom.bytes(wireroom.here(article.path("enclosure").textValue())));
    }
}
