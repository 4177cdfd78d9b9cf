package io.wireroom.rest.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.wireroom.archive.PartitionOffsets;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LatestGenerationTest {
    private final LatestGeneration latest = new LatestGeneration();

    @Test
    void aNewerStateReplacesTheGeneration() {
        ResponseGeneration first = of(1);
        ResponseGeneration second = of(2);
        assertThat(second).isNotSameAs(first);
        assertThat(latest.get()).isSameAs(second);
    }

    @Test
    void theSameStateKeepsIt() {
        assertThat(of(1)).isSameAs(of(1));
    }

    /** A slow request may end when the archive has changed. */
    @Test
    void anEarlierStateDoesNotReplaceIt() {
        ResponseGeneration current = of(2);
        assertThat(latest.of("log", PartitionOffsets.of(1), _ -> false)).isNull();
        assertThat(latest.get()).isSameAs(current);
    }

    /** A change may come while a request waits for its turn. */
    @Test
    void aStateThatWasReplacedMeanwhileDoesNotReturn() {
        AtomicInteger calls = new AtomicInteger();
        assertThat(latest.of("log", PartitionOffsets.of(1), _ -> {
                    of(2);
                    return calls.getAndIncrement() == 0;
                }))
                .isNull();
        assertThat(calls).hasValue(2);
        assertThat(latest.get()).isSameAs(of(2));
    }

    @Test
    void concurrentRequestsShareOne() throws Exception {
        int threads = 8;
        CyclicBarrier start = new CyclicBarrier(threads);
        try (ExecutorService executor = Executors.newFixedThreadPool(threads)) {
            for (int state = 1; state <= 500; state++) {
                int current = state;
                Set<ResponseGeneration> adopted = new HashSet<>();
                for (Future<ResponseGeneration> each : IntStream.range(0, threads)
                        .mapToObj(_ -> executor.submit(() -> {
                            start.await();
                            return of(current);
                        }))
                        .toList()) {
                    adopted.add(each.get());
                }
                assertThat(adopted).hasSize(1);
            }
        }
    }

    private ResponseGeneration of(long position) {
        return Objects.requireNonNull(latest.of("log", PartitionOffsets.of(position), _ -> true));
    }
}
