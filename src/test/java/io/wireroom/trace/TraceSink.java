package io.wireroom.trace;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.WireFormat;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** An OTLP/HTTP receiver that collects the span fields that tests use (opentelemetry/proto/trace/v1/trace.proto). */
final class TraceSink implements AutoCloseable {
    private final HttpServer server;
    private final List<Span> spans = new CopyOnWriteArrayList<>();

    /** Ids are hexadecimal; links are span ids. */
    record Span(String trace, String id, String parent, String name, List<String> links) {}

    TraceSink() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/v1/traces", exchange -> {
            spans.addAll(read(exchange.getRequestBody().readAllBytes()));
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.start();
    }

    String endpoint() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    List<Span> spans() {
        return List.copyOf(spans);
    }

    private static List<Span> read(byte[] request) throws IOException {
        List<Span> found = new ArrayList<>();
        for (byte[] resource : fields(request).getOrDefault(1, List.of())) {
            for (byte[] scope : fields(resource).getOrDefault(2, List.of())) {
                for (byte[] span : fields(scope).getOrDefault(2, List.of())) {
                    found.add(span(fields(span)));
                }
            }
        }
        return found;
    }

    private static Span span(Map<Integer, List<byte[]>> span) {
        List<String> links = span.getOrDefault(13, List.of()).stream()
                .map(link -> hex(fields(link), 2))
                .toList();
        String name = new String(first(span, 5), UTF_8);
        return new Span(hex(span, 1), hex(span, 2), hex(span, 4), name, links);
    }

    private static String hex(Map<Integer, List<byte[]>> message, int field) {
        return HexFormat.of().formatHex(first(message, field));
    }

    private static byte[] first(Map<Integer, List<byte[]>> message, int field) {
        List<byte[]> values = message.getOrDefault(field, List.of());
        return values.isEmpty() ? new byte[0] : values.getFirst();
    }

    /** The length-delimited fields of a message: bytes, strings and messages. */
    private static Map<Integer, List<byte[]>> fields(byte[] message) {
        Map<Integer, List<byte[]>> fields = new HashMap<>();
        try {
            CodedInputStream in = CodedInputStream.newInstance(message);
            for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
                if (WireFormat.getTagWireType(tag) == WireFormat.WIRETYPE_LENGTH_DELIMITED) {
                    fields.computeIfAbsent(WireFormat.getTagFieldNumber(tag), number -> new ArrayList<>())
                            .add(in.readByteArray());
                } else {
                    in.skipField(tag);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return fields;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
