package io.wireroom.bench.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A process of the cluster, with a folder of its own. */
final class Node {
    final String name;
    final Path folder;
    private final List<String> command;
    private @Nullable Process process;

    Node(String name, Path folder, List<String> command) {
        this.name = name;
        this.folder = folder;
        this.command = List.copyOf(command);
    }

    void start() throws IOException {
        if (isRunning()) {
            return;
        }
        Files.createDirectories(folder);
        process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        folder.resolve("out.log").toFile()))
                .start();
    }

    boolean isRunning() {
        Process running = process;
        return running != null && running.isAlive();
    }

    /** SIGKILL. */
    void kill() throws InterruptedException {
        Process running = process;
        if (running != null) {
            running.destroyForcibly().waitFor();
        }
    }

    /** SIGTERM, and SIGKILL if that is not enough. */
    void terminate() throws InterruptedException {
        Process running = process;
        if (running != null) {
            running.destroy();
            if (!running.waitFor(45, TimeUnit.SECONDS)) {
                kill();
            }
        }
    }

    /** SIGSTOP. */
    void pause() throws IOException, InterruptedException {
        signal("-STOP");
    }

    /** SIGCONT. */
    void resume() throws IOException, InterruptedException {
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
