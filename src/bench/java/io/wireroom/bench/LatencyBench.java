package io.wireroom.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Arrays;
import java.util.concurrent.FutureTask;

/**
 * Measures end-to-end latency from producing a document to receiving its article from {@code /v1/changes/stream}, at 100 documents
 * per second, on a running service ({@code -Dkafka=}, default {@code 127.0.0.1:9092}, and {@code -Durl=}, default {@code
 * http://127.0.0.1:8080}). Then the same for a {@link BareLoop} on the service's broker, from producing a document to reading its event.
 * The first minute of each is warm-up and is not counted.
 */
final class LatencyBench {
    private static final String KAFKA = System.getProperty("kafka", "127.0.0.1:9092");
    private static final String URL = System.getProperty("url", "http://127.0.0.1:8080");
    private static final int DOCUMENTS_PER_SECOND = 100;
    private static final int WARM_UP = 6_000;
    private static final int DOCUMENTS = 12_000;
    private static final long FIRST_ID = 5_000_000_000L + System.currentTimeMillis() % 1_000_000_000L * 1_000_000;
    private static final String ID = "\"article_id\":";

    private LatencyBench() {}

    static void run() throws Exception {
        double[] rest = rest();
        double[] bare = report("bare loop", BareLatency.measure(KAFKA, DOCUMENTS, DOCUMENTS_PER_SECOND));
        System.out.printf("latency ratio p50 %.2f, p99 %.2f%n", rest[0] / bare[0], rest[1] / bare[1]);
    }

    private static double[] rest() throws Exception {
        long[] produced = new long[DOCUMENTS];
        try (HttpClient client = HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .build();
                InputStream stream = get(client, "/v1/changes/stream?cursor=" + head(client))) {
            FutureTask<long[]> reading = new FutureTask<>(() -> read(stream));
            Thread.ofPlatform().daemon().start(reading);
            new PacedProducer(KAFKA, "articles.ingest", DOCUMENTS_PER_SECOND).send(FIRST_ID, produced);
            return report("produce to REST", new BareLatency.Times(produced, reading.get()));
        }
    }

    /** Reads the stream until all articles have arrived, and records when each arrives. */
    private static long[] read(InputStream stream) throws IOException {
        long[] seen = new long[DOCUMENTS];
        BufferedReader lines = new BufferedReader(new InputStreamReader(stream, UTF_8));
        int left = DOCUMENTS;
        while (left > 0) {
            String line = lines.readLine();
            if (line == null) {
                throw new IOException("the stream ended before all had been seen");
            }
            long index = line.startsWith("data: ") ? idOf(line) - FIRST_ID : -1;
            if (index >= 0 && index < DOCUMENTS && seen[(int) index] == 0) {
                seen[(int) index] = System.nanoTime();
                left--;
            }
        }
        return seen;
    }

    private static long idOf(String line) {
        int from = line.indexOf(ID) + ID.length();
        return Long.parseLong(line, from, line.indexOf(',', from), 10);
    }

    /** The cursor of the end of the log: the last line of a snapshot. */
    private static String head(HttpClient client) throws IOException, InterruptedException {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(get(client, "/v1/snapshot"), UTF_8))) {
            String last = lines.lines().reduce("", (_, line) -> line);
            return last.substring("{\"cursor\":\"".length(), last.lastIndexOf('"'));
        }
    }

    private static InputStream get(HttpClient client, String path) throws IOException, InterruptedException {
        var answer = client.send(HttpRequest.newBuilder(URI.create(URL + path)).build(), BodyHandlers.ofInputStream());
        if (answer.statusCode() != 200) {
            throw new IOException(path + " answers " + answer.statusCode());
        }
        return answer.body();
    }

    /** Prints the latencies after the warm-up. Returns the median and the 99th percentile in milliseconds. */
    private static double[] report(String what, BareLatency.Times times) {
        long[] micros = new long[DOCUMENTS - WARM_UP];
        Arrays.setAll(micros, i -> (times.received()[WARM_UP + i] - times.sent()[WARM_UP + i]) / 1_000);
        Arrays.sort(micros);
        System.out.printf(
                "%s at %d/s, %d articles: p50 %.1f ms, p90 %.1f ms, p99 %.1f ms, max %.1f ms%n",
                what,
                DOCUMENTS_PER_SECOND,
                micros.length,
                at(micros, 50),
                at(micros, 90),
                at(micros, 99),
                at(micros, 100));
        return new double[] {at(micros, 50), at(micros, 99)};
    }

    private static double at(long[] sorted, int percentile) {
        return sorted[(int) ((long) (sorted.length - 1) * percentile / 100)] / 1_000.0;
    }
}
