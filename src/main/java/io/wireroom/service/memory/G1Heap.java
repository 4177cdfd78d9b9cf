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
 * The heap of this process, if G1 collects it. G1 sizes the heap by the free ratios at the end of a concurrent collection, which
 * it starts periodically if an interval is set (JEP 346).
 */
final class G1Heap {
    private static final Logger LOG = Logger.getLogger(G1Heap.class);
    private static final String CONCURRENT_COLLECTOR = "G1 Concurrent GC";
    private static final String INTERVAL = "G1PeriodicGCInterval";
    private static final String MIN_FREE = "MinHeapFreeRatio";
    private static final String MAX_FREE = "MaxHeapFreeRatio";
    private static final String INTERVAL_MILLIS = "1000";

    /** The first collection finds what is free, mixed collections and the next ones compact it. */
    private static final int COLLECTIONS = 3;

    /** The collector counts the two pauses of each collection, remark and cleanup. */
    private static final int PAUSES = 2 * COLLECTIONS;

    private static final Duration MAX_WAIT = Duration.ofSeconds(20);
    private static final Duration POLL_INTERVAL = Duration.ofMillis(100);

    /** How much of the heap is free after a concurrent collection, in percent. */
    private record FreeRatios(String min, String max) {
        static final FreeRatios RELEASED = new FreeRatios("10", "20");
        static final FreeRatios UNDER_LOAD = new FreeRatios("75", "85");
    }

    private final HotSpotDiagnosticMXBean options;
    private final GarbageCollectorMXBean collector;
    private final FreeRatios defaults;

    private G1Heap(HotSpotDiagnosticMXBean options, GarbageCollectorMXBean collector) {
        this.options = options;
        this.collector = collector;
        this.defaults = current();
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
        String interval = value(INTERVAL);
        try {
            set(FreeRatios.RELEASED);
            options.setVMOption(INTERVAL, INTERVAL_MILLIS);
            awaitCollections();
        } finally {
            options.setVMOption(INTERVAL, interval);
            set(defaults);
        }
        trimNativeHeap();
    }

    /**
     * Sets whether the next concurrent collections leave the heap several times as large as the live data. With the default ratios, the
     * young generation takes so much of what G1 leaves that it starts the next collection at once, and never stops.
     */
    void setHeadroom(boolean underLoad) {
        set(underLoad ? FreeRatios.UNDER_LOAD : defaults);
    }

    /** The order keeps the minimum below the maximum all the time. */
    private void set(FreeRatios ratios) {
        if (ratios.equals(current())) {
            return;
        }
        options.setVMOption(MIN_FREE, "0");
        options.setVMOption(MAX_FREE, ratios.max());
        options.setVMOption(MIN_FREE, ratios.min());
    }

    private FreeRatios current() {
        return new FreeRatios(value(MIN_FREE), value(MAX_FREE));
    }

    private String value(String option) {
        return options.getVMOption(option).getValue();
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
