package io.wireroom.assets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.wireroom.objects.S3Settings;
import java.io.IOException;
import java.net.URI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Runs against S3Proxy, which implements the S3 API on a folder. */
class S3AssetStoreIT implements AssetStoreContract {
    @RegisterExtension
    static final S3Bucket BUCKET = new S3Bucket();

    private S3AssetStore store;

    @BeforeEach
    void open() {
        store = new S3AssetStore(BUCKET.unused("news/"));
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Override
    public AssetStore store() {
        return store;
    }

    @Test
    void recoversAfterTheBucketWasUnavailable() throws IOException {
        store.put(PATH, AssetStoreContract.asset("picture"));
        BUCKET.whileStopped(() -> {
            assertThatExceptionOfType(IOException.class)
                    .isThrownBy(() -> store.put(PATH, AssetStoreContract.asset("2")));
            assertThatExceptionOfType(IOException.class).isThrownBy(() -> store.get(PATH));
            assertThatExceptionOfType(IOException.class).isThrownBy(() -> store.metadata(PATH));
            assertThatExceptionOfType(IOException.class).isThrownBy(() -> store.delete(PATH));
        });
        assertThat(store.get(PATH)).isPresent();
    }

    @Test
    void reportsAMissingBucketAsFailure() {
        try (S3AssetStore none = new S3AssetStore(BUCKET.missing())) {
            assertThatExceptionOfType(IOException.class).isThrownBy(() -> none.get(PATH));
            assertThatExceptionOfType(IOException.class)
                    .isThrownBy(() -> none.put(PATH, AssetStoreContract.asset("x")));
            assertThat(none.publicUrl(PATH)).isEmpty();
        }
    }

    @Test
    void returnsPublicUrls() {
        assertThat(store.publicUrl(PATH)).contains(URI.create("https://cdn.example/news/" + PATH));
    }

    @Test
    void namesTheInvalidSetting() {
        URI there = BUCKET.server().endpoint();
        refused("bucket", () -> new S3Settings(there, "eu", "Upper Case", "", true, null));
        refused("region", () -> new S3Settings(there, "eu central", "bucket", "", true, null));
        refused("prefix", () -> new S3Settings(there, "eu", "bucket", "news", true, null));
        refused("prefix", () -> new S3Settings(there, "eu", "bucket", "../", true, null));
        refused("endpoint", () -> new S3Settings(URI.create("ftp://x"), "eu", "bucket", "", true, null));
        refused("public-base", () -> new S3Settings(there, "eu", "bucket", "", true, URI.create("https://x/")));
    }

    private static void refused(String setting, Runnable made) {
        assertThatIllegalArgumentException().isThrownBy(made::run).withMessageStartingWith(setting);
    }
}
