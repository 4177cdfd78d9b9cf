package io.wireroom.service.memory;

import com.sun.management.OperatingSystemMXBean;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.wireroom.config.WireroomConfig;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Releases memory while the service is idle, and gives the collector room while it is not. The JVM keeps the heap of a burst
 * until a concurrent collection, which an idle service hardly ever needs.
 */
@Singleton
final class IdleMemory {
    private static final Logger LOG = Logger.getLogger(IdleMemory.class);
    private static final Duration CHECK_INTERVAL = Duration.ofSeconds(10);

    private final boolean enabled;
    private final OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    private volatile @Nullable Thread watcher;

    IdleMemory(WireroomConfig config) {
        this.enabled = config.memory().releaseWhenIdle();
    }

    void start(@Observes StartupEvent event) {
        Optional<G1Heap> heap = enabled ? G1Heap.ofThisProcess() : Optional.empty();
        watcher = heap.map(found ->
                        Thread.ofPlatform().name("idle-memory").daemon().start(() -> watch(found)))
                .orElse(null);
    }

    void stop(@Observes ShutdownEvent event) {
        Thread started = watcher;
        if (started != null) {
            started.interrupt();
        }
    }

    private void watch(G1Heap heap) {
        IdlePolicy policy = new IdlePolicy();
        long usedBefore = system.getProcessCpuTime();
        long checkedAt = System.nanoTime();
        try {
            while (true) {
                Thread.sleep(CHECK_INTERVAL);
                long used = system.getProcessCpuTime();
                long now = System.nanoTime();
                policy.check((double) (used - usedBefore) / (now - checkedAt));
                heap.setHeadroom(!policy.isIdle());
                if (policy.shouldRelease(heap.committed())) {
                    heap.release();
                    policy.released(heap.committed());
                }
                usedBefore = system.getProcessCpuTime();
                checkedAt = System.nanoTime();
            }
        } catch (InterruptedException e) {
            LOG.debug("Memory is no longer released: the service stops");
        } catch (RuntimeException e) {
            LOG.warnf("Memory is no longer released while the service is idle: %s", e.toString());
        } finally {
            heap.setHeadroom(false);
        }
    }
}
