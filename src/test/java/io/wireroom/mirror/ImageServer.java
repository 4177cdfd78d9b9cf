package io.wireroom.mirror;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import javax.net.ServerSocketFactory;

/** An HTTP server on loopback that sends scripted bytes. */
public final class ImageServer implements AutoCloseable {

    /** Writes the response to a request. */
    @FunctionalInterface
    public interface Behaviour {
        void answer(OutputStream out) throws IOException, InterruptedException;
    }

    private final ServerSocket socket;
    private final Map<String, Behaviour> behaviours = new ConcurrentHashMap<>();
    private final List<List<String>> requests = new CopyOnWriteArrayList<>();

    public ImageServer() {
        this(ServerSocketFactory.getDefault());
    }

    ImageServer(ServerSocketFactory sockets) {
        try {
            socket = sockets.createServerSocket(0, 50, InetAddress.ofLiteral("127.0.0.1"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::accept);
    }

    public int port() {
        return socket.getLocalPort();
    }

    public ImageServer on(String path, Behaviour behaviour) {
        behaviours.put(path, behaviour);
        return this;
    }

    /** A 200 response with these bytes. */
    public ImageServer serve(String path, byte[] image) {
        return on(path, out -> reply(out, "200 OK", image, "Content-Type: image/png"));
    }

    public ImageServer redirect(String path, String location) {
        return on(path, out -> reply(out, "302 Found", new byte[0], "Location: " + location));
    }

    /** All received requests: request line, then header fields. */
    public List<List<String>> requests() {
        return requests;
    }

    public long requests(String path) {
        return requests.stream()
                .filter(lines -> lines.getFirst().equals("GET " + path + " HTTP/1.1"))
                .count();
    }

    /** A complete response. */
    public static void reply(OutputStream out, String status, byte[] body, String... fields) throws IOException {
        head(
                out,
                status,
                List.of(fields).stream().collect(Collectors.joining("\r\n")),
                "Content-Length: " + body.length);
        out.write(body);
    }

    static void head(OutputStream out, String status, String... fields) throws IOException {
        String lines = List.of(fields).stream()
                .filter(field -> !field.isEmpty())
                .map(field -> field + "\r\n")
                .collect(Collectors.joining());
        out.write(("HTTP/1.1 " + status + "\r\n" + lines + "\r\n").getBytes(ISO_8859_1));
        out.flush();
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket client = socket.accept();
                Thread.ofVirtual().start(() -> answer(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void answer(Socket client) {
        try (client) {
            List<String> lines = lines(client);
            if (!lines.isEmpty()) {
                requests.add(lines);
                String path = lines.getFirst().split(" ", -1)[1];
                behaviours
                        .getOrDefault(path, out -> reply(out, "404 Not Found", new byte[0]))
                        .answer(client.getOutputStream());
                client.getOutputStream().flush();
            }
        } catch (IOException | InterruptedException clientHasGone) {
            // Expected: some tests close connections early.
        }
    }

    private static List<String> lines(Socket client) throws IOException {
        BufferedReader in = new BufferedReader(new InputStreamReader(client.getInputStream(), ISO_8859_1));
        List<String> lines = new ArrayList<>();
        for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
            lines.add(lines.isEmpty() ? line : line.toLowerCase(Locale.ROOT));
        }
        return lines;
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
