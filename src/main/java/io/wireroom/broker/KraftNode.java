package io.wireroom.broker;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.BindException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.jspecify.annotations.Nullable;

/** Formats, starts and stops Kafka's server. The only class that references Kafka's server classes. */
final class KraftNode {
    private final KafkaRaftServer server;

    private KraftNode(KafkaRaftServer server) {
        this.server = server;
    }

    static KraftNode start(Path folder, int port) throws IOException {
        format(folder);
        var settings = NodeSettings.of(folder, port, Ports.free());
        var server = new KafkaRaftServer(KafkaConfig.fromProps(settings, false), Time.SYSTEM);
        var node = new KraftNode(server);
        try {
            server.startup();
        } catch (RuntimeException e) {
            node.stop();
            throw isBindFailure(e) ? Ports.portInUse(port, e) : e;
        }
        return node;
    }

    void stop() {
        server.shutdown();
        server.awaitShutdown();
    }

    /** Formats the folder once. Kafka writes {@code meta.properties} last and atomically, so its presence marks completion. */
    private static void format(Path folder) throws IOException {
        if (Files.exists(folder.resolve("meta.properties"))) {
            return;
        }
        try (var silent = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8)) {
            new Formatter()
                    .setPrintStream(silent)
                    .setClusterId(Uuid.randomUuid().toString())
                    .setNodeId(NodeSettings.NODE)
                    .setControllerListenerName(NodeSettings.CONTROLLER)
                    .setMetadataLogDirectory(folder.toString())
                    .addDirectory(folder.toString())
                    .setIgnoreFormatted(true)
                    .run();
        } catch (IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IOException(e);
        }
    }

    private static boolean isBindFailure(@Nullable Throwable failure) {
        return failure != null && (failure instanceof BindException || isBindFailure(failure.getCause()));
    }
}
