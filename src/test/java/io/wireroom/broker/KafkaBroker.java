package io.wireroom.broker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * One embedded broker for all tests of this JVM, on a free port and in a temporary folder. Started on first use, stopped at the
 * end.
 *
 * <pre>{@code
 * @ExtendWith(KafkaBroker.class)
 * class IngestProducerIT {
 *     IngestProducerIT(KafkaBroker.Running kafka) { … kafka.topic("articles.ingest", 4) … }
 * }
 * }</pre>
 */
public final class KafkaBroker implements ParameterResolver {

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Running.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return Shared.RUNNING;
    }

    /** Of the JVM and not of JUnit's run, because each class may be a run of its own. */
    private static final class Shared {
        static final Running RUNNING = new Running();

        static {
            Runtime.getRuntime().addShutdownHook(new Thread(RUNNING::close));
        }
    }

    /** The running broker with helper methods. Every topic name is used once, which isolates tests from each other. */
    public static final class Running implements AutoCloseable {
        private final Path folder;
        private final EmbeddedKafka kafka;
        private final Admin admin;

        Running() {
            try {
                folder = Files.createTempDirectory("wireroom-kafka");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            kafka = EmbeddedKafka.start(folder, 0);
            admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()));
        }

        public String bootstrapServers() {
            return kafka.bootstrapServers();
        }

        public Admin admin() {
            return admin;
        }

        /** A unique name. */
        public String unusedName(String prefix) {
            return prefix + "." + UUID.randomUUID();
        }

        /** Creates a topic with a unique name that begins with {@code prefix}, and returns the name. */
        public String topic(String prefix, int partitions) {
            return topic(prefix, partitions, Map.of());
        }

        public String topic(String prefix, int partitions, Map<String, String> configs) {
            String name = unusedName(prefix);
            create(name, partitions, configs);
            return name;
        }

        public void create(String name, int partitions, Map<String, String> configs) {
            NewTopic topic = new NewTopic(name, Optional.of(partitions), Optional.empty()).configs(configs);
            await(admin.createTopics(List.of(topic)).all());
            while (!await(admin.listTopics().names()).contains(name)) {
                Thread.onSpinWait(); // the controller has a new topic slightly before the broker
            }
        }

        /** Client settings: {@code bootstrap.servers} and the given ones. */
        public Map<String, Object> client(Map<String, Object> more) {
            Map<String, Object> all = new HashMap<>(more);
            all.put("bootstrap.servers", bootstrapServers());
            return all;
        }

        public KafkaProducer<byte[], byte[]> producer(Map<String, Object> more) {
            return new KafkaProducer<>(client(more), new ByteArraySerializer(), new ByteArraySerializer());
        }

        /** The result of a future; throws its failure. */
        public static <T> T await(Future<T> future) {
            try {
                return future.get();
            } catch (ExecutionException e) {
                throw new IllegalStateException(e.getCause());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }

        @Override
        public void close() {
            admin.close();
            kafka.close();
            try (var files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
