package io.wireroom.mirror;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientOptions;
import io.wireroom.outbound.AddressPolicy;
import io.wireroom.outbound.Deadline;
import io.wireroom.outbound.HostResolver;
import io.wireroom.retry.Backoff;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Fetches images from untrusted hosts. For each hop, the first URL and every redirect, the URL is parsed strictly, the host is
 * resolved once, the request is refused if <em>any</em> of its addresses is refused, and the connection is made to a checked
 * address. This prevents server-side request forgery by DNS rebinding and by redirects to internal addresses.
 */
public final class ImageFetcher implements ImageSource {
    private static final int MAX_REDIRECTS = 3;
    private static final int MAX_ATTEMPTS = 3;
    private static final Backoff BACKOFF = new Backoff(Duration.ofMillis(250), Duration.ofMillis(500));

    private final FetchSettings settings;
    private final HostResolver resolver;
    private final AddressPolicy policy;
    private final PinnedClient client;
    private final ImageProbe probe;
    private final Semaphore overall;
    private final KeyedSemaphore perHost;

    /** @param userAgent value of the {@code User-Agent} field */
    public ImageFetcher(Vertx vertx, FetchSettings settings, HostResolver resolver, String userAgent) {
        this(vertx, new HttpClientOptions(), settings, resolver, userAgent);
    }

    ImageFetcher(
            Vertx vertx, HttpClientOptions options, FetchSettings settings, HostResolver resolver, String userAgent) {
        this.settings = settings;
        this.resolver = resolver;
        this.policy = new AddressPolicy(settings.networks());
        this.client = new PinnedClient(vertx, options, settings, userAgent);
        this.probe = new ImageProbe(settings.maxPixels());
        this.overall = new Semaphore(settings.overall());
        this.perHost = new KeyedSemaphore(settings.perHost());
    }

    /**
     * Fetches the image at {@code url} with retries on transient failures, within the configured timeout. At most half of the
     * timeout is spent waiting for a permit.
     */
    @Override
    public FetchResult fetch(String url) throws InterruptedException {
        Deadline deadline = Deadline.in(settings.timeout());
        if (!overall.tryAcquire(deadline.remainingMillis() / 2, TimeUnit.MILLISECONDS)) {
            return new FetchResult.Missing(FetchFailure.BUSY);
        }
        try {
            return fetchWithRetries(url, deadline);
        } finally {
            overall.release();
        }
    }

    private FetchResult fetchWithRetries(String url, Deadline deadline) throws InterruptedException {
        FetchResult result = attempt(url, 0, deadline);
        for (int attempts = 1; attempts < MAX_ATTEMPTS && isRetryable(result); attempts++) {
            long delay = BACKOFF.delay(attempts).toMillis();
            if (delay >= deadline.remainingMillis()) {
                break;
            }
            Thread.sleep(delay);
            result = attempt(url, attempts, deadline);
        }
        return result;
    }

    private static boolean isRetryable(FetchResult result) {
        return result instanceof FetchResult.Missing(FetchFailure failure) && failure.isRetryable();
    }

    private FetchResult attempt(String url, int attempts, Deadline deadline) throws InterruptedException {
        Optional<ImageUrl> next = ImageUrl.parse(url);
        for (int hop = 0; hop <= MAX_REDIRECTS; hop++) {
            if (next.isEmpty() || !settings.ports().contains(next.get().port())) {
                return new FetchResult.Missing(FetchFailure.URL_REFUSED);
            }
            ImageUrl current = next.get();
            switch (request(current, attempts, deadline)) {
                case HttpResult.Content(byte[] bytes) -> {
                    return probe.probe(bytes);
                }
                case HttpResult.Failed(FetchFailure failure) -> {
                    return new FetchResult.Missing(failure);
                }
                case HttpResult.Redirect(String location) -> next = current.redirected(location);
            }
        }
        return new FetchResult.Missing(FetchFailure.REDIRECT_REFUSED);
    }

    /** Uses the next address of the host at each attempt. */
    private HttpResult request(ImageUrl url, int attempts, Deadline deadline) throws InterruptedException {
        List<InetAddress> addresses;
        try {
            addresses = resolver.resolve(url.host(), deadline);
        } catch (TimeoutException e) {
            return new HttpResult.Failed(FetchFailure.TIMED_OUT);
        }
        if (addresses.isEmpty()) {
            return new HttpResult.Failed(FetchFailure.HOST_UNKNOWN);
        }
        if (!addresses.stream().allMatch(policy::allows)) {
            return new HttpResult.Failed(FetchFailure.ADDRESS_REFUSED);
        }
        if (!perHost.tryAcquire(url.host(), deadline.remainingMillis() / 2)) {
            return new HttpResult.Failed(FetchFailure.BUSY);
        }
        try {
            return client.get(url, addresses.get(attempts % addresses.size()), deadline);
        } finally {
            perHost.release(url.host());
        }
    }
}
