package io.wireroom.bench.process;

/**
 * Where a broker listens, as values of Kafka's settings.
 *
 * @param client address for the benchmark's own clients
 * @param listeners the setting {@code listeners}, with one that is named CONTROLLER
 * @param advertised the setting {@code advertised.listeners}
 * @param protocols the setting {@code listener.security.protocol.map}
 * @param interBroker name of the listener that the other brokers use
 */
public record Listeners(String client, String listeners, String advertised, String protocols, String interBroker) {

    /** One for clients and brokers, and one for controllers. */
    static Listeners plain(int clients, int controllers) {
        String client = "127.0.0.1:" + clients;
        return new Listeners(
                client,
                "PLAINTEXT://" + client + ",CONTROLLER://127.0.0.1:" + controllers,
                "PLAINTEXT://" + client,
                "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT",
                "PLAINTEXT");
    }
}
