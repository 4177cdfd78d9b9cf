package io.wireroom.bench.faults;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The connections within the cluster: a link from each service to each broker, and two in front of each broker that the other brokers use, for
 * replication and for the metadata quorum.
 */
final class Network implements AutoCloseable {
    private final List<List<Link>> fromServices = new ArrayList<>();
    private final List<Link> replication = new ArrayList<>();
    private final List<Link> quorum = new ArrayList<>();

    /** @param brokers the ports on which each broker listens */
    Network(List<BrokerPorts> brokers, int services) throws IOException {
        for (BrokerPorts ports : brokers) {
            replication.add(new Link(ports.replication()));
            quorum.add(new Link(ports.quorum()));
        }
        for (int service = 0; service < services; service++) {
            List<Link> links = new ArrayList<>();
            for (BrokerPorts ports : brokers) {
                links.add(new Link(ports.services().get(service)));
            }
            fromServices.add(links);
        }
    }

    /** The bootstrap servers of a service. */
    String bootstrap(int service) {
        return fromServices.get(service).stream()
                .map(link -> "127.0.0.1:" + link.port())
                .collect(Collectors.joining(","));
    }

    /** The {@code controller.quorum.voters} of each broker. */
    String voters() {
        return IntStream.range(0, quorum.size())
                .mapToObj(broker ->
                        (broker + 1) + "@127.0.0.1:" + quorum.get(broker).port())
                .collect(Collectors.joining(","));
    }

    /** The {@code advertised.listeners} of a broker, but for the one of the bench itself. */
    String advertised(int broker) {
        String services = IntStream.range(0, fromServices.size())
                .mapToObj(service -> ",SERVICE" + service + "://127.0.0.1:"
                        + fromServices.get(service).get(broker).port())
                .collect(Collectors.joining());
        return "REPLICATION://127.0.0.1:" + replication.get(broker).port() + services;
    }

    /** All connections of a service. */
    List<Link> ofService(int service) {
        return fromServices.get(service);
    }

    /** The connections of the other brokers to this one. It can reach them, and services can reach it. */
    List<Link> toBroker(int broker) {
        return List.of(replication.get(broker), quorum.get(broker));
    }

    @Override
    public void close() throws IOException {
        for (Link link : replication) {
            link.close();
        }
        for (Link link : quorum) {
            link.close();
        }
        for (List<Link> links : fromServices) {
            for (Link link : links) {
                link.close();
            }
        }
    }
}
