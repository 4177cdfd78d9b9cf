package io.wireroom.rest;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** Reads server-sent events as the HTML standard (§9.2) has it, as far as Wireroom writes them. */
final class EventReader implements AutoCloseable {
    private final BufferedReader lines;

    /**
     * What stands between two empty lines.
     *
     * @param id empty if it has none
     * @param comment whether it is nothing but a comment
     */
    record Event(String id, String type, String data, String retry, boolean comment) {}

    EventReader(InputStream stream) {
        this.lines = new BufferedReader(new InputStreamReader(stream, UTF_8));
    }

    /** The next block; waits for it. */
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

    /** The next block that is an event about this article. */
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
