package io.wireroom.broker;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** Checks and allocates TCP ports on the loopback address. */
final class Ports {
    static final String LOOPBACK = "127.0.0.1";

    private Ports() {}

    /** A port that is currently free. */
    static int free() throws IOException {
        return tryBind(0);
    }

    /**
     * Checks that {@code port} is free, or allocates a free one for 0. Checked before Kafka starts, because Kafka reports a port
     * conflict only after seconds and with long stack traces.
     */
    static int reserve(int port) throws IOException {
        try {
            return tryBind(port);
        } catch (IOException e) {
            throw portInUse(port, e);
        }
    }

    static BrokerException portInUse(int port, Exception cause) {
        return new BrokerException(
                "Port " + port + " on " + LOOPBACK + " is in use: set wireroom.broker.port to another port, or"
                        + " KAFKA_BOOTSTRAP_SERVERS if what listens there is the Kafka to use",
                cause);
    }

    private static int tryBind(int port) throws IOException {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.ofLiteral(LOOPBACK), port));
            return socket.getLocalPort();
        }
    }
}
