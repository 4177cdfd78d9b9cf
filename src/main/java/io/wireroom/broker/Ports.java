package io.wireroom.broker;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** Ports on this machine's loopback address. */
final class Ports {
    static final String LOOPBACK = "127.0.0.1";

    private Ports() {}

    /** Any port that is free now. */
    static int free() throws IOException {
        return tryBind(0);
    }

    /**
     * The port itself, or any free one for 0. Asked before Kafka is, because Kafka finds out only after seconds and with
     * pages of stack traces.
     */
    static int claim(int port) throws IOException {
        try {
            return tryBind(port);
        } catch (IOException e) {
            throw taken(port, e);
        }
    }

    static BrokerException taken(int port, Exception cause) {
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
