package io.wireroom.assets;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import com.sun.net.httpserver.HttpServer;
import io.wireroom.objects.S3Settings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A server that responds with {@code NoSuchKey} to everything, as some do while a bucket is being restored. */
class S3AssetStoreTest {
    private static final StorePath PATH = new StorePath("wire/qrcode/1.webp");
    private static final byte[] NO_SUCH_KEY =
            "<?xml version=\"1.0\"?><Error><Code>NoSuchKey</Code><Message>gone</Message></Error>".getBytes(UTF_8);

    private HttpServer server;
    private S3AssetStore store;

    @BeforeEach
    void start() throws IOException {
        System.setProperty("aws.accessKeyId", "tester");
        System.setProperty("aws.secretAccessKey", "of-no-value");
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            exchange.getRequestBody().readAllBytes();
            exchange.getResponseHeaders().add("Content-Type", "application/xml");
            exchange.sendResponseHeaders(404, NO_SUCH_KEY.length);
            exchange.getResponseBody().write(NO_SUCH_KEY);
            exchange.close();
        });
        server.start();
        URI endpoint = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        store = new S3AssetStore(new S3Settings(endpoint, "eu-central-1", "pictures", "", true, null));
    }

    @AfterEach
    void stop() {
        store.close();
        server.stop(0);
    }

    @Test
    void aMissingKeyIsAFailureWhereAnObjectIsWritten() {
        StoredAsset asset = StoredAsset.of(new byte[] {1}, "image/webp", 1, 1, "origin");

        assertThatIOException().isThrownBy(() -> store.put(PATH, asset));
    }

    @Test
    void aMissingKeyIsNothingToDelete() throws IOException {
        store.delete(PATH);
    }

    @Test
    void aMissingKeyIsAbsentWhereAnObjectIsRead() throws IOException {
        assertThat(store.get(PATH)).isEmpty();
        assertThat(store.metadata(PATH)).isEmpty();
    }
}
