package io.wireroom.container;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.InspectContainerResponse;
import com.github.dockerjava.api.model.Capability;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Objects;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.startupcheck.StartupCheckStrategy;
import org.testcontainers.containers.wait.strategy.Wait;

/**
 * A container of the image as it is meant to be run: nothing of it can be written to but its volume, without any capability, as a user
 * without a name. It is started once it is ready.
 */
final class Wireroom extends GenericContainer<Wireroom> {
    private static final int PORT = 8080;
    private static final long MEMORY = 1L << 30;
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    Wireroom() {
        super(Engine.wireroom());
        withExposedPorts(PORT);
        withEnv("WIREROOM_READING_OPEN", "true");
        withStartupTimeout(Duration.ofMinutes(2));
        waitingFor(Wait.forHttp("/q/health/ready"));
        withCreateContainerCmdModifier(create -> {
            create.withUser("10001");
            create.getHostConfig()
                    .withReadonlyRootfs(true)
                    .withCapDrop(Capability.ALL)
                    .withMemory(MEMORY);
        });
    }

    /** For a process that is to end by itself: started as soon as it has said something. */
    Wireroom endingByItself() {
        withStartupCheckStrategy(new StartupCheckStrategy() {
            @Override
            public StartupStatus checkStartupState(DockerClient client, String id) {
                return StartupStatus.SUCCESSFUL; // it may have ended
            }
        });
        waitingFor(Wait.forLogMessage("(?s).*", 1));
        return this;
    }

    /** Where the published port is. */
    String url() {
        return "http://" + getHost() + ":" + getMappedPort(PORT);
    }

    /** Where the container itself is, with nothing in between that accepts connections for it. Not reachable from everywhere. */
    String ownUrl() {
        String address = getCurrentContainerInfo().getNetworkSettings().getNetworks().values().stream()
                .findFirst()
                .orElseThrow()
                .getIpAddress();
        return "http://" + address + ":" + PORT;
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return HTTP.send(HttpRequest.newBuilder(URI.create(url() + path)).build(), BodyHandlers.ofString());
    }

    void terminate() {
        getDockerClient().killContainerCmd(getContainerId()).withSignal("TERM").exec();
    }

    /** Waits until the process has ended; returns its exit status. */
    long awaitEnd(Duration longest) throws InterruptedException {
        long end = System.nanoTime() + longest.toNanos();
        while (Boolean.TRUE.equals(state().getRunning())) {
            if (System.nanoTime() > end) {
                throw new AssertionError("still running after " + longest + ":\n" + getLogs());
            }
            Thread.sleep(50);
        }
        return Objects.requireNonNull(state().getExitCodeLong());
    }

    InspectContainerResponse.ContainerState state() {
        return getDockerClient().inspectContainerCmd(getContainerId()).exec().getState();
    }
}
