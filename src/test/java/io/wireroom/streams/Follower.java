package io.wireroom.streams;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.wireroom.PackagedWireroom;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.URLConnection;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A partner that keeps a copy, goes on at another replica when one fails, and fails itself if it is told anything twice. */
final class Follower implements Runnable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration TIMEOUT = Duration.ofMinutes(5);
    private static final int HTTP_TIMEOUT_MS = 5_000;
    private static final int LINES_BEFORE_CHANGING_MANNER = 300;

    /** How a partner hears of changes. */
    enum Manner {
        PULLING,
        STREAMING,
        ALTERNATING
    }

    private final Manner manner;
    private final List<PackagedWireroom> replicas;
    private final Map<Long, String> copy = new HashMap<>();
    private String cursor = "";
    private int replica;
    private int moves;
    private int changes;
    private boolean done;

    Follower(Manner manner, List<PackagedWireroom> replicas) {
        this.manner = manner;
        this.replicas = replicas;
    }

    /** Follows until {@link #awaitState} has seen what it waits for. */
    @Override
    public void run() {
        for (int turn = 0; !isDone(); turn++) {
            try {
                if (manner == Manner.PULLING || (manner == Manner.ALTERNATING && turn % 2 == 0)) {
                    pull();
                } else {
                    stream();
                }
                if (manner == Manner.ALTERNATING) {
                    move();
                }
            } catch (IOException gone) {
                move();
            }
        }
    }

    private void move() {
        replica = (replica + 1) % replicas.size();
        moves++;
    }

    private void pull() throws IOException {
        try (BufferedReader answer = ask("/v1/changes?limit=100&wait=1")) {
            JsonNode page = JSON.readTree(answer);
            for (JsonNode change : page.path("changes")) {
                apply(change.path("type").textValue(), change.path("article"));
            }
            cursor = page.path("cursor").textValue();
        }
    }

    private void stream() throws IOException {
        try (BufferedReader events = ask("/v1/changes/stream")) {
            String id = "";
            String type = "";
            int lines = 0;
            for (String line = events.readLine(); line != null && !isDone(); line = events.readLine()) {
                if (line.startsWith("id: ")) {
                    id = line.substring("id: ".length());
                } else if (line.startsWith("event: ")) {
                    type = line.substring("event: ".length());
                } else if (line.startsWith("data: ")) {
                    apply(type, JSON.readTree(line.substring("data: ".length())));
                    cursor = id;
                }
                lines++;
                if (manner == Manner.ALTERNATING && lines > LINES_BEFORE_CHANGING_MANNER) {
                    return;
                }
            }
        }
    }

    private BufferedReader ask(String path) throws IOException {
        String separator = path.contains("?") ? "&" : "?";
        String query = cursor.isEmpty() ? "" : separator + "cursor=" + cursor;
        URLConnection connection =
                URI.create(replicas.get(replica).url(path + query)).toURL().openConnection();
        connection.setConnectTimeout(HTTP_TIMEOUT_MS);
        connection.setReadTimeout(HTTP_TIMEOUT_MS);
        return new BufferedReader(new InputStreamReader(connection.getInputStream(), UTF_8));
    }

    private synchronized void apply(String type, JsonNode article) {
        long id = article.path("article_id").longValue();
        long revision = article.path("revision").longValue();
        String known = copy.get(id);
        if (known != null && Long.parseLong(known.substring(known.indexOf(' ') + 1)) >= revision) {
            throw new IllegalStateException("told of revision " + revision + " after " + known + " of article " + id);
        }
        copy.put(id, (type.equals("withdrawn") ? "withdrawn " : "there ") + revision);
        changes++;
        notifyAll();
    }

    private synchronized boolean isDone() {
        return done;
    }

    /** Waits until the copy is the same as this. */
    synchronized void awaitState(Map<Long, String> truth) throws InterruptedException {
        long end = System.nanoTime() + TIMEOUT.toNanos();
        while (!copy.equals(truth)) {
            if (System.nanoTime() > end) {
                throw new AssertionError(this + " did not get there: " + copy.size() + " of " + truth.size());
            }
            wait(1_000);
        }
        done = true;
    }

    @Override
    public synchronized String toString() {
        return manner + ": " + changes + " changes, " + moves + " moves";
    }
}
