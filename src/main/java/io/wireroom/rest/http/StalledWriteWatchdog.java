package io.wireroom.rest.http;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.impl.ConnectionBase;
import io.wireroom.config.WireroomConfig;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * Hangs up on clients that have taken nothing of an answer for {@code wireroom.limits.stall-timeout}. A slow one that takes a
 * little is waited for.
 */
@Singleton
public final class StalledWriteWatchdog {
    private static final Duration MOST_BETWEEN_LOOKS = Duration.ofSeconds(2);

    private final Set<Watch> watched = ConcurrentHashMap.newKeySet();
    private final Duration longest;
    private volatile @Nullable Thread watcher;

    StalledWriteWatchdog(WireroomConfig config) {
        this.longest = config.limits().stallTimeout();
    }

    @PostConstruct
    void start() {
        watcher = Thread.ofVirtual().name("stuck-readers").start(this::watch);
    }

    @PreDestroy
    void stop() {
        Thread running = watcher;
        if (running != null) {
            running.interrupt();
        }
    }

    /** The stream, watched until it is closed. Closing it flushes what it holds, and leaves the stream itself open. */
    public OutputStream watch(OutputStream out, HttpServerRequest request) {
        return new WatchedOutput(new BoundedOutput(out, () -> awaitEventLoop(request)), watch(request));
    }

    private static void awaitEventLoop(HttpServerRequest request) throws IOException {
        if (request.connection() instanceof ConnectionBase connection) {
            try {
                connection.channel().eventLoop().submit(() -> {}).get();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new InterruptedIOException();
            } catch (ExecutionException | RejectedExecutionException ended) {
                throw new IOException("the event loop has ended", ended);
            }
        }
    }

    /** Watches an answer, of which nothing is waited for yet, until the watch is closed. */
    public Watch watch(HttpServerRequest request) {
        Watch watch = new Watch(request);
        watched.add(watch);
        return watch;
    }

    private void watch() {
        Duration pause =
                longest.dividedBy(4).compareTo(MOST_BETWEEN_LOOKS) < 0 ? longest.dividedBy(4) : MOST_BETWEEN_LOOKS;
        try {
            while (true) {
                Thread.sleep(pause);
                watched.forEach(Watch::look);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether one client takes what it is sent. */
    final class Watch implements AutoCloseable {
        private final HttpServerRequest request;
        private volatile long since;
        private volatile boolean waiting;

        private Watch(HttpServerRequest request) {
            this.request = request;
        }

        /** From now on the client is to take something. */
        void begin() {
            since = System.nanoTime();
            waiting = true;
        }

        /** It has taken it. */
        void end() {
            waiting = false;
        }

        private void look() {
            if (waiting && System.nanoTime() - since > longest.toNanos()) {
                request.connection().close(); // the writer is woken by that, and fails
            }
        }

        @Override
        public void close() {
            waiting = false;
            watched.remove(this);
        }
    }
}
