import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Sends the requests of producers, partners and probes to a service, so that a training run covers the code for the AOT cache.
 *
 * <pre>{@code java Exercise.java http://localhost:8080}</pre>
 *
 * <p>Fails on an unexpected response, because a service that was trained on failures starts slowly.
 */
final class Exercise {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final int DOCUMENTS = 300;
    private static final int ROUNDS = 20;
    private static final Pattern PICTURE = Pattern.compile("\"(?:qrcode|enclosure)\":\"https?://[^/]+([^\"]+)\"");
    private static final List<String> READ = List.of(
            "/v1/articles",
            "/v1/articles?source=Gazette&q=harbour&fields=title,url&limit=10",
            "/v1/articles/1.json",
            "/v1/articles/1.md",
            "/v1/articles/1.html",
            "/v1/articles/1.ninjs",
            "/v1/changes?limit=50",
            "/v1/snapshot",
            "/v1/feed.json",
            "/v1/feed.rss",
            "/v1/feed.atom",
            "/v1/feed.ninjs",
            "/v1/hugo.tar.gz",
            "/v1/me",
            "/v1/schemas/article.json",
            "/sitemap.xml",
            "/sitemap-news.xml",
            "/q/health/started",
            "/q/health/live",
            "/q/health/ready",
            "/q/metrics");

    private final HttpClient http = HttpClient.newHttpClient();
    private final String service;

    private Exercise(String service) {
        this.service = service;
    }

    public static void main(String[] arguments) throws Exception {
        Exercise exercise = new Exercise(arguments[0]);
        exercise.await("/q/health/ready");
        exercise.handIn();
        exercise.await("/v1/articles/" + DOCUMENTS);
        for (int round = 0; round < ROUNDS; round++) {
            for (String path : READ) {
                exercise.read(path);
            }
        }
        exercise.pictures();
    }

    private void await(String path) throws IOException, InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (status(path) != 200) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("no " + path + " within " + PATIENCE);
            }
            Thread.sleep(100);
        }
    }

    private int status(String path) throws InterruptedException {
        try {
            return get(path).statusCode();
        } catch (IOException notListeningYet) {
            return 0;
        }
    }

    private void handIn() throws IOException, InterruptedException {
        for (int id = 1; id <= DOCUMENTS; id++) {
            HttpRequest request = HttpRequest.newBuilder(URI.create(service + "/v1/articles"))
                    .POST(BodyPublishers.ofString(document(id)))
                    .build();
            expect(http.send(request, BodyHandlers.ofString()), 202);
        }
    }

    private static String document(int id) {
        String body = "The <b>harbour</b> &amp; its <a href=\"https://example.com/" + id + "\">ferries</a>.";
        return id % 2 == 0
                ? "{\"title\":\"Ferry %d\",\"source\":\"Gazette\",\"article_id\":%d,\"content_html\":\"<p>One.</p>\"}".formatted(id, id)
                : """
                +++
                title = "Ferry %d returns"
                date = "2025-07-30T14:15:31Z"
                source = "Gazette"
                article_id = %d
                tags = ["harbour"]
                +++

                <p>%s</p><ul><li>six</li></ul><table><tr><td>seven</td></tr></table>
                """.formatted(id, id, body);
    }

    private void read(String path) throws IOException, InterruptedException {
        expect(get(path), 200);
    }

    private void pictures() throws IOException, InterruptedException {
        Matcher picture = PICTURE.matcher(get("/v1/articles/1.json").body());
        while (picture.find()) {
            String path = picture.group(1);
            read(path);
            if (path.endsWith(".webp")) {
                read(path.replace(".webp", ".png"));
                read(path.replace(".webp", ".svg"));
            }
        }
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return http.send(HttpRequest.newBuilder(URI.create(service + path)).build(), BodyHandlers.ofString());
    }

    private static void expect(HttpResponse<String> answer, int status) {
        if (answer.statusCode() != status) {
            throw new IllegalStateException(answer.statusCode() + " from " + answer.uri() + ": " + answer.body());
        }
    }
}
