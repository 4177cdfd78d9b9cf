package io.wireroom.service.memory;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** In processes of their own, whose heap nothing else uses. */
class G1HeapTest {
    private static final int BURST_MEGABYTES = 500;
    private static final int LIVE_MEGABYTES = 100;
    private static final int BLOCK_BYTES = 100_000;
    private static final String HEADROOM = "headroom";

    /** What a process prints after a burst, in MB, and whether its options are as before. */
    record Burst(long before, long after, boolean restored) {
        static Burst parse(String line) {
            String[] parts = line.strip().split(" ", -1);
            return new Burst(Long.parseLong(parts[0]), Long.parseLong(parts[1]), Boolean.parseBoolean(parts[2]));
        }
    }

    @Test
    void returnsTheHeapOfABurstAndRestoresTheOptions() throws Exception {
        Burst burst = Burst.parse(run("-XX:+UseG1GC"));

        assertThat(burst.before()).isGreaterThan(BURST_MEGABYTES);
        assertThat(burst.after()).isLessThan(BURST_MEGABYTES / 5);
        assertThat(burst.restored()).isTrue();
    }

    @Test
    void leavesRoomUnderLoadAndReleasesIt() throws Exception {
        String[] sizes = run("-XX:+UseG1GC", "-XX:+ExplicitGCInvokesConcurrent", "-D" + HEADROOM + "=true")
                .strip()
                .split(" ", -1);
        long live = Long.parseLong(sizes[0]);

        assertThat(Long.parseLong(sizes[1])).isGreaterThanOrEqualTo(4 * live);
        assertThat(Long.parseLong(sizes[2])).isLessThan(2 * live);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-XX:+UseSerialGC",
                "-XX:+UseG1GC -XX:MaxHeapFreeRatio=60",
                "-XX:+UseG1GC -XX:MinHeapFreeRatio=30",
                "-XX:+UseG1GC -XX:G1PeriodicGCInterval=60000"
            })
    void leavesOtherCollectorsAndTheOperatorsOptionsAlone(String flags) throws Exception {
        assertThat(run(flags.split(" ", -1)).strip()).isEqualTo("none");
    }

    private static String run(String... flags) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Xmx1g");
        command.addAll(List.of(flags));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), G1HeapTest.class.getName()));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try {
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
            return output;
        } finally {
            process.destroyForcibly();
        }
    }

    /** Runs in the process. */
    public static void main(String[] arguments) throws InterruptedException {
        Optional<G1Heap> heap = G1Heap.ofThisProcess();
        if (heap.isEmpty()) {
            System.out.println("none");
            return;
        }
        if (Boolean.getBoolean(HEADROOM)) {
            printSizes(heap.get());
            return;
        }
        String options = options();
        allocate(BURST_MEGABYTES);
        long before = heap.get().committed();
        heap.get().release();
        System.out.println((before >> 20) + " " + (heap.get().committed() >> 20) + " " + options.equals(options()));
    }

    /** The live data, and the size of the heap after a concurrent collection under load and after a release, in MB. */
    private static void printSizes(G1Heap heap) throws InterruptedException {
        List<byte[]> live = allocate(LIVE_MEGABYTES);
        heap.setHeadroom(true);
        System.gc();
        long underLoad = heap.committed();
        heap.release();
        long released = heap.committed();
        System.out.println(
                (((long) live.size() * BLOCK_BYTES) >> 20) + " " + (underLoad >> 20) + " " + (released >> 20));
    }

    private static List<byte[]> allocate(int megabytes) {
        List<byte[]> blocks = new ArrayList<>();
        for (long bytes = 0; bytes < (long) megabytes << 20; bytes += BLOCK_BYTES) {
            blocks.add(new byte[BLOCK_BYTES]);
        }
        System.err.printf("%d blocks%n", blocks.size());
        return blocks;
    }

    private static String options() {
        HotSpotDiagnosticMXBean options = ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
        return options.getVMOption("G1PeriodicGCInterval").getValue()
                + options.getVMOption("MinHeapFreeRatio").getValue()
                + options.getVMOption("MaxHeapFreeRatio").getValue();
    }
}
