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
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Closes connections whose client has read nothing of a response for {@code wireroom.limits.stall-timeout}. Slow clients that
 * make progress are kept. Responses of one write to an HTTP/1 connection are watched by the connection's guard instead.
 */
@Singleton
public final class StalledWriteWatchdog {
    private static final Logger LOG = Logger.getLogger(StalledWriteWatchdog.class);
    private static final Duration MAX_CHECK_INTERVAL = Duration.ofSeconds(2);

    private final Set<Watch> watched = ConcurrentHashMap.newKeySet();
    private final Duration timeout;
    private volatile @Nullable Thread watcher;

    StalledWriteWatchdog(WireroomConfig config) {
        this.timeout = config.limits().stallTimeout();
    }

    @PostConstruct
    void start() {
        watcher = Thread.ofVirtual().name("stalled-write-watchdog").start(this::watch);
    }

    @PreDestroy
    void stop() {
        Thread running = watcher;
        if (running != null) {
            running.interrupt();
        }
    }

    /**
     * Wraps a stream so that its writes are watched until it is closed. Closing the wrapper flushes the stream but does not
     * close it.
     */
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

    /** Watches a response until the watch is closed. The timeout starts with {@link Watch#begin}. */
    public Watch watch(HttpServerRequest request) {
        Watch watch = new Watch(request);
        watched.add(watch);
        return watch;
    }

    private void watch() {
        Duration interval =
                timeout.dividedBy(4).compareTo(MAX_CHECK_INTERVAL) < 0 ? timeout.dividedBy(4) : MAX_CHECK_INTERVAL;
        try {
            while (true) {
                Thread.sleep(interval);
                watched.forEach(Watch::check);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Timeout state of one response. */
    final class Watch implements AutoCloseable {
        private final HttpServerRequest request;
        private volatile long since;
        private volatile boolean pending;

        private Watch(HttpServerRequest request) {
            this.request = request;
        }

        /** Starts the timeout: a write is pending. */
        void begin() {
            since = System.nanoTime();
            pending = true;
        }

        /** Stops the timeout: the write has completed. */
        void end() {
            pending = false;
        }

        private void check() {
            if (pending && System.nanoTime() - since > timeout.toNanos()) {
                try {
                    request.connection().close(); // unblocks the writer with an exception
                } catch (RuntimeException e) { // must not end the thread that checks the other connections
                    LOG.error("A connection whose client reads nothing can't be closed", e);
                }
            }
        }

        @Override
        public void close() {
            pending = false;
            watched.remove(this);
        }
    }
}
