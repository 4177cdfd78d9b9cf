package io.wireroom.assets;

import io.wireroom.objects.S3Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** The bucket of an {@link S3Server} in a folder of its own, for the tests of a class. */
public final class S3Bucket implements BeforeAllCallback, AfterAllCallback {
    private @Nullable Path folder;
    private @Nullable S3Server server;

    @Override
    public void beforeAll(ExtensionContext context) throws IOException {
        folder = Files.createTempDirectory("bucket");
        server = new S3Server(folder);
    }

    @Override
    public void afterAll(ExtensionContext context) throws IOException {
        server().close();
        try (Stream<Path> files = Files.walk(Objects.requireNonNull(folder))) {
            files.sorted(Comparator.reverseOrder()).forEach(S3Bucket::delete);
        }
    }

    private static void delete(Path file) {
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @return the bucket with a prefix that begins with this one, and under which there is nothing yet */
    public S3Settings unused(String prefix) {
        return server().settings(prefix + UUID.randomUUID() + "/");
    }

    /** A bucket that does not exist. */
    public S3Settings missing() {
        return new S3Settings(server().endpoint(), "eu-central-1", "nowhere", "", true, null);
    }

    public S3Server server() {
        return Objects.requireNonNull(server);
    }

    /** Runs while the server is stopped. */
    public void whileStopped(Runnable assertions) {
        server().stopServer();
        try {
            assertions.run();
        } finally {
            server().restartServer();
        }
    }
}
