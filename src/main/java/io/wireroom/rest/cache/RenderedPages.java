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
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Pages that were asked for lately. Many partners ask for the same list after each change: it is rendered, hashed and
 * compressed once. A page is good for the positions of the view it was made from and is not asked for once they have moved on;
 * what wasn't asked for longest makes room.
 */
@Singleton
public final class RenderedPages {
    private static final long MOST_BYTES = 32L << 20;

    /** A page that takes more than this part of all room would drive out too many others. */
    private static final int LARGEST_SHARE = 2;

    private final long mostBytes;
    private final Map<Key, Page> pages = new LinkedHashMap<>(64, 0.75f, true);
    private final ConcurrentMap<Key, FutureTask<Page>> rendering = new ConcurrentHashMap<>();
    private final ReentrantLock lock = new ReentrantLock();
    private long bytes;

    RenderedPages() {
        this(MOST_BYTES);
    }

    RenderedPages(long mostBytes) {
        this.mostBytes = mostBytes;
    }

    /**
     * @param next URL of the page after this; absent if there is none
     * @param until when it is to be rendered anew, by {@link System#nanoTime}; absent if that is never
     */
    public record Page(
            Body body, @Nullable String next, @Nullable Long until) {
        public Page(Body body, @Nullable String next) {
            this(body, next, null);
        }

        /** A page of as many articles of a list as fit into so many bytes, at least one. */
        public static Page fitting(
                ArticlePage found, ListOrder order, long mostBytes, Function<ArticlePage, Page> renderer) {
            return FittingPage.of(
                    found,
                    page -> page.items().size(),
                    (page, count) -> page.first(count, order),
                    renderer,
                    page -> page.body().length(),
                    mostBytes);
        }

        /** This page, to be rendered anew after so long. */
        public Page goodFor(Duration time) {
            return new Page(body, next, System.nanoTime() + time.toNanos());
        }

        private boolean isGood() {
            return until == null || System.nanoTime() - until < 0;
        }
    }

    /**
     * All that a page's bytes follow from.
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
    }

    /** The page, made now if it isn't here; whoever asks for it meanwhile waits for the same one. */
    public Page get(Key key, Supplier<Page> renderer) {
        Page known = find(key);
        if (known != null && known.isGood()) {
            return known;
        }
        FutureTask<Page> task = new FutureTask<>(() -> render(key, renderer));
        FutureTask<Page> running = rendering.putIfAbsent(key, task);
        if (running != null) {
            return result(running);
        }
        try {
            task.run();
            return result(task);
        } finally {
            rendering.remove(key);
        }
    }

    private Page render(Key key, Supplier<Page> renderer) {
        Page page = renderer.get();
        if (size(key, page) <= mostBytes / LARGEST_SHARE) {
            keep(key, page);
        }
        return page;
    }

    private static Page result(FutureTask<Page> task) {
        try {
            return task.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a page was being rendered", e);
        }
    }

    private @Nullable Page find(Key key) {
        lock.lock();
        try {
            return pages.get(key);
        } finally {
            lock.unlock();
        }
    }

    private void keep(Key key, Page page) {
        lock.lock();
        try {
            Page replaced = pages.put(key, page);
            bytes += size(key, page) - (replaced == null ? 0 : size(key, replaced));
            for (Iterator<Map.Entry<Key, Page>> oldest = pages.entrySet().iterator(); bytes > mostBytes; ) {
                Map.Entry<Key, Page> entry = oldest.next();
                bytes -= size(entry.getKey(), entry.getValue());
                oldest.remove();
            }
        } finally {
            lock.unlock();
        }
    }

    private static long size(Key key, Page page) {
        return page.body().size() + 2L * key.request().length();
    }
}
