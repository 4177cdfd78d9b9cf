package io.wireroom.objects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import io.wireroom.assets.S3Server;
import java.io.IOException;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs against S3Proxy, which implements the S3 API on a folder. */
class S3ObjectStoreIT implements ObjectStoreContract {
    @TempDir
    private static Path folder;

    private static S3Server server;
    private S3ObjectStore store;

    @BeforeAll
    static void start() {
        server = new S3Server(folder);
    }

    @BeforeEach
    void open() {
        store = new S3ObjectStore(server.settings("copies/" + UUID.randomUUID() + "/"));
    }

    @AfterEach
    void close() {
        store.close();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Override
    public ObjectStore store() {
        return store;
    }

    @Test
    void listsMoreObjectsThanOneResponseHolds() throws IOException {
        for (int i = 0; i < 1_005; i++) {
            store.put("many/" + i, new byte[0]);
        }

        assertThat(store.list("many/")).hasSize(1_005);
    }

    @Test
    void recoversAfterTheBucketWasUnavailable() throws IOException {
        store.put("a/one", new byte[] {1});
        server.stopServer();
        try {
            assertThatIOException().isThrownBy(() -> store.put("a/two", new byte[] {1}));
            assertThatIOException().isThrownBy(() -> store.get("a/one"));
            assertThatIOException().isThrownBy(() -> store.list(""));
            assertThatIOException().isThrownBy(() -> store.delete("a/one"));
        } finally {
            server.restartServer();
        }
        assertThat(store.get("a/one")).isPresent();
    }

    @Test
    void aBucketThatIsNotThereIsAFailure() {
        S3Settings wrong = new S3Settings(server.endpoint(), "eu-central-1", "nowhere", "", true, null);
        try (S3ObjectStore elsewhere = new S3ObjectStore(wrong)) {
            assertThatIOException().isThrownBy(() -> elsewhere.put("a/one", new byte[] {1}));
            assertThatIOException().isThrownBy(() -> elsewhere.list(""));
        }
    }
}
