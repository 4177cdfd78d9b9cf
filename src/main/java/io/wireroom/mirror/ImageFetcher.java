package io.wireroom.mirror;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientOptions;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Fetches images from hosts that nobody vouches for. Each hop, the first and every redirect, is read strictly, looked up once,
 * refused if <em>any</em> of its addresses is, and asked at an address that was looked at: a name that changes its address in
 * between, or leads inside by a redirect, reaches nothing.
 */
public final class ImageFetcher implements ImageSource {
    private static final int MOST_REDIRECTS = 3;
    private static final int MOST_TRIES = 3;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(250);

    private final FetchSettings settings;
    private final HostResolver resolver;
    private final AddressPolicy policy;
    private final PinnedClient client;
    private final ImageProbe probe;
    private final Semaphore overall;
    private final KeyedSemaphore perHost;

    /** @param userAgent says who asks */
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
     * Fetches the image at {@code url}, trying again where that may help, within the settings' timeout. Half of it may go by
     * in waiting for other images.
     */
    @Override
    public Fetched fetch(String url) throws InterruptedException {
        Deadline deadline = Deadline.in(settings.timeout());
        if (!overall.tryAcquire(deadline.leftMillis() / 2, TimeUnit.MILLISECONDS)) {
            return new Fetched.Missing(Failure.BUSY);
        }
        try {
            return patiently(url, deadline);
        } finally {
            overall.release();
        }
    }

    private Fetched patiently(String url, Deadline deadline) throws InterruptedException {
        Fetched fetched = attempt(url, 0, deadline);
        long pause = FIRST_PAUSE.toMillis();
        for (int tries = 1; tries < MOST_TRIES && isPassing(fetched) && pause < deadline.leftMillis(); tries++) {
            Thread.sleep(pause);
            pause *= 2;
            fetched = attempt(url, tries, deadline);
        }
        return fetched;
    }

    private static boolean isPassing(Fetched fetched) {
        return fetched instanceof Fetched.Missing(Failure failure) && failure.isPassing();
    }

    private Fetched attempt(String url, int tries, Deadline deadline) throws InterruptedException {
        Optional<ImageUrl> next = ImageUrl.parse(url);
        for (int hop = 0; hop <= MOST_REDIRECTS; hop++) {
            if (next.isEmpty() || !settings.ports().contains(next.get().port())) {
                return new Fetched.Missing(Failure.URL_REFUSED);
            }
            ImageUrl here = next.get();
            switch (ask(here, tries, deadline)) {
                case Reply.Content(byte[] bytes) -> {
                    return probe.probe(bytes);
                }
                case Reply.Failed(Failure failure) -> {
                    return new Fetched.Missing(failure);
                }
                case Reply.Redirect(String location) -> next = here.redirected(location);
            }
        }
        return new Fetched.Missing(Failure.REDIRECT_REFUSED);
    }

    /** Asks another of the host's addresses at each try. */
    private Reply ask(ImageUrl url, int tries, Deadline deadline) throws InterruptedException {
        List<InetAddress> addresses;
        try {
            addresses = resolve(url.host(), deadline);
        } catch (TimeoutException e) {
            return new Reply.Failed(Failure.TIMED_OUT);
        }
        if (addresses.isEmpty()) {
            return new Reply.Failed(Failure.HOST_UNKNOWN);
        }
        if (!addresses.stream().allMatch(policy::allows)) {
            return new Reply.Failed(Failure.ADDRESS_REFUSED);
        }
        if (!perHost.enter(url.host(), deadline.leftMillis() / 2)) {
            return new Reply.Failed(Failure.BUSY);
        }
        try {
            return client.get(url, addresses.get(tries % addresses.size()), deadline);
        } finally {
            perHost.leave(url.host());
        }
    }

    /** The platform's look-up can't be ended: it is left behind when it takes too long. */
    private List<InetAddress> resolve(String host, Deadline deadline) throws InterruptedException, TimeoutException {
        FutureTask<List<InetAddress>> lookUp = new FutureTask<>(() -> resolver.resolve(host));
        Thread.ofVirtual().name("mirror-look-up").start(lookUp);
        try {
            return lookUp.get(deadline.leftMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException noAddress) {
            return List.of();
        }
    }
}
