package io.wireroom.rest;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** Parses server-sent events (HTML standard, §9.2), as far as Wireroom uses them. */
final class EventReader implements AutoCloseable {
    private final BufferedReader lines;

    /**
     * A block between two empty lines.
     *
     * @param id empty if it has none
     * @param comment whether it contains only a comment
     */
    record Event(String id, String type, String data, String retry, boolean comment) {}

    EventReader(InputStream stream) {
        this.lines = new BufferedReader(new InputStreamReader(stream, UTF_8));
    }

    /** Waits for the next block. */
    Event next() {
        List<String> block = new ArrayList<>();
        try {
            String line = lines.readLine();
            while (line != null && !line.isEmpty()) {
                block.add(line);
                line = lines.readLine();
            }
            if (line == null) {
                throw new UncheckedIOException(new IOException("the stream ended"));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Event(
                field(block, "id: "),
                field(block, "event: "),
                field(block, "data: "),
                field(block, "retry: "),
                block.stream().allMatch(line -> line.startsWith(":")));
    }

    /** Waits for the next event about this article. */
    Event next(long article) {
        Event event = next();
        while (!event.data().contains("\"article_id\":" + article + ",")) {
            event = next();
        }
        return event;
    }

    private static String field(List<String> block, String name) {
        return block.stream()
                .filter(line -> line.startsWith(name))
                .map(line -> line.substring(name.length()))
                .findFirst()
                .orElse("");
    }

    @Override
    public void close() {
        try {
            lines.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
