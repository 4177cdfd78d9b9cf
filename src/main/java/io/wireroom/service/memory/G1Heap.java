package io.wireroom.service.memory;

import com.sun.management.HotSpotDiagnosticMXBean;
import com.sun.management.VMOption;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.jboss.logging.Logger;

/**
 * The heap of this process, if G1 collects it. G1 shrinks the heap at the end of a concurrent collection, which it starts
 * periodically if an interval is set (JEP 346).
 */
final class G1Heap {
    private static final Logger LOG = Logger.getLogger(G1Heap.class);
    private static final String CONCURRENT_COLLECTOR = "G1 Concurrent GC";
    private static final String INTERVAL = "G1PeriodicGCInterval";
    private static final String MIN_FREE = "MinHeapFreeRatio";
    private static final String MAX_FREE = "MaxHeapFreeRatio";
    private static final String INTERVAL_MILLIS = "1000";
    private static final String MIN_FREE_PERCENT = "10";
    private static final String MAX_FREE_PERCENT = "20";

    /** The first collection finds what is free, mixed collections and the next ones compact it. */
    private static final int COLLECTIONS = 3;

    /** The collector counts the two pauses of each collection, remark and cleanup. */
    private static final int PAUSES = 2 * COLLECTIONS;

    private static final Duration MAX_WAIT = Duration.ofSeconds(20);
    private static final Duration POLL_INTERVAL = Duration.ofMillis(100);

    private final HotSpotDiagnosticMXBean options;
    private final GarbageCollectorMXBean collector;

    private G1Heap(HotSpotDiagnosticMXBean options, GarbageCollectorMXBean collector) {
        this.options = options;
        this.collector = collector;
    }

    /** Empty if another collector is used, or if the operator has set one of the options. */
    static Optional<G1Heap> ofThisProcess() {
        HotSpotDiagnosticMXBean options = ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
        return ManagementFactory.getGarbageCollectorMXBeans().stream()
                .filter(collector -> collector.getName().equals(CONCURRENT_COLLECTOR))
                .filter(_ -> options != null
                        && List.of(INTERVAL, MIN_FREE, MAX_FREE).stream().allMatch(name -> isDefault(options, name)))
                .findFirst()
                .map(collector -> new G1Heap(options, collector));
    }

    private static boolean isDefault(HotSpotDiagnosticMXBean options, String name) {
        VMOption option = options.getVMOption(name);
        return option.isWriteable() && option.getOrigin() == VMOption.Origin.DEFAULT;
    }

    /** Memory that the heap takes, in bytes. */
    long committed() {
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getCommitted();
    }

    /**
     * Collects concurrently, and returns what is then free to the operating system, of the heap and of the C library. The pauses
     * are those of usual collections. Takes a few seconds.
     */
    void release() throws InterruptedException {
        String interval = options.getVMOption(INTERVAL).getValue();
        String minFree = options.getVMOption(MIN_FREE).getValue();
        String maxFree = options.getVMOption(MAX_FREE).getValue();
        try {
            options.setVMOption(MIN_FREE, MIN_FREE_PERCENT);
            options.setVMOption(MAX_FREE, MAX_FREE_PERCENT);
            options.setVMOption(INTERVAL, INTERVAL_MILLIS);
            awaitCollections();
        } finally {
            options.setVMOption(INTERVAL, interval);
            options.setVMOption(MAX_FREE, maxFree);
            options.setVMOption(MIN_FREE, minFree);
        }
        trimNativeHeap();
    }

    private void awaitCollections() throws InterruptedException {
        long last = pauses() + PAUSES;
        long deadline = System.nanoTime() + MAX_WAIT.toNanos();
        while (pauses() < last && System.nanoTime() < deadline) {
            Thread.sleep(POLL_INTERVAL);
        }
    }

    private long pauses() {
        return collector.getCollectionCount();
    }

    /** Only the GNU C library can do so; elsewhere the operation is missing. */
    private static void trimNativeHeap() {
        MBeanServer server = ManagementFactory.getPlatformMBeanServer();
        try {
            server.invoke(
                    new ObjectName("com.sun.management:type=DiagnosticCommand"), "systemTrimNativeHeap", null, null);
        } catch (JMException e) {
            LOG.debugf("The C library's free memory is not released: %s", e.toString());
        }
    }
}
