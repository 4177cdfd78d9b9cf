package io.wireroom.rest.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.wireroom.archive.AccessScope;
import io.wireroom.archive.PartitionOffsets;
import io.wireroom.partner.Publication;
import io.wireroom.rest.http.Body;
import io.wireroom.rest.problem.Problem;
import io.wireroom.rest.problem.ProblemType;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class RenderedPagesTest {
    private static final int PAGE = 3_000; // 4,000 with its compressed form

    private static final Publication NAMES = new Publication("Wireroom", "en");

    private static final RenderedPages.Key KEY =
            new RenderedPages.Key("log", PartitionOffsets.START, AccessScope.ALL, "https://site.example", NAMES, "a");

    private final RenderedPages pages = new RenderedPages(10_000);
    private final AtomicInteger rendered = new AtomicInteger();
    private final CountDownLatch started = new CountDownLatch(1);
    private final CountDownLatch fails = new CountDownLatch(1);

    @Test
    void rendersOnceUntilAChange() {
        get("a", 1);
        get("a", 1);

        assertThat(rendered).hasValue(1);
    }

    @Test
    void rendersAgainAfterAChange() {
        get("a", 1);
        get("a", 2);

        assertThat(rendered).hasValue(2);
    }

    @Test
    void separatesReadersByRightsSiteAndPublication() {
        get("a", 1);
        PartitionOffsets at = PartitionOffsets.of(1);
        AccessScope less = new AccessScope(java.util.Set.of("ibn"), java.util.Set.of(), java.util.Set.of());
        pages.get(new RenderedPages.Key("log", at, less, "https://site.example", NAMES, "a"), this::page);
        pages.get(new RenderedPages.Key("log", at, AccessScope.ALL, "https://other.example", NAMES, "a"), this::page);
        pages.get(
                new RenderedPages.Key(
                        "log", at, AccessScope.ALL, "https://site.example", new Publication("Wireroom", "de"), "a"),
                this::page);
        pages.get(new RenderedPages.Key("other", at, AccessScope.ALL, "https://site.example", NAMES, "a"), this::page);

        assertThat(rendered).hasValue(5);
    }

    @Test
    void evictsTheLeastRecentlyUsedPages() {
        get("a", 1);
        get("b", 1);
        get("a", 1);
        get("c", 1);
        assertThat(rendered).hasValue(3);

        get("a", 1);
        assertThat(rendered).hasValue(3);
        get("b", 1);
        assertThat(rendered).hasValue(4);
    }

    @Test
    void keepsPagesOfTheLatestTwoStates() {
        get("a", 1);
        get("a", 2);
        get("a", 1);
        get("a", 2);
        assertThat(rendered).hasValue(2);

        get("a", 3);
        get("a", 2);
        assertThat(rendered).hasValue(3);

        get("a", 1);
        assertThat(rendered).hasValue(4);
    }

    @Test
    void doesNotCacheOversizedPages() {
        RenderedPages small = new RenderedPages(100);
        small.get(KEY, this::page);
        small.get(KEY, this::page);

        assertThat(rendered).hasValue(2);
    }

    @Test
    void rendersOnceForConcurrentRequests() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 50; i++) {
                var _ = threads.submit(() -> pages.get(KEY, () -> {
                    awaitQuietly(asked);
                    return page();
                }));
            }
            Thread.sleep(50);
            asked.countDown();
        }
        assertThat(rendered).hasValue(1);
    }

    @Test
    void retriesAfterAFailure() {

        assertThatThrownBy(() -> pages.get(KEY, () -> {
                    throw new Problem(ProblemType.NOT_FOUND, null);
                }))
                .isInstanceOf(Problem.class);
        assertThat(pages.get(KEY, this::page)).isNotNull();
    }

    /** The failure may be due to the first request's partner, whose memory is used up. */
    @Test
    void rendersAgainIfAnotherRequestFails() throws Exception {
        Problem busy = new Problem(ProblemType.BUSY, null);
        Future<Throwable> first;
        Future<RenderedPages.Page> second;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            first = threads.submit(() -> catchThrowable(() -> pages.get(KEY, failing(busy))));
            started.await();
            second = threads.submit(() -> pages.get(KEY, this::page));
            Thread.sleep(50); // until it waits
            assertThat(rendered).hasValue(0);
            fails.countDown();
        }

        assertThat(first.get()).isSameAs(busy);
        assertThat(second.get()).isSameAs(pages.get(KEY, this::page));
        assertThat(rendered).hasValue(1);
    }

    /** Each request throws its own failure: problems are mutable. */
    @Test
    void throwsTheOwnFailure() throws Exception {
        Problem own = new Problem(ProblemType.BUSY, null);
        Future<Throwable> second;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var _ = threads.submit(() -> pages.get(KEY, failing(new Problem(ProblemType.BUSY, null))));
            started.await();
            second = threads.submit(() -> catchThrowable(() -> pages.get(KEY, () -> {
                throw own;
            })));
            Thread.sleep(50); // until it waits
            fails.countDown();
        }

        assertThat(second.get()).isSameAs(own);
    }

    /** Fails once {@link #fails} allows it. */
    private Supplier<RenderedPages.Page> failing(Problem problem) {
        return () -> {
            started.countDown();
            awaitQuietly(fails);
            throw problem;
        };
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private void get(String request, long position) {
        PartitionOffsets at = PartitionOffsets.of(position);
        pages.get(
                new RenderedPages.Key("log", at, AccessScope.ALL, "https://site.example", NAMES, request), this::page);
    }

    private RenderedPages.Page page() {
        rendered.incrementAndGet();
        return new RenderedPages.Page(new Body(new byte[PAGE], "application/json", null), null);
    }
}
