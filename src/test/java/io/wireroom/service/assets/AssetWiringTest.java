package io.wireroom.service.assets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.wireroom.assets.AssetStore;
import io.wireroom.assets.FolderAssetStore;
import io.wireroom.assets.S3AssetStore;
import io.wireroom.config.CoreWiring;
import io.wireroom.config.TestConfig;
import io.wireroom.image.QrCodes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AssetWiringTest {
    @TempDir
    private Path folder;

    @Test
    void hasNoStoreByDefault() {
        assertThat(AssetWiring.store(TestConfig.of(Map.of())).isPersistent()).isFalse();
        assertThat(CoreWiring.qrCodes(TestConfig.of(Map.of()).qr())).satisfies(codes -> {
            assertThat(codes.style()).isEqualTo(QrCodes.DEFAULT.style());
            assertThat(codes.target()).hasToString(QrCodes.DEFAULT.target().toString());
        });
    }

    @Test
    void createsAFolderOrBucketStore() {
        Map<String, String> data = Map.of("wireroom.data", folder.toString(), "wireroom.assets-store.kind", "folder");
        assertThat(AssetWiring.store(TestConfig.of(data))).isInstanceOf(FolderAssetStore.class);
        assertThat(folder.resolve("assets")).isDirectory();
        try (AssetStore bucket = AssetWiring.store(TestConfig.of(
                Map.of("wireroom.assets-store.kind", "s3", "wireroom.assets-store.s3.bucket", "pictures")))) {
            assertThat(bucket).isInstanceOf(S3AssetStore.class);
            assertThat(bucket.name()).isEqualTo("s3://pictures/");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "wireroom.qr.target, https://news.example/, wireroom.qr.target=https://news.example/ leads to the same page",
        "wireroom.qr.target, {link}, wireroom.qr.target={link} has the unknown placeholder {link}",
        "wireroom.qr.module-size, 0, 'wireroom.qr: a module has 1 to 64 pixels, not 0'",
        "wireroom.qr.quiet-zone, -1, 'wireroom.qr: a quiet zone has 0 to 64 modules, not -1'"
    })
    void rejectsInvalidQrSettings(String setting, String value, String why) {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() ->
                        CoreWiring.qrCodes(TestConfig.of(Map.of(setting, value)).qr()))
                .withMessageStartingWith(why);
    }

    @ParameterizedTest
    @CsvSource({
        "bucket, '', wireroom.assets-store.s3.bucket",
        "endpoint, localhost:9000, wireroom.assets-store.s3.endpoint",
        "prefix, news, wireroom.assets-store.s3.prefix",
        "public-base, https://cdn.example/, wireroom.assets-store.s3.public-base"
    })
    void rejectsInvalidBucketSettings(String setting, String value, String why) {
        Map<String, String> settings = new HashMap<>();
        settings.put("wireroom.assets-store.kind", "s3");
        settings.put("wireroom.assets-store.s3.bucket", "pictures");
        settings.put("wireroom.assets-store.s3." + setting, value);
        refused(settings, why);
    }

    @Test
    void rejectsUnusableSettings() throws IOException {
        refused(Map.of("wireroom.assets-store.parallel", "0"), "wireroom.assets-store.parallel");
        refused(Map.of("wireroom.roles", "assets"), "wireroom.roles=assets has nothing to do");
        String file = Files.writeString(folder.resolve("file"), "").toString();
        refused(
                Map.of("wireroom.assets-store.kind", "folder", "wireroom.assets-store.folder.path", file),
                "wireroom.assets-store.folder.path=" + file + " can't be used");
    }

    private static void refused(Map<String, String> settings, String why) {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> AssetWiring.store(TestConfig.of(settings)))
                .withMessageStartingWith(why);
    }
}
