package io.wireroom.bench.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A process of a benchmark, with a folder of its own. */
public final class Node {
    public final String name;
    public final Path folder;
    private final List<String> command;
    private @Nullable Process process;
    private boolean retired;

    public Node(String name, Path folder, List<String> command) {
        this.name = name;
        this.folder = folder;
        this.command = List.copyOf(command);
    }

    /** The beginning of a command that runs Java. */
    public static List<String> java(String heap) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + heap,
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED");
    }

    /** Where a service keeps its data. */
    public Path data() {
        return folder.resolve("data");
    }

    public void start() throws IOException {
        start(Map.of());
    }

    /** @param environment further variables */
    public synchronized void start(Map<String, String> environment) throws IOException {
        if (retired || isRunning()) {
            return;
        }
        Files.createDirectories(folder);
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        folder.resolve("out.log").toFile()));
        builder.environment().putAll(environment);
        process = builder.start();
    }

    public boolean isRunning() {
        Process running = process;
        return running != null && running.isAlive();
    }

    /** SIGKILL. */
    public void kill() throws InterruptedException {
        Process running = process;
        if (running != null) {
            running.destroyForcibly().waitFor();
        }
    }

    /** SIGKILL; it does not start again, whoever wants it to. */
    public synchronized void retire() throws InterruptedException {
        retired = true;
        kill();
    }

    /** SIGTERM, and SIGKILL if that is not enough. */
    public void terminate() throws InterruptedException {
        Process running = process;
        if (running != null) {
            running.destroy();
            if (!running.waitFor(45, TimeUnit.SECONDS)) {
                kill();
            }
        }
    }

    /** SIGSTOP. */
    public void pause() throws IOException, InterruptedException {
        signal("-STOP");
    }

    /** SIGCONT. */
    public void resume() throws IOException, InterruptedException {
        signal("-CONT");
    }

    private void signal(String signal) throws IOException, InterruptedException {
        Process running = process;
        if (running != null && running.isAlive()) {
            new ProcessBuilder("kill", signal, Long.toString(running.pid()))
                    .start()
                    .waitFor();
        }
    }
}
