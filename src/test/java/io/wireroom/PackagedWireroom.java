package io.wireroom;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The packaged service in a process of its own, on free ports, with its data in a folder that survives it. Skips the test where
 * the package is not built.
 *
 * <pre>{@code
 * try (PackagedWireroom service = new PackagedWireroom(folder).with("wireroom.logs", "json").start()) {
 *     service.awaitReady();
 * }
 * }</pre>
 */
public final class PackagedWireroom implements AutoCloseable {
    /** A test ends before the second compiler is worth its time. */
    public static final String ONE_COMPILER = "-XX:TieredStopAtLevel=1";

    private static final Duration TIMEOUT = Duration.ofMinutes(3);
    private static final int FIRST_PORT = 12_000;
    private static final int PORTS = 20_000;
    /** Test processes that run at the same time begin at different places. */
    private static final AtomicInteger NEXT_PORT =
            new AtomicInteger(ThreadLocalRandom.current().nextInt(PORTS));

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final Path folder;
    private final int httpPort = freePort();
    private final int kafkaPort = freePort();
    private final Map<String, String> settings = new LinkedHashMap<>();

    private List<String> javaFlags = List.of("-Xmx512m", ONE_COMPILER);

    private @Nullable Process process;

    public PackagedWireroom(Path folder) {
        this.folder = folder;
        with("quarkus.http.port", "" + httpPort);
        with("wireroom.broker.port", "" + kafkaPort);
        with("wireroom.data", folder.resolve("data").toString());
    }

    public PackagedWireroom with(String setting, String value) {
        settings.put(setting, value);
        return this;
    }

    /** With other flags of the JVM than the tests' own. */
    public PackagedWireroom withJavaFlags(String... flags) {
        javaFlags = List.of(flags);
        return this;
    }

    public PackagedWireroom start() throws IOException {
        String jar = System.getProperty("packaged.jar", "target/quarkus-app/quarkus-run.jar");
        assumeTrue(Files.exists(Path.of(jar)), () -> "skipped: the package is not built: " + jar);
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(javaFlags);
        settings.forEach((name, value) -> command.add("-D" + name + "=" + value));
        command.addAll(List.of("-jar", jar));
        Files.createDirectories(folder);
        process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()))
                .start();
        return this;
    }

    /** Waits until it is ready; returns how long that took, in milliseconds. */
    public long awaitReady() throws InterruptedException, IOException {
        return awaitReady(TIMEOUT);
    }

    /** Waits until it is ready, at most this long; returns how long that took, in milliseconds. */
    public long awaitReady(Duration longest) throws InterruptedException, IOException {
        return await("/q/health/ready", 200, longest);
    }

    /** Waits until a path is answered by a status; returns how long that took, in milliseconds. */
    public long await(String path, int status) throws InterruptedException, IOException {
        return await(path, status, TIMEOUT);
    }

    private long await(String path, int status, Duration longest) throws InterruptedException, IOException {
        long start = System.nanoTime();
        while (status(path) != status) {
            if (System.nanoTime() - start > longest.toNanos()) {
                throw new AssertionError(path + " is not " + status + ":\n" + logged());
            }
            Thread.sleep(20);
        }
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
    }

    private int status(String path) throws InterruptedException {
        try {
            return get(path).statusCode();
        } catch (IOException notListening) {
            return 0;
        }
    }

    public HttpResponse<String> get(String path, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(url(path))).timeout(Duration.ofSeconds(40));
        return HTTP.send((headers.length == 0 ? request : request.headers(headers)).build(), BodyHandlers.ofString());
    }

    public HttpResponse<String> post(String path, String body, String... headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url(path)))
                .timeout(Duration.ofSeconds(40))
                .POST(BodyPublishers.ofString(body));
        return HTTP.send((headers.length == 0 ? request : request.headers(headers)).build(), BodyHandlers.ofString());
    }

    public String url(String path) {
        return "http://127.0.0.1:" + httpPort + path;
    }

    public int httpPort() {
        return httpPort;
    }

    /** Of the embedded broker, where there is one. */
    public String bootstrapServers() {
        return "127.0.0.1:" + kafkaPort;
    }

    /** Where its output goes. */
    public Path log() {
        return folder.resolve("service.log");
    }

    public String logged() throws IOException {
        return Files.readString(log(), UTF_8);
    }

    /** SIGTERM; returns at once. */
    public void terminate() {
        running().destroy();
    }

    public long pid() {
        return running().pid();
    }

    /** Waits until it has ended; returns its exit status. */
    public int awaitEnd(Duration longest) throws InterruptedException {
        if (!running().waitFor(longest.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new AssertionError("still running after " + longest);
        }
        return running().exitValue();
    }

    /** SIGKILL, if it runs. */
    public void kill() throws InterruptedException {
        Process running = process;
        if (running != null) {
            running.destroyForcibly().waitFor();
        }
    }

    private Process running() {
        if (process == null) {
            throw new IllegalStateException("not started");
        }
        return process;
    }

    @Override
    public void close() {
        try {
            kill();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * A port on which nobody listens. It is below those that connections are given, so that it stays free until it is used, and while
     * its process is started again; each call returns another one.
     */
    public static int freePort() {
        int port = nextPort();
        while (!isFree(port)) {
            port = nextPort();
        }
        return port;
    }

    private static int nextPort() {
        return FIRST_PORT + Math.floorMod(NEXT_PORT.getAndIncrement(), PORTS);
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(port)); // on every address: containers publish ports on all
            return true;
        } catch (BindException taken) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
