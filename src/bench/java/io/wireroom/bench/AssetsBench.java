package io.wireroom.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Sends 100,000 image requests to a running service with articles ({@code -Durl=}, default {@code http://127.0.0.1:8080}): QR
 * codes of all articles in all formats, and a few cards. Prints for each tenth of the requests the throughput and the minimum
 * heap usage; a growing minimum indicates a memory leak.
 */
final class AssetsBench {
    private static final String URL = System.getProperty("url", "http://127.0.0.1:8080");
    private static final int REQUESTS = 100_000;
    private static final int TENTH = REQUESTS / 10;
    private static final int BETWEEN_LOOKS = 250;
    private static final int CARDS_IN = 200;
    private static final Pattern QR_CODE = Pattern.compile("\"qrcode\":\"[^\"]*(/assets/[^\"]*)\"");
    private static final Pattern CARD = Pattern.compile("\"enclosure\":\"[^\"]*(/assets/[^\"]*)\"");
    private static final Pattern NEXT = Pattern.compile("\"next\":\"([^\"]*)\"");
    private static final Pattern HEAP = Pattern.compile("jvm_memory_used_bytes\\{area=\"heap\",[^}]*} ([0-9.E+]+)");
    private static final String[] FORMATS = {".webp", ".png", ".svg"};

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final List<String> codes = new ArrayList<>();
    private final List<String> cards = new ArrayList<>();

    private AssetsBench() {}

    static void run() throws Exception {
        AssetsBench bench = new AssetsBench();
        bench.collect();
        System.out.printf("%d codes, %d cards%n", bench.codes.size(), bench.cards.size());
        Random random = new Random(1);
        for (int tenth = 0; tenth < 10; tenth++) {
            long start = System.nanoTime();
            double least = Double.MAX_VALUE;
            for (int i = 0; i < TENTH; i++) {
                bench.get(bench.any(random));
                if (i % BETWEEN_LOOKS == 0) {
                    least = Math.min(least, bench.heap());
                }
            }
            System.out.printf(
                    "requests %d: %.0f/s on one connection, least heap %.1f MB%n",
                    (tenth + 1) * TENTH, TENTH * 1e9 / (System.nanoTime() - start), least / 1e6);
        }
    }

    private void collect() throws IOException, InterruptedException {
        String first = "/v1/articles?limit=200&fields=qrcode,enclosure";
        String path = first;
        while (path != null) {
            String page = new String(get(path), UTF_8);
            QR_CODE.matcher(page).results().forEach(found -> codes.add(found.group(1)));
            CARD.matcher(page).results().forEach(found -> cards.add(found.group(1)));
            Matcher next = NEXT.matcher(page);
            path = next.find() ? first + "&cursor=" + next.group(1) : null;
        }
    }

    private String any(Random random) {
        if (!cards.isEmpty() && random.nextInt(CARDS_IN) == 0) {
            return cards.get(random.nextInt(cards.size()));
        }
        String code = codes.get(random.nextInt(codes.size()));
        return code.replace(".webp", FORMATS[random.nextInt(FORMATS.length)]);
    }

    private double heap() throws IOException, InterruptedException {
        Matcher parts = HEAP.matcher(new String(get("/q/metrics"), UTF_8));
        double sum = 0;
        while (parts.find()) {
            sum += Double.parseDouble(parts.group(1));
        }
        return sum;
    }

    private byte[] get(String path) throws IOException, InterruptedException {
        var answer = client.send(HttpRequest.newBuilder(URI.create(URL + path)).build(), BodyHandlers.ofByteArray());
        if (answer.statusCode() != 200) {
            throw new IOException(path + " answers " + answer.statusCode());
        }
        return answer.body();
    }
}
