package io.wireroom.container;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.NotFoundException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.Network;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.utility.DockerImageName;

/**
 * What container tests need, by the names under which their users have it; {@code -Dimage.wireroom=} and {@code -Dimage.kafka=} give
 * others. Skips the test where there is no Docker engine, or where an image is missing. While images are being built, {@code
 * -Dimage.status=} names the file that says when that is over.
 */
final class Engine {
    static final String WIREROOM = System.getProperty("image.wireroom", "wireroom:dev");
    static final String KAFKA = System.getProperty("image.kafka", "apache/kafka:4.1.1");

    private static final String HINT = "; docker/build-local makes all images, and names them";

    private Engine() {}

    /** @return the name of the image, which is there */
    static String wireroom() {
        return available(WIREROOM);
    }

    /** A started Kafka, which containers in the network know as {@code kafka:19092}. */
    static KafkaContainer kafka(Network network) {
        KafkaContainer kafka = new KafkaContainer(
                        DockerImageName.parse(available(KAFKA)).asCompatibleSubstituteFor("apache/kafka"))
                .withNetwork(network)
                .withListener("kafka:19092")
                .waitingFor(Wait.forListeningPorts(9092)); // not every image logs what it does
        kafka.start();
        return kafka;
    }

    /** The engine itself. */
    static DockerClient docker() {
        DockerClientFactory engine = DockerClientFactory.instance();
        assumeTrue(engine.isDockerAvailable(), "skipped: no Docker engine answers on this machine");
        return engine.client();
    }

    private static String available(String image) {
        awaitBuild();
        assumeTrue(isThere(image), () -> "skipped: there is no image " + image + HINT);
        return image;
    }

    private static void awaitBuild() {
        String status = System.getProperty("image.status");
        try {
            for (int i = 0; status != null && !Files.exists(Path.of(status)) && i < 6_000; i++) {
                Thread.sleep(100);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean isThere(String image) {
        try {
            docker().inspectImageCmd(image).exec();
            return true;
        } catch (NotFoundException e) {
            return false;
        }
    }
}
