package io.wireroom.container;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * What a balancer knows of its targets: it asks each five times a second whether it is ready, and sends requests to those that are.
 * Between two looks it may send some to one that is about to go.
 */
final class Balancer implements Runnable, AutoCloseable {
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(1))
            .build();
    private final List<String> targets = new CopyOnWriteArrayList<>();
    private volatile List<String> ready = List.of();
    private volatile boolean closed;

    void add(String url) {
        targets.add(url);
    }

    void remove(String url) {
        targets.remove(url);
    }

    /** Where requests may go now. */
    List<String> ready() {
        return ready;
    }

    @Override
    public void run() {
        while (!closed) {
            List<String> found = targets.stream().filter(this::isReady).toList();
            ready = found.isEmpty() ? ready : found;
            pause();
        }
    }

    void awaitReady(String url) {
        while (!ready.contains(url)) {
            pause();
        }
    }

    private boolean isReady(String url) {
        try {
            HttpRequest look = HttpRequest.newBuilder(URI.create(url + "/q/health/ready"))
                    .timeout(Duration.ofSeconds(2))
                    .build();
            return http.send(look, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notThere) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static void pause() {
        try {
            Thread.sleep(BETWEEN_LOOKS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closed = true;
        http.close();
    }
}
