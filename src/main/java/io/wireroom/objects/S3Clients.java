package io.wireroom.objects;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/** Clients of Amazon S3 and of compatible services. */
public final class S3Clients {
    private S3Clients() {}

    /**
     * A client that does not connect before the first request.
     *
     * @param attempt time limit of one attempt, including its body
     * @param call time limit of all attempts of a request
     */
    public static S3Client of(S3Settings settings, Duration connect, Duration attempt, Duration call) {
        S3ClientBuilder builder = S3Client.builder()
                .region(Region.of(settings.region()))
                .forcePathStyle(settings.pathStyle())
                .httpClientBuilder(UrlConnectionHttpClient.builder()
                        .connectionTimeout(connect)
                        .socketTimeout(attempt))
                // Not every compatible service supports the default checksums of newer SDK versions.
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
                .overrideConfiguration(
                        calls -> calls.apiCallAttemptTimeout(attempt).apiCallTimeout(call));
        if (settings.endpoint() != null) {
            builder.endpointOverride(settings.endpoint());
        }
        return builder.build();
    }

    /**
     * The response; empty if the server reports that there is no such object.
     *
     * @throws IOException if the request fails otherwise
     */
    public static <T> Optional<T> unlessAbsent(Supplier<T> request) throws IOException {
        try {
            return Optional.of(request.get());
        } catch (NoSuchKeyException absent) {
            return Optional.empty();
        } catch (SdkException e) {
            throw failure(e);
        }
    }

    /** A failed request as an exception of the store. */
    public static IOException failure(SdkException e) {
        return new IOException("S3 request failed: " + e.getMessage(), e);
    }
}
