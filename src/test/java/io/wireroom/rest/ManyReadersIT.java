package io.wireroom.rest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Five hundred concurrent readers of the stream, ten of whom have stopped reading. */
@QuarkusTest
@WithTestResource(RunningWireroom.class)
class ManyReadersIT {
    private static final int READERS = 490;
    private static final int STUCK = 10;
    private static final int CHANGES = 10;
    private static final int LARGE_ARTICLES = 12;
    /** {@code wireroom.limits.stall-timeout}'s default: a reader behind a stuck one waits until that one is hung up on. */
    private static final Duration STALL_TIMEOUT = Duration.ofSeconds(20);

    private static final String DATE = "2024-05-06T07:08:09Z";

    private final WireroomClient client = new WireroomClient();
    private final List<Socket> open = new ArrayList<>();

    @AfterEach
    void hangUp() throws IOException {
        for (Socket socket : open) {
            socket.close();
        }
    }

    @Test
    @Timeout(120)
    void stalledReadersDelayNoOthers() throws Exception {
        client.await("/v1/changes?limit=1", 200, "changes");
        publishMoreThanSocketsHold();
        for (int i = 0; i < STUCK; i++) {
            query("/v1/changes/stream"); // from the start, without reading
        }
        String start = client.head();
        CountDownLatch listening = new CountDownLatch(READERS);
        ConcurrentLinkedQueue<Duration> delays = new ConcurrentLinkedQueue<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Sightings sightings = new Sightings();
            List<Future<?>> readers = new ArrayList<>();
            for (int i = 0; i < READERS; i++) {
                Socket socket = query("/v1/changes/stream?cursor=" + start);
                EventReader events = new EventReader(socket.getInputStream());
                readers.add(threads.submit(() -> read(events, listening, sightings)));
            }
            listening.await();
            for (int i = 0; i < CHANGES; i++) {
                delays.add(sightings.of(WireroomClient.newId()));
            }
            for (Future<?> reader : readers) {
                reader.get();
            }
        }
        assertThat(delays)
                .as("from Kafka's acknowledgement to the last reader")
                .allSatisfy(delay -> assertThat(delay).isLessThan(STALL_TIMEOUT.dividedBy(2)));
    }

    private void publishMoreThanSocketsHold() {
        long last = 0;
        for (int i = 0; i < LARGE_ARTICLES; i++) {
            last = WireroomClient.newId();
            client.put(WireroomClient.document(last, "Alpha", "Large " + i, DATE) + "word ".repeat(180_000));
            client.await("/v1/articles/" + last + ".json", 200, "Large " + i);
        }
    }

    private static void read(EventReader events, CountDownLatch listening, Sightings sightings) {
        events.next(); // the response's head
        assertThat(events.next().retry()).isEqualTo("2000");
        listening.countDown();
        for (int seen = 0; seen < CHANGES; seen++) {
            EventReader.Event event = events.next();
            while (event.comment()) {
                event = events.next();
            }
            sightings.seen();
        }
    }

    private Socket query(String path) throws IOException {
        URI base = URI.create(client.base());
        Socket socket = new Socket();
        open.add(socket);
        socket.setReceiveBufferSize(4_096);
        socket.connect(new InetSocketAddress(base.getHost(), base.getPort()));
        socket.getOutputStream()
                .write(("GET " + path + " HTTP/1.0\r\nHost: " + base.getAuthority() + "\r\n\r\n").getBytes(UTF_8));
        return socket;
    }

    /** Counts the readers that have received the current change. */
    private final class Sightings {
        private int count;

        /** Publishes an article. Returns the time from its acknowledgement until the last reader has received it. */
        Duration of(long id) throws InterruptedException {
            client.put(WireroomClient.document(id, "Alpha", "For all", DATE));
            long acknowledged = System.nanoTime();
            awaitAll();
            return Duration.ofNanos(System.nanoTime() - acknowledged);
        }

        private synchronized void awaitAll() throws InterruptedException {
            while (count < READERS) {
                wait();
            }
            count = 0;
        }

        synchronized void seen() {
            count++;
            notifyAll();
        }
    }
}
