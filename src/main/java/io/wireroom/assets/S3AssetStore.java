package io.wireroom.assets;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/**
 * Images in a bucket of Amazon's S3, or of any other that speaks its language. Facts lie in each object's user metadata, so one
 * request tells or changes both. Nothing is asked of the bucket but to put, get, head and delete objects.
 */
public final class S3AssetStore implements AssetStore {
    /** Paths are those of URLs that name these very bytes. */
    private static final String CACHE_CONTROL = "public, max-age=31536000, immutable";

    private static final String WIDTH = "width";
    private static final String HEIGHT = "height";
    private static final String ORIGIN = "origin";

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(2);
    private static final Duration ATTEMPT_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration CALL_TIMEOUT = Duration.ofSeconds(10);

    /** Readers wait for these. */
    private static final Duration READ_TIMEOUT = Duration.ofSeconds(3);

    private final S3Settings settings;
    private final S3Client client;

    /** Connects when it is first used. */
    public S3AssetStore(S3Settings settings) {
        this.settings = settings;
        this.client = client(settings);
    }

    @Override
    public String name() {
        return "s3://" + settings.bucket() + "/" + settings.prefix()
                + (settings.endpoint() == null ? "" : " at " + settings.endpoint());
    }

    @Override
    public void put(StorePath path, StoredAsset asset) throws IOException {
        AssetMetadata facts = asset.facts();
        Map<String, String> metadata = Map.of(
                WIDTH, Integer.toString(facts.width()),
                HEIGHT, Integer.toString(facts.height()),
                ORIGIN, facts.origin());
        ask(() -> client.putObject(
                request -> request.bucket(settings.bucket())
                        .key(key(path))
                        .contentType(facts.mediaType())
                        .cacheControl(CACHE_CONTROL)
                        .metadata(metadata),
                RequestBody.fromBytes(asset.bytes())));
    }

    @Override
    public Optional<StoredAsset> get(StorePath path) throws IOException {
        try {
            ResponseBytes<GetObjectResponse> found =
                    ask(() -> client.getObjectAsBytes(request -> request.bucket(settings.bucket())
                            .key(key(path))
                            .overrideConfiguration(call -> call.apiCallTimeout(READ_TIMEOUT))));
            byte[] bytes = found.asByteArrayUnsafe();
            GetObjectResponse head = found.response();
            return Optional.of(new StoredAsset(bytes, facts(head.contentType(), bytes.length, head.metadata())));
        } catch (NoSuchKeyException absent) {
            return Optional.empty();
        }
    }

    @Override
    public Optional<AssetMetadata> facts(StorePath path) throws IOException {
        try {
            HeadObjectResponse head = ask(() -> client.headObject(request -> request.bucket(settings.bucket())
                    .key(key(path))
                    .overrideConfiguration(call -> call.apiCallTimeout(READ_TIMEOUT))));
            return Optional.of(facts(head.contentType(), head.contentLength(), head.metadata()));
        } catch (NoSuchKeyException absent) {
            return Optional.empty();
        }
    }

    @Override
    public void delete(StorePath path) throws IOException {
        ask(() ->
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

    /** Of an object that somebody else put there, only that much is known. */
    private static AssetMetadata facts(String mediaType, long length, Map<String, String> metadata) {
        return new AssetMetadata(
                mediaType,
                length,
                number(metadata, WIDTH),
                number(metadata, HEIGHT),
                metadata.getOrDefault(ORIGIN, ""));
    }

    private static int number(Map<String, String> metadata, String name) {
        String value = metadata.getOrDefault(name, "");
        return value.matches("[0-9]{1,9}") ? Integer.parseInt(value) : 0;
    }

    private static <T> T ask(Supplier<T> request) throws IOException {
        try {
            return request.get();
        } catch (NoSuchKeyException absent) {
            throw absent;
        } catch (SdkException e) {
            throw new IOException("the bucket can't be used: " + e.getMessage(), e);
        }
    }

    private static S3Client client(S3Settings settings) {
        S3ClientBuilder builder = S3Client.builder()
                .region(Region.of(settings.region()))
                .forcePathStyle(settings.pathStyle())
                .httpClientBuilder(UrlConnectionHttpClient.builder()
                        .connectionTimeout(CONNECT_TIMEOUT)
                        .socketTimeout(ATTEMPT_TIMEOUT))
                // Amazon's newer checksums are not everywhere understood.
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
                .overrideConfiguration(
                        calls -> calls.apiCallAttemptTimeout(ATTEMPT_TIMEOUT).apiCallTimeout(CALL_TIMEOUT));
        if (settings.endpoint() != null) {
            builder.endpointOverride(settings.endpoint());
        }
        return builder.build();
    }
}
