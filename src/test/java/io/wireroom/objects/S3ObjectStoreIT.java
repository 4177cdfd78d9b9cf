package io.wireroom.objects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import io.wireroom.assets.S3Bucket;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Runs against S3Proxy, which implements the S3 API on a folder. */
class S3ObjectStoreIT implements ObjectStoreContract {
    @RegisterExtension
    static final S3Bucket BUCKET = new S3Bucket();

    private S3ObjectStore store;

    @BeforeEach
    void open() {
        store = new S3ObjectStore(BUCKET.unused("copies/"));
    }

    @AfterEach
    void close() {
        store.close();
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
        BUCKET.whileStopped(() -> {
            assertThatIOException().isThrownBy(() -> store.put("a/two", new byte[] {1}));
            assertThatIOException().isThrownBy(() -> store.get("a/one"));
            assertThatIOException().isThrownBy(() -> store.list(""));
            assertThatIOException().isThrownBy(() -> store.delete("a/one"));
        });
        assertThat(store.get("a/one")).isPresent();
    }

    @Test
    void aBucketThatIsNotThereIsAFailure() {
        try (S3ObjectStore elsewhere = new S3ObjectStore(BUCKET.missing())) {
            assertThatIOException().isThrownBy(() -> elsewhere.put("a/one", new byte[] {1}));
            assertThatIOException().isThrownBy(() -> elsewhere.list(""));
        }
    }
}
