package io.wireroom.bench.faults;

import io.wireroom.bench.process.Node;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** What goes wrong in a round, by the seed. At the end of each fault, the process runs again. */
final class Faults {
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(20);

    private final FaultCluster cluster;
    private final Random random;
    private final List<String> done = new ArrayList<>();

    Faults(FaultCluster cluster, Random random) {
        this.cluster = cluster;
        this.random = random;
    }

    List<String> done() {
        return done;
    }

    /** One fault. A broker is awaited at its end: two of three must be there. */
    void one() throws Exception {
        int kind = random.nextInt(13);
        Node pipeline = cluster.pipelines.get(random.nextInt(2));
        Node endpoint = cluster.endpoints.get(random.nextInt(2));
        Node broker = cluster.brokers.get(random.nextInt(3));
        switch (kind) {
            case 0, 1 -> down("kill", pipeline, Node::kill, node -> {});
            case 2 -> pause(pipeline);
            case 3 -> down("restart", pipeline, Node::terminate, node -> {});
            case 4 -> down("kill and delete the state of", pipeline, Node::kill, node -> delete(data(node)));
            case 5 -> down("kill and corrupt the state of", pipeline, Node::kill, node -> corrupt(data(node)));
            case 6 -> down("kill", endpoint, Node::kill, node -> {});
            case 7 -> down("kill and corrupt the archive of", endpoint, Node::kill, node -> corrupt(data(node)));
            case 8 -> down("kill and delete the archive of", endpoint, Node::kill, node -> delete(data(node)));
            case 9 -> {
                down("kill", broker, Node::kill, node -> {});
                Thread.sleep(8_000);
            }
            case 10 -> {
                pause(broker);
                Thread.sleep(5_000);
            }
            case 11, 12 ->
                down("restart and corrupt the state of", pipeline, Node::terminate, node -> corrupt(data(node)));
            default -> throw new IllegalStateException("no such kind");
        }
    }

    private interface Step {
        void take(Node node) throws Exception;
    }

    private void down(String what, Node node, Step end, Step meanwhile) throws Exception {
        Duration away = Duration.ofMillis(random.nextInt(6_000));
        done.add(what + " " + node.name + " for " + away.toMillis() + " ms");
        end.take(node);
        meanwhile.take(node);
        Thread.sleep(away);
        node.start();
    }

    private void pause(Node node) throws Exception {
        Duration away = Duration.ofMillis(random.nextLong(LONGEST_PAUSE.toMillis()));
        done.add("pause " + node.name + " for " + away.toMillis() + " ms");
        node.pause();
        Thread.sleep(away);
        node.resume();
    }

    private static Path data(Node node) {
        return node.folder.resolve("data");
    }

    static void delete(Path folder) throws IOException {
        for (Path file : files(folder, false)) {
            Files.deleteIfExists(file);
        }
    }

    /** Flips bytes in some files. */
    private void corrupt(Path folder) throws IOException {
        List<Path> files = files(folder, true);
        for (int i = 0; i < 5 && !files.isEmpty(); i++) {
            Path file = files.get(random.nextInt(files.size()));
            try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
                for (int flip = 0; flip < 20 && bytes.length() > 0; flip++) {
                    bytes.seek(random.nextLong(bytes.length()));
                    bytes.write(random.nextInt(256));
                }
            }
            done.add("corrupt " + folder.relativize(file));
        }
    }

    private static List<Path> files(Path folder, boolean regular) throws IOException {
        if (!Files.exists(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> !regular || Files.isRegularFile(file))
                    .sorted(Comparator.reverseOrder())
                    .toList();
        }
    }
}
