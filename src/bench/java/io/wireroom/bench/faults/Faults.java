package io.wireroom.bench.faults;

import io.wireroom.bench.process.Node;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** What goes wrong in a round, by the seed. At the end of each fault, the process runs again. */
final class Faults {
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(20);
    private static final Duration LONGEST_RESTART = Duration.ofSeconds(6);
    private static final Duration LEAST_CLOCK = Duration.ofSeconds(2);
    private static final Duration FURTHEST_CLOCK = Duration.ofSeconds(90);

    private final FaultCluster cluster;
    private final Random random;
    private final Corruption corruption;
    private final List<Fault> all = new ArrayList<>();
    private final List<String> done = new ArrayList<>();

    @FunctionalInterface
    private interface Fault {
        void happen() throws Exception;
    }

    @FunctionalInterface
    private interface Step {
        void take(Node node) throws Exception;
    }

    Faults(FaultCluster cluster, Random random) {
        this.cluster = cluster;
        this.random = random;
        this.corruption = new Corruption(random, done);
        Node pipeline = cluster.pipelines.get(random.nextInt(2));
        Node endpoint = cluster.endpoints.get(random.nextInt(2));
        Node broker = cluster.brokers.get(random.nextInt(3));
        ofProcesses(pipeline, endpoint, broker);
        ofConnections(pipeline, endpoint, broker);
        List.of(pipeline, endpoint, broker)
                .forEach(node -> Optional.ofNullable(cluster.disks.get(node))
                        .ifPresent(disk -> all.add(() -> full(node, disk))));
        Clock.find().ifPresent(clock -> ofClocks(clock, pipeline, endpoint));
    }

    /** What this machine can't do, for the report; empty if it can do everything. */
    static String missing(FaultCluster cluster) {
        return (cluster.disks.isEmpty() ? "no full disks, which need root; " : "")
                + (Clock.find().isEmpty() ? "no wrong clocks, which need libfaketime; " : "");
    }

    List<String> done() {
        return done;
    }

    void one() throws Exception {
        all.get(random.nextInt(all.size())).happen();
    }

    private void ofProcesses(Node pipeline, Node endpoint, Node broker) {
        all.add(() -> down("kill", pipeline, Node::kill, node -> {}));
        all.add(() -> down("restart", pipeline, Node::terminate, node -> {}));
        all.add(() ->
                down("kill and delete the state of", pipeline, Node::kill, node -> Corruption.delete(node.data())));
        all.add(() -> down("kill and corrupt the state of", pipeline, Node::kill, node -> corruption.of(node.data())));
        all.add(() -> down(
                "restart and corrupt the state of", pipeline, Node::terminate, node -> corruption.of(node.data())));
        all.add(() -> pause(pipeline));
        all.add(() -> down("kill", endpoint, Node::kill, node -> {}));
        all.add(() ->
                down("kill and delete the archive of", endpoint, Node::kill, node -> Corruption.delete(node.data())));
        all.add(() ->
                down("kill and corrupt the archive of", endpoint, Node::kill, node -> corruption.of(node.data())));
        all.add(() -> {
            down("kill", broker, Node::kill, node -> {});
            awaitReplicas();
        });
        all.add(() -> {
            pause(broker);
            awaitReplicas();
        });
    }

    private void ofConnections(Node pipeline, Node endpoint, Node broker) {
        all.add(() -> cut("cut off", pipeline, cluster.links(pipeline)));
        all.add(() -> cut(
                "cut off from one broker",
                pipeline,
                List.of(cluster.links(pipeline).get(random.nextInt(3)))));
        all.add(() -> cut("cut off", endpoint, cluster.links(endpoint)));
        all.add(() -> {
            cut("cut off from the other brokers", broker, cluster.links(broker));
            awaitReplicas();
        });
    }

    /** Ahead or behind, by more than the tolerance of a pipeline. The brokers' clocks are right. */
    private void ofClocks(Clock clock, Node pipeline, Node endpoint) {
        for (Node node : List.of(pipeline, endpoint)) {
            all.add(() -> wrongClock(clock, node, wrong()));
            all.add(() -> wrongClock(clock, node, wrong().negated()));
        }
    }

    private Duration wrong() {
        return LEAST_CLOCK.plus(upTo(FURTHEST_CLOCK));
    }

    /** Two of three brokers must be there for the next fault. */
    private static void awaitReplicas() throws InterruptedException {
        Thread.sleep(8_000);
    }

    private Duration upTo(Duration longest) {
        return Duration.ofMillis(random.nextLong(longest.toMillis()));
    }

    private void down(String what, Node node, Step end, Step meanwhile) throws Exception {
        Duration away = upTo(LONGEST_RESTART);
        done.add(what + " " + node.name + " for " + away.toMillis() + " ms");
        end.take(node);
        meanwhile.take(node);
        Thread.sleep(away);
        node.start();
    }

    private void pause(Node node) throws Exception {
        Duration away = upTo(LONGEST_PAUSE);
        done.add("pause " + node.name + " for " + away.toMillis() + " ms");
        node.pause();
        Thread.sleep(away);
        node.resume();
    }

    private void cut(String what, Node node, List<Link> links) throws InterruptedException {
        Duration away = upTo(LONGEST_PAUSE);
        done.add(node.name + " " + what + " for " + away.toMillis() + " ms");
        links.forEach(Link::cut);
        Thread.sleep(away);
        links.forEach(Link::restore);
    }

    /** A process that ends is started again, as Kubernetes does. */
    private void full(Node node, Disk disk) throws Exception {
        Duration away = upTo(LONGEST_PAUSE);
        done.add("disk of " + node.name + " full for " + away.toMillis() + " ms");
        disk.fill();
        Thread.sleep(away);
        disk.free();
        if (!node.isRunning()) {
            done.add(node.name + " had ended");
            node.start();
        }
        awaitReplicas();
    }

    private void wrongClock(Clock clock, Node node, Duration by) throws IOException, InterruptedException {
        done.add("clock of " + node.name + " off by " + by.toSeconds() + " s");
        node.terminate();
        node.start(clock.off(by));
        Thread.sleep(LONGEST_PAUSE);
        node.terminate();
        node.start();
    }
}
