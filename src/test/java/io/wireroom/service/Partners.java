package io.wireroom.service;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.wireroom.PackagedWireroom;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Partners, and one publisher, of several endpoints. All they know is to take the next endpoint where a connection is refused;
 * whatever else goes wrong is a failure.
 */
final class Partners {
    private static final Pattern CURSOR = Pattern.compile("\"cursor\":\"([\\w-]+)\"}$");
    private static final Pattern ARTICLE =
            Pattern.compile("\"article\":\\{\"article_id\":(\\d+)|^data: \\{\"article_id\":(\\d+)");

    private final List<PackagedWireroom> endpoints;
    private final List<String> failures = Collections.synchronizedList(new ArrayList<>());
    private final Set<Long> published = new ConcurrentSkipListSet<>();
    private final List<Set<Long>> seen = Collections.synchronizedList(new ArrayList<>());
    private final AtomicInteger requests = new AtomicInteger();
    private final AtomicInteger refused = new AtomicInteger();
    private volatile boolean stopping;

    Partners(List<PackagedWireroom> endpoints) {
        this.endpoints = endpoints;
    }

    void poll() {
        poll(Version.HTTP_1_1);
    }

    void pollByHttp2() {
        poll(Version.HTTP_2);
    }

    private void poll(Version version) {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
                HttpClient http = HttpClient.newBuilder()
                        .version(version)
                        .executor(threads)
                        .build()) {
            while (!stopping) {
                ask(http, "/v1/articles?limit=5", BodyHandlers.ofString());
            }
        }
    }

    /** Follows the changes by long polls. */
    void wait30() {
        Set<Long> ids = observer();
        try (HttpClient http = HttpClient.newBuilder().version(Version.HTTP_1_1).build()) {
            String cursor = "";
            while (!stopping || !ids.containsAll(published)) {
                HttpResponse<String> page =
                        ask(http, "/v1/changes?wait=30&limit=1000" + cursor, BodyHandlers.ofString());
                note(page.body(), ids);
                Matcher next = CURSOR.matcher(page.body());
                if (next.find()) {
                    cursor = "&cursor=" + next.group(1);
                }
            }
        }
    }

    /** Follows the changes by server-sent events; goes on from the last id where a stream ends. */
    void listen() {
        Set<Long> ids = observer();
        try (HttpClient http = HttpClient.newBuilder().version(Version.HTTP_1_1).build()) {
            String last = "";
            while (!stopping || !ids.containsAll(published)) {
                HttpResponse<InputStream> stream =
                        ask(http, "/v1/changes/stream", BodyHandlers.ofInputStream(), "Last-Event-ID", last);
                try (BufferedReader lines = new BufferedReader(new InputStreamReader(stream.body(), UTF_8))) {
                    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                        last = line.startsWith("id: ") ? line.substring(4) : last;
                        note(line, ids);
                        if (stopping && ids.containsAll(published)) {
                            return;
                        }
                    }
                } catch (IOException broken) {
                    failures.add("a stream broke off: " + broken);
                }
            }
        }
    }

    /** Hands an article in every 20 ms. */
    void publish() {
        try (HttpClient http = HttpClient.newBuilder().version(Version.HTTP_1_1).build()) {
            for (long id = 1; !stopping; id++) {
                String document =
                        "+++\ntitle = \"Ships %d\"\nsource = \"Harbor\"\narticle_id = %d\n+++\nIn.".formatted(id, id);
                HttpRequest.Builder request = HttpRequest.newBuilder().POST(BodyPublishers.ofString(document));
                if (send(http, request, "/v1/articles", BodyHandlers.ofString()).statusCode() == 202) {
                    published.add(id);
                }
                Thread.sleep(20);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Set<Long> observer() {
        Set<Long> ids = new ConcurrentSkipListSet<>();
        seen.add(ids);
        return ids;
    }

    private static void note(String text, Set<Long> ids) {
        Matcher article = ARTICLE.matcher(text);
        while (article.find()) {
            ids.add(Long.parseLong(article.group(1) == null ? article.group(2) : article.group(1)));
        }
    }

    private <T> HttpResponse<T> ask(HttpClient http, String path, BodyHandler<T> body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder().GET();
        if (headers.length > 1 && !headers[1].isEmpty()) {
            request.headers(headers);
        }
        return send(http, request, path, body);
    }

    private <T> HttpResponse<T> send(HttpClient http, HttpRequest.Builder request, String path, BodyHandler<T> body) {
        int first = ThreadLocalRandom.current().nextInt(endpoints.size());
        for (int i = 0; ; i++) {
            PackagedWireroom endpoint = endpoints.get((first + i) % endpoints.size());
            requests.incrementAndGet();
            try {
                HttpResponse<T> answer =
                        http.send(request.uri(URI.create(endpoint.url(path))).build(), body);
                if (answer.statusCode() >= 300) {
                    failures.add(path + ": " + answer.statusCode());
                }
                return answer;
            } catch (ConnectException e) {
                refused.incrementAndGet();
            } catch (IOException | InterruptedException e) {
                failures.add(path + ": " + e);
            }
        }
    }

    /** Waits until so many articles were handed in, and each observer was told of them. */
    void awaitTold(int articles) throws InterruptedException {
        while (told() < articles) {
            Thread.sleep(20);
        }
    }

    int told() {
        return seen.stream().mapToInt(Set::size).min().orElse(0);
    }

    void stop() {
        stopping = true;
    }

    List<String> failures() {
        return failures;
    }

    /** What observers were not told of. */
    Set<Long> missed() {
        Set<Long> missed = new TreeSet<>();
        for (Set<Long> ids : seen) {
            published.stream().filter(id -> !ids.contains(id)).forEach(missed::add);
        }
        return missed;
    }

    @Override
    public String toString() {
        return "%d requests, %d refused and made again, %d articles"
                .formatted(requests.get(), refused.get(), published.size());
    }
}
