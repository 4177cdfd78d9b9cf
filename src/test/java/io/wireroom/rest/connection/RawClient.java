package io.wireroom.rest.connection;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.wireroom.rest.PartnerClient;
import io.wireroom.rest.PartneredWireroom;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;

/** A raw connection to the service under test. It does not close the connection by itself. */
public final class RawClient implements AutoCloseable {
    private final Socket socket = new Socket();

    /** Connects with a small receive window, which fills quickly if the test does not read. */
    public RawClient() throws IOException {
        URI base = URI.create(PartnerClient.base());
        socket.setReceiveBufferSize(4_096);
        socket.setSoTimeout(20_000);
        socket.connect(new InetSocketAddress(base.getHost(), base.getPort()));
    }

    /** Sends a request for a path with a partner's key, without reading the response. */
    public static RawClient asking(String path, String partner) throws IOException {
        return new RawClient().send(get(path, partner));
    }

    public static String get(String path, String partner) {
        return "GET " + path + " HTTP/1.1\r\nHost: wireroom\r\nAuthorization: Bearer " + PartneredWireroom.key(partner)
                + "\r\n\r\n";
    }

    public RawClient send(String bytes) throws IOException {
        socket.getOutputStream().write(bytes.getBytes(ISO_8859_1));
        return this;
    }

    /** Reads the next status line. */
    public String status() throws IOException {
        return new BufferedReader(new InputStreamReader(socket.getInputStream(), ISO_8859_1)).readLine();
    }

    /** Reads until the service closes the connection. */
    public String untilClosed() throws IOException {
        StringBuilder text = new StringBuilder();
        byte[] buffer = new byte[1 << 13];
        try {
            for (int read = 0; read >= 0; read = socket.getInputStream().read(buffer)) {
                text.append(new String(buffer, 0, read, ISO_8859_1));
            }
            return text.toString();
        } catch (SocketTimeoutException open) {
            throw new AssertionError("the connection stays open after: " + text, open);
        }
    }

    /** Number of bytes until the service closes or resets the connection. */
    public long countUntilClosed() throws IOException {
        byte[] buffer = new byte[1 << 16];
        long count = 0;
        try {
            for (int read = 0; read >= 0; read = socket.getInputStream().read(buffer)) {
                count += read;
            }
        } catch (SocketException reset) {
            return count;
        }
        return count;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
