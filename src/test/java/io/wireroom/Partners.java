package io.wireroom;

import static java.nio.charset.StandardCharsets.UTF_8;

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
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Partners, and one publisher, of several endpoints. All they know is to take the next endpoint where a connection is refused;
 * whatever else goes wrong is a failure.
 */
public final class Partners {
    private static final Pattern CURSOR = Pattern.compile("\"cursor\":\"([\\w-]+)\"}$");
    private static final Pattern ARTICLE =
            Pattern.compile("(?:\"article\":|^data: )\\{\"article_id\":(\\d+),\"revision\":(\\d+)");

    private static final Duration BETWEEN_POLLS = Duration.ofMillis(10);
    private static final Duration TIMEOUT = Duration.ofMinutes(1);

    private final Supplier<List<String>> endpoints;
    private final List<String> failures = Collections.synchronizedList(new ArrayList<>());
    private final Set<Long> published = new ConcurrentSkipListSet<>();
    private final List<Map<Long, Long>> seen = Collections.synchronizedList(new ArrayList<>());
    private final AtomicInteger requests = new AtomicInteger();
    private final AtomicInteger refused = new AtomicInteger();
    private volatile boolean enough;
    private volatile boolean stopping;
    private volatile long latest;

    /** @param endpoints where requests may go now: URLs without a path */
    public Partners(Supplier<List<String>> endpoints) {
        this.endpoints = endpoints;
    }

    public void poll() {
        poll(Version.HTTP_1_1);
    }

    public void pollByHttp2() {
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
                Thread.sleep(BETWEEN_POLLS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Follows the changes by long polls. */
    public void wait30() {
        Map<Long, Long> ids = observer();
        try (HttpClient http = HttpClient.newBuilder().version(Version.HTTP_1_1).build()) {
            String cursor = "";
            while (isObserving(ids)) {
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
    public void listen() {
        Map<Long, Long> ids = observer();
        try (HttpClient http = HttpClient.newBuilder().version(Version.HTTP_1_1).build()) {
            String last = "";
            String id = "";
            while (isObserving(ids)) {
                HttpResponse<InputStream> stream =
                        ask(http, "/v1/changes/stream", BodyHandlers.ofInputStream(), "Last-Event-ID", last);
                try (BufferedReader lines = new BufferedReader(new InputStreamReader(stream.body(), UTF_8))) {
                    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                        id = line.startsWith("id: ") ? line.substring(4) : id;
                        last = line.isEmpty() ? id : last; // an event counts once it is whole
                        note(line, ids);
                        if (!isObserving(ids)) {
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
    public void publish() {
        try (HttpClient http = HttpClient.newBuilder().version(Version.HTTP_1_1).build()) {
            for (long id = 1; !stopping && !enough; id++) {
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

    private boolean isObserving(Map<Long, Long> ids) {
        return !stopping || (!ids.keySet().containsAll(published) && System.nanoTime() < latest);
    }

    private Map<Long, Long> observer() {
        Map<Long, Long> revisions = new ConcurrentSkipListMap<>();
        seen.add(revisions);
        return revisions;
    }

    private void note(String text, Map<Long, Long> revisions) {
        Matcher article = ARTICLE.matcher(text);
        while (article.find()) {
            long revision = Long.parseLong(article.group(2));
            Long known = revisions.put(Long.valueOf(article.group(1)), revision);
            if (known != null && known >= revision) {
                failures.add("told of %s after revision %d".formatted(article.group(), known));
            }
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
        int first = ThreadLocalRandom.current().nextInt(1_000);
        long end = System.nanoTime() + TIMEOUT.toNanos();
        for (int i = 0; ; i++) {
            if (System.nanoTime() > end) {
                throw new AssertionError(path + ": no endpoint answered for " + TIMEOUT + ": " + failures);
            }
            List<String> now = endpoints.get();
            String endpoint = now.get((first + i) % now.size());
            requests.incrementAndGet();
            try {
                HttpResponse<T> answer = http.send(
                        request.uri(URI.create(endpoint + path))
                                .timeout(TIMEOUT)
                                .build(),
                        body);
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
    public void awaitTold(int articles) throws InterruptedException {
        while (told() < articles) {
            Thread.sleep(20);
        }
    }

    public int told() {
        return seen.stream().mapToInt(Map::size).min().orElse(0);
    }

    /** Ends {@link #publish}. */
    public void stopPublishing() {
        enough = true;
    }

    /** How many articles were handed in. */
    public int published() {
        return published.size();
    }

    /** Ends everything: observers once they were told of all that was handed in, or a minute later. */
    public void stop() {
        latest = System.nanoTime() + TIMEOUT.toNanos();
        stopping = true;
    }

    public List<String> failures() {
        return failures;
    }

    /** What observers were not told of. */
    public Set<Long> missed() {
        Set<Long> missed = new TreeSet<>();
        for (Map<Long, Long> revisions : seen) {
            published.stream().filter(id -> !revisions.containsKey(id)).forEach(missed::add);
        }
        return missed;
    }

    /** Waits until every observer was told of this revision of each article, and of no other article. */
    public void awaitSeen(Map<Long, Long> revisions) throws InterruptedException {
        long end = System.nanoTime() + TIMEOUT.toNanos();
        while (!seen.stream().allMatch(revisions::equals)) {
            if (System.nanoTime() > end) {
                throw new AssertionError(this + ", of " + revisions.size() + " articles");
            }
            Thread.sleep(20);
        }
    }

    @Override
    public String toString() {
        return "%d requests, %d refused and made again, %d articles"
                .formatted(requests.get(), refused.get(), published.size());
    }
}
