package io.wireroom.service.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.wireroom.PackagedWireroom;
import io.wireroom.Partners;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Stops one of two endpoints while partners poll, wait and listen at both. */
class DrainIT {
    /** {@code quarkus.shutdown.delay}'s default. */
    private static final Duration DELAY = Duration.ofSeconds(2);

    @TempDir
    private Path folder;

    @Test
    void stoppingAnEndpointFailsNoRequestAndLosesNothing() throws Exception {
        try (PackagedWireroom staying = new PackagedWireroom(folder.resolve("staying")).start();
                PackagedWireroom leaving = endpointOf(staying).start();
                ExecutorService threads = Executors.newCachedThreadPool()) {
            staying.awaitReady();
            leaving.awaitReady();
            Partners partners = new Partners(() -> List.of(leaving.url(""), staying.url("")));
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                running.add(threads.submit(partners::poll));
                running.add(threads.submit(partners::pollByHttp2));
                running.add(threads.submit(partners::wait30));
                running.add(threads.submit(partners::listen));
            }
            running.add(threads.submit(partners::publish));
            Duration took;
            try {
                partners.awaitTold(50);

                leaving.terminate();
                long stopping = System.nanoTime();
                leaving.await("/q/health/ready", 503);
                assertThat(leaving.get("/v1/articles").statusCode()).isEqualTo(200);
                assertThat(leaving.get("/v1/articles").headers().firstValue("Connection"))
                        .hasValue("close");
                leaving.awaitEnd(Duration.ofSeconds(30));
                took = Duration.ofNanos(System.nanoTime() - stopping);
                partners.awaitTold(partners.told() + 50);
            } finally {
                partners.stop(); // else the threads go on, and closing them waits for ever
            }
            for (Future<?> each : running) {
                each.get(60, TimeUnit.SECONDS);
            }

            System.out.printf("stopped in %d ms; %s%n", took.toMillis(), partners);
            assertThat(partners.failures()).isEmpty();
            assertThat(partners.missed()).isEmpty();
            assertThat(took).isBetween(DELAY, DELAY.plusSeconds(10));
            assertThat(leaving.logged()).doesNotContain("ERROR");
        }
    }

    /** Another endpoint of the same feed. */
    private PackagedWireroom endpointOf(PackagedWireroom other) {
        return new PackagedWireroom(folder.resolve("leaving"))
                .with("wireroom.kafka.bootstrap-servers", other.bootstrapServers())
                .with("wireroom.roles", "endpoint")
                .with("wireroom.reading.open", "true");
    }
}
