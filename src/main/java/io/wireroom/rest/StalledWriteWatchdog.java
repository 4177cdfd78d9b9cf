package io.wireroom.rest;

import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Hangs up on clients of streams that have taken nothing for a minute. A slow one that takes a little is waited for. */
@Singleton
final class StalledWriteWatchdog {
    private static final Duration LONGEST = Duration.ofSeconds(60);
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(5);

    /** What a client has to take within the longest time: small, so that the slow are told from the stuck. */
    private static final int PIECE = 8_192;

    private final Set<WatchedOutput> watched = ConcurrentHashMap.newKeySet();
    private volatile @Nullable Thread watcher;

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
    OutputStream watch(OutputStream out, HttpServerRequest request) {
        WatchedOutput output = new WatchedOutput(out, request);
        watched.add(output);
        return output;
    }

    private void watch() {
        try {
            while (true) {
                Thread.sleep(BETWEEN_LOOKS);
                watched.forEach(WatchedOutput::look);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private final class WatchedOutput extends OutputStream {
        private final OutputStream out;
        private final HttpServerRequest request;
        private volatile long since;
        private volatile boolean busy;

        WatchedOutput(OutputStream out, HttpServerRequest request) {
            this.out = out;
            this.request = request;
        }

        void look() {
            if (busy && System.nanoTime() - since > LONGEST.toNanos()) {
                request.connection().close(); // the writer is woken by that, and fails
            }
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            for (int at = 0; at < length; at += PIECE) {
                int from = offset + at;
                int count = Math.min(PIECE, length - at);
                timed(() -> out.write(bytes, from, count));
            }
        }

        @Override
        public void flush() throws IOException {
            timed(out::flush);
        }

        @Override
        public void close() throws IOException {
            try {
                flush();
            } finally {
                watched.remove(this);
            }
        }

        private void timed(Writing writing) throws IOException {
            since = System.nanoTime();
            busy = true;
            try {
                writing.run();
            } finally {
                busy = false;
            }
        }
    }

    private interface Writing {
        void run() throws IOException;
    }
}
