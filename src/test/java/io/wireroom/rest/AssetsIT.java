package io.wireroom.rest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.wireroom.assets.AssetMetadata;
import io.wireroom.assets.FolderAssetStore;
import io.wireroom.assets.StorePath;
import io.wireroom.assets.StoredAsset;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Images in a folder, and images that are not stored yet. */
@QuarkusTest
@WithTestResource(MirroringWireroom.class)
class AssetsIT {
    private static final String DATE = "2023-02-03T04:05:06Z";
    private static final String IMMUTABLE = "public, max-age=31536000, immutable";

    private final WireroomClient client = new WireroomClient();
    private final long id = WireroomClient.newId();
    private final String source = "Source" + id;
    private final Path folder = Path.of(ConfigProvider.getConfig().getValue("wireroom.data", String.class), "assets");
    private FolderAssetStore store;

    @BeforeEach
    void openTheStore() throws IOException {
        client.await("/v1/articles?limit=1", 200, "items");
        store = new FolderAssetStore(folder);
    }

    @Test
    void storesImagesInAdvance() throws Exception {
        JsonNode article = publish("Kept");
        for (String field : new String[] {"qrcode", "enclosure"}) {
            String url = client.here(article.path(field).textValue());
            StoredAsset kept = awaitKept(url);
            assertThat(client.bytes(url).body()).isEqualTo(kept.bytes());
        }
    }

    @Test
    void servesStoredImages() throws Exception {
        String url = client.here(publish("Served").path("qrcode").textValue());
        AssetMetadata metadata = awaitKept(url).metadata();
        byte[] marked = "as it was kept".getBytes(UTF_8);
        store.put(path(url), StoredAsset.of(marked, metadata.mediaType(), 1, 1, metadata.origin()));

        assertThat(client.bytes(url).body()).isEqualTo(marked);
    }

    @Test
    void doesNotServeImagesOfOtherSettings() throws Exception {
        String url = client.here(publish("Outdated").path("qrcode").textValue());
        byte[] drawn = awaitKept(url).bytes();
        store.put(path(url), StoredAsset.of(new byte[] {1}, "image/webp", 1, 1, "of-other-settings"));

        assertThat(client.bytes(url).body()).isEqualTo(drawn);
    }

    @Test
    void anUnavailableStoreDelaysNoRequestAndIsFilledLater() throws Exception {
        Path obstacle = Files.writeString(folder.resolve(source), "where a folder should be");
        JsonNode article = publish("Delayed");
        String url = client.here(article.path("qrcode").textValue());

        assertThat(client.bytes(url).statusCode()).isEqualTo(200);
        client.await("/q/metrics", 200, "wireroom_assets_unread_total");
        Files.delete(obstacle);
        awaitKept(url);
        StoredAsset card = awaitKept(client.here(article.path("enclosure").textValue()));
        // It is read again, too. Until then, other tests would get images that are not the stored ones.
        client.await(
                "/v1/feed.rss?source=" + source,
                200,
                Long.toString(card.metadata().length()));
    }

    @Test
    void deletesImagesOfWithdrawnArticles() throws Exception {
        JsonNode article = publish("Withdrawn soon");
        String code = client.here(article.path("qrcode").textValue());
        String card = client.here(article.path("enclosure").textValue());
        StoredAsset kept = awaitKept(code);
        awaitKept(card);

        client.withdraw(id, source, "mistaken");

        while (store.metadata(path(code)).isPresent()
                || store.metadata(path(card)).isPresent()) {
            WireroomClient.pause();
        }
        store.put(path(code), kept);
        for (String gone : new String[] {code, card, code.replace(".webp", ".svg")}) {
            assertThat(client.bytes(gone).statusCode()).isEqualTo(404);
            assertThat(client.head(gone).statusCode()).isEqualTo(404);
        }
    }

    @ParameterizedTest
    @CsvSource({"webp, image/webp", "png, image/png", "svg, image/svg+xml"})
    void headAndEntityTagMatchTheImage(String extension, String mediaType) throws Exception {
        String url = client.here(publish("Headed").path("qrcode").textValue()).replace("webp", extension);
        HttpResponse<byte[]> head = client.head(url);
        HttpResponse<byte[]> image = client.bytes(url);

        for (String name : new String[] {"Content-Type", "ETag", "Cache-Control"}) {
            assertThat(head.headers().allValues(name))
                    .as(name)
                    .hasSize(1)
                    .isEqualTo(image.headers().allValues(name));
        }
        assertThat(head.headers().allValues("Vary")).isEmpty();
        assertThat(image.headers().allValues("Vary")).isEmpty();
        assertThat(head.body()).isEmpty();
        assertThat(head.headers().firstValue("Content-Length")).isEmpty();
        assertThat(image.headers().firstValue("Content-Type")).contains(mediaType);
        assertThat(image.headers().firstValue("Cache-Control")).contains(IMMUTABLE);
        String tag = image.headers().firstValue("ETag").orElseThrow();
        assertThat(client.bytes(url, "If-None-Match", tag).statusCode()).isEqualTo(304);
        assertThat(client.head(url, "If-None-Match", tag).statusCode()).isEqualTo(304);
        assertThat(client.bytes(url, "If-None-Match", "\"other\"").statusCode()).isEqualTo(200);
    }

    @Test
    void formatsHaveTagsOfTheirOwn() throws Exception {
        String url = client.here(publish("Tagged").path("qrcode").textValue());
        assertThat(Stream.of("webp", "png", "svg")
                        .map(extension -> client.head(url.replace("webp", extension))
                                .headers()
                                .firstValue("ETag")
                                .orElseThrow()))
                .doesNotHaveDuplicates();
    }

    @Test
    void feedsContainTheLengthOfStoredImages() throws Exception {
        String url = client.here(publish("Measured").path("enclosure").textValue());
        List<String> feeds = Stream.of("rss", "atom", "json", "ninjs")
                .map(format -> "/v1/feed." + format + "?source=" + source)
                .toList();
        for (String feed : feeds) {
            assertThat(client.get(feed).statusCode()).as(feed).isEqualTo(200);
        }
        long length = awaitKept(url).metadata().length();

        for (String feed : feeds) {
            client.await(feed, 200, Long.toString(length));
            assertThat(client.get(feed).body())
                    .as(feed)
                    .isEqualTo(client.get(feed).body());
        }
    }

    @Test
    void metricsShowTheLagOfTheStore() throws Exception {
        awaitKept(client.here(publish("Counted").path("qrcode").textValue()));
        client.await("/q/metrics", 200, "wireroom_assets_lag 0.0");
        assertThat(client.get("/q/metrics").body())
                .contains(
                        "wireroom_assets_stored_total",
                        "wireroom_assets_deleted_total",
                        "wireroom_assets_failed_total");
    }

    private JsonNode publish(String title) throws IOException {
        client.publish(id, source, title, DATE);
        return new ObjectMapper()
                .readTree(client.get("/v1/articles/" + id + ".json").body());
    }

    private StoredAsset awaitKept(String url) throws IOException {
        long end = System.nanoTime() + 60_000_000_000L;
        while (System.nanoTime() < end) {
            var kept = store.get(path(url));
            if (kept.isPresent()) {
                return kept.get();
            }
            WireroomClient.pause();
        }
        throw new AssertionError("not kept: " + url);
    }

    private static StorePath path(String url) {
        return new StorePath(url.substring("/assets/".length()));
    }
}
