package io.wireroom.bench.faults;

import io.wireroom.PackagedWireroom;
import io.wireroom.bench.process.Listeners;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The ports on which a broker listens.
 *
 * @param bench for the bench itself, whose connections are never cut
 * @param services one for each service
 */
record BrokerPorts(int bench, int replication, int quorum, List<Integer> services) {
    static BrokerPorts free(int services) {
        List<Integer> each = IntStream.range(0, services)
                .mapToObj(_ -> PackagedWireroom.freePort())
                .toList();
        return new BrokerPorts(
                PackagedWireroom.freePort(), PackagedWireroom.freePort(), PackagedWireroom.freePort(), each);
    }

    /** @param behindLinks advertised listeners whose connections can be cut */
    Listeners listeners(String behindLinks) {
        String client = "127.0.0.1:" + bench;
        return new Listeners(client, listeners(), "BENCH://" + client + "," + behindLinks, protocols(), "REPLICATION");
    }

    private String listeners() {
        StringBuilder all = new StringBuilder("BENCH://127.0.0.1:" + bench + ",REPLICATION://127.0.0.1:" + replication
                + ",CONTROLLER://127.0.0.1:" + quorum);
        for (int service = 0; service < services.size(); service++) {
            all.append(",SERVICE").append(service).append("://127.0.0.1:").append(services.get(service));
        }
        return all.toString();
    }

    private String protocols() {
        StringBuilder all = new StringBuilder("BENCH:PLAINTEXT,REPLICATION:PLAINTEXT,CONTROLLER:PLAINTEXT");
        for (int service = 0; service < services.size(); service++) {
            all.append(",SERVICE").append(service).append(":PLAINTEXT");
        }
        return all.toString();
    }
}
