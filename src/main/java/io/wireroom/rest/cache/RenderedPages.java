package io.wireroom.rest.cache;

import io.wireroom.archive.AccessScope;
import io.wireroom.archive.ArchiveView;
import io.wireroom.archive.ArticlePage;
import io.wireroom.archive.ListOrder;
import io.wireroom.archive.PartitionOffsets;
import io.wireroom.partner.Publication;
import io.wireroom.rest.access.Reader;
import io.wireroom.rest.http.Body;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Cache of rendered pages. Many partners request the same list after each change, which is then rendered, hashed and
 * compressed once. The key contains the positions of the archive view, so a page is not used after a change. Pages of the
 * latest two archive states are kept, of which the least recently used are evicted.
 */
@Singleton
public final class RenderedPages {
    private static final long DEFAULT_MAX_BYTES = 32L << 20;

    /** Pages larger than the cache size divided by this number are not cached. */
    private static final int MAX_PAGE_DIVISOR = 2;

    private final long maxBytes;
    private final Map<Key, Page> pages = new LinkedHashMap<>(64, 0.75f, true);
    private final ConcurrentMap<Key, FutureTask<Page>> rendering = new ConcurrentHashMap<>();
    private final ReentrantLock lock = new ReentrantLock();
    private long bytes;
    private @Nullable State latest;
    private @Nullable State previous;

    RenderedPages() {
        this(DEFAULT_MAX_BYTES);
    }

    RenderedPages(long maxBytes) {
        this.maxBytes = maxBytes;
    }

    /**
     * @param next URL of the next page; null if there is none
     * @param until expiry time, by {@link System#nanoTime}; null if it does not expire
     */
    public record Page(
            Body body, @Nullable String next, @Nullable Long until) {
        public Page(Body body, @Nullable String next) {
            this(body, next, null);
        }

        /** Renders as many articles of a list as fit into {@code maxBytes}, at least one. */
        public static Page fitting(
                ArticlePage found, ListOrder order, long maxBytes, Function<ArticlePage, Page> renderer) {
            return SizeLimitedPage.of(
                    found,
                    page -> page.items().size(),
                    (page, count) -> page.first(count, order),
                    renderer,
                    page -> page.body().length(),
                    maxBytes);
        }

        /** This page with an expiry time. */
        public Page expiringAfter(Duration time) {
            return new Page(body, next, System.nanoTime() + time.toNanos());
        }

        private boolean isFresh() {
            return until == null || System.nanoTime() - until < 0;
        }
    }

    /**
     * Everything that a page's content depends on.
     *
     * @param request path, query and format
     */
    public record Key(
            String identity,
            PartitionOffsets positions,
            AccessScope rights,
            String site,
            Publication publication,
            String request) {
        public static Key of(String identity, ArchiveView view, Reader reader, String request) {
            return new Key(identity, view.positions(), reader.rights(), reader.site(), reader.publication(), request);
        }

        private State state() {
            return new State(identity, positions);
        }
    }

    /** An archive state of a log. */
    private record State(String identity, PartitionOffsets positions) {}

    /**
     * The cached page, or a new one. Concurrent requests for the same page wait for one rendering. If it fails, each of them
     * renders the page itself: the reason may be the first request's, such as the limit of its partner.
     */
    public Page get(Key key, Supplier<Page> renderer) {
        return fresh(key).orElseGet(() -> {
            FutureTask<Page> task = new FutureTask<>(() -> render(key, renderer));
            FutureTask<Page> running = rendering.putIfAbsent(key, task);
            return running == null
                    ? run(key, task)
                    : resultOfOther(running).or(() -> fresh(key)).orElseGet(() -> render(key, renderer));
        });
    }

    private Page run(Key key, FutureTask<Page> task) {
        try {
            task.run();
            return await(task);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : new IllegalStateException(e.getCause());
        } finally {
            rendering.remove(key);
        }
    }

    private static Optional<Page> resultOfOther(FutureTask<Page> running) {
        try {
            return Optional.of(await(running));
        } catch (ExecutionException failureOfOther) {
            return Optional.empty();
        }
    }

    private Page render(Key key, Supplier<Page> renderer) {
        Page page = renderer.get();
        if (size(key, page) <= maxBytes / MAX_PAGE_DIVISOR) {
            put(key, page);
        }
        return page;
    }

    private static Page await(FutureTask<Page> task) throws ExecutionException {
        try {
            return task.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a page was being rendered", e);
        }
    }

    private Optional<Page> fresh(Key key) {
        lock.lock();
        try {
            return Optional.ofNullable(pages.get(key)).filter(Page::isFresh);
        } finally {
            lock.unlock();
        }
    }

    private void put(Key key, Page page) {
        lock.lock();
        try {
            evictOutdated(key.state());
            Page replaced = pages.put(key, page);
            bytes += size(key, page) - (replaced == null ? 0 : size(key, replaced));
            for (Iterator<Map.Entry<Key, Page>> oldest = pages.entrySet().iterator(); bytes > maxBytes; ) {
                Map.Entry<Key, Page> entry = oldest.next();
                bytes -= size(entry.getKey(), entry.getValue());
                oldest.remove();
            }
        } finally {
            lock.unlock();
        }
    }

    /**
     * Evicts the pages of archive states before the latest two. Nobody requests them again, and the collector finds them cheaply
     * while they are young. The state before the latest stays, because requests for it may still be in progress.
     */
    private void evictOutdated(State state) {
        if (state.equals(latest) || state.equals(previous)) {
            return;
        }
        previous = latest;
        latest = state;
        for (Iterator<Map.Entry<Key, Page>> entries = pages.entrySet().iterator(); entries.hasNext(); ) {
            Map.Entry<Key, Page> entry = entries.next();
            State of = entry.getKey().state();
            if (!of.equals(latest) && !of.equals(previous)) {
                bytes -= size(entry.getKey(), entry.getValue());
                entries.remove();
            }
        }
    }

    private static long size(Key key, Page page) {
        return page.body().size() + 2L * key.request().length();
    }
}
