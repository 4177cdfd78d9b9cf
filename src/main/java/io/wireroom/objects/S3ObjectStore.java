package io.wireroom.objects;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.core.BytesWrapper;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * Objects in a bucket of Amazon S3 or a compatible service. Operations used: PutObject, GetObject, ListObjectsV2, DeleteObject.
 */
public final class S3ObjectStore implements ObjectStore {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(3);
    private static final Duration ATTEMPT_TIMEOUT = Duration.ofSeconds(25);
    private static final Duration CALL_TIMEOUT = Duration.ofSeconds(60);
    private static final String TYPE = "application/octet-stream";

    private final S3Settings settings;
    private final S3Client client;

    /** Does not connect; the first operation does. */
    public S3ObjectStore(S3Settings settings) {
        this.settings = settings;
        this.client = S3Clients.of(settings, CONNECT_TIMEOUT, ATTEMPT_TIMEOUT, CALL_TIMEOUT);
    }

    @Override
    public String name() {
        return settings.location();
    }

    @Override
    public void put(String key, byte[] bytes) throws IOException {
        try {
            client.putObject(
                    request -> request.bucket(settings.bucket()).key(full(key)).contentType(TYPE),
                    RequestBody.fromBytes(bytes));
        } catch (SdkException e) {
            throw S3Clients.failure(e);
        }
    }

    @Override
    public Optional<byte[]> get(String key) throws IOException {
        return S3Clients.unlessAbsent(() -> client.getObjectAsBytes(
                        request -> request.bucket(settings.bucket()).key(full(key))))
                .map(BytesWrapper::asByteArrayUnsafe);
    }

    @Override
    public List<Listed> list(String prefix) throws IOException {
        List<Listed> objects = new ArrayList<>();
        try {
            for (S3Object object : client.listObjectsV2Paginator(
                            request -> request.bucket(settings.bucket()).prefix(full(prefix)))
                    .contents()) {
                objects.add(new Listed(
                        object.key().substring(settings.prefix().length()), object.size(), object.lastModified()));
            }
        } catch (SdkException e) {
            throw S3Clients.failure(e);
        }
        return objects;
    }

    @Override
    public void delete(String key) throws IOException {
        var _ = S3Clients.unlessAbsent(() ->
                client.deleteObject(request -> request.bucket(settings.bucket()).key(full(key))));
    }

    private String full(String key) {
        return settings.prefix() + key;
    }

    @Override
    public void close() {
        client.close();
    }
}
