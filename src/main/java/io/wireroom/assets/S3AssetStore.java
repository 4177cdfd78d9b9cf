package io.wireroom.assets;

import io.wireroom.objects.S3Clients;
import io.wireroom.objects.S3Settings;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;

/**
 * Stores images in a bucket of Amazon S3 or a compatible service. Image metadata is stored as user metadata of the object, so
 * bytes and metadata are read and written in one request. Operations used: PutObject, GetObject, HeadObject, DeleteObject.
 */
public final class S3AssetStore implements AssetStore {
    /** Objects are immutable for clients, because public URLs identify the content. */
    private static final String CACHE_CONTROL = "public, max-age=31536000, immutable";

    private static final String WIDTH = "width";
    private static final String HEIGHT = "height";
    private static final String ORIGIN = "origin";

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(2);
    private static final Duration ATTEMPT_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration CALL_TIMEOUT = Duration.ofSeconds(10);

    /** Shorter than {@link #CALL_TIMEOUT}, because client requests wait for reads. */
    private static final Duration READ_TIMEOUT = Duration.ofSeconds(3);

    private final S3Settings settings;
    private final S3Client client;

    /** Does not connect; the first operation does. */
    public S3AssetStore(S3Settings settings) {
        this.settings = settings;
        this.client = S3Clients.of(settings, CONNECT_TIMEOUT, ATTEMPT_TIMEOUT, CALL_TIMEOUT);
    }

    @Override
    public String name() {
        return settings.location();
    }

    @Override
    public void put(StorePath path, StoredAsset asset) throws IOException {
        AssetMetadata metadata = asset.metadata();
        Map<String, String> userMetadata = Map.of(
                WIDTH, Integer.toString(metadata.width()),
                HEIGHT, Integer.toString(metadata.height()),
                ORIGIN, metadata.origin());
        try {
            client.putObject(
                    request -> request.bucket(settings.bucket())
                            .key(key(path))
                            .contentType(metadata.mediaType())
                            .cacheControl(CACHE_CONTROL)
                            .metadata(userMetadata),
                    RequestBody.fromBytes(asset.bytes()));
        } catch (SdkException e) {
            throw S3Clients.failure(e);
        }
    }

    @Override
    public Optional<StoredAsset> get(StorePath path) throws IOException {
        return S3Clients.unlessAbsent(() -> client.getObjectAsBytes(request -> request.bucket(settings.bucket())
                        .key(key(path))
                        .overrideConfiguration(call -> call.apiCallTimeout(READ_TIMEOUT))))
                .map(S3AssetStore::asset);
    }

    @Override
    public Optional<AssetMetadata> metadata(StorePath path) throws IOException {
        return S3Clients.unlessAbsent(() -> client.headObject(request -> request.bucket(settings.bucket())
                        .key(key(path))
                        .overrideConfiguration(call -> call.apiCallTimeout(READ_TIMEOUT))))
                .map(head -> metadata(head.contentType(), head.contentLength(), head.metadata()));
    }

    @Override
    public void delete(StorePath path) throws IOException {
        var _ = S3Clients.unlessAbsent(() ->
                client.deleteObject(request -> request.bucket(settings.bucket()).key(key(path))));
    }

    @Override
    public Optional<URI> publicUrl(StorePath path) {
        return Optional.ofNullable(settings.publicBase()).map(base -> URI.create(base + "/" + path));
    }

    @Override
    public void close() {
        client.close();
    }

    private String key(StorePath path) {
        return settings.prefix() + path;
    }

    private static StoredAsset asset(ResponseBytes<GetObjectResponse> response) {
        byte[] bytes = response.asByteArrayUnsafe();
        GetObjectResponse head = response.response();
        return new StoredAsset(bytes, metadata(head.contentType(), bytes.length, head.metadata()));
    }

    /** Size 0 and an empty origin are returned for objects that were not written by this class. */
    private static AssetMetadata metadata(String mediaType, long length, Map<String, String> userMetadata) {
        return new AssetMetadata(
                mediaType,
                length,
                number(userMetadata, WIDTH),
                number(userMetadata, HEIGHT),
                userMetadata.getOrDefault(ORIGIN, ""));
    }

    private static int number(Map<String, String> userMetadata, String name) {
        String value = userMetadata.getOrDefault(name, "");
        return value.matches("[0-9]{1,9}") ? Integer.parseInt(value) : 0;
    }
}
