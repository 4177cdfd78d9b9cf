package io.wireroom.rest.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.wireroom.archive.PartitionOffsets;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LatestGenerationTest {
    private final LatestGeneration latest = new LatestGeneration();

    @Test
    void aNewerStateReplacesTheGeneration() {
        ResponseGeneration first = generation(1);
        assertThat(latest.adopt(first, _ -> true)).isSameAs(first);
        ResponseGeneration second = generation(2);
        assertThat(latest.adopt(second, _ -> true)).isSameAs(second);
        assertThat(latest.get()).isSameAs(second);
    }

    @Test
    void theSameStateKeepsIt() {
        ResponseGeneration first = generation(1);
        latest.adopt(first, _ -> true);
        assertThat(latest.adopt(generation(1), _ -> true)).isSameAs(first);
    }

    /** A slow request may end when the archive has changed. */
    @Test
    void anEarlierStateDoesNotReplaceIt() {
        ResponseGeneration current = generation(2);
        latest.adopt(current, _ -> true);
        assertThat(latest.adopt(generation(1), _ -> false)).isNull();
        assertThat(latest.get()).isSameAs(current);
    }

    /** A change may come while a request waits for its turn. */
    @Test
    void aStateThatWasReplacedMeanwhileDoesNotReturn() {
        ResponseGeneration newer = generation(2);
        assertThat(latest.adopt(generation(1), generation -> {
                    boolean first = latest.get() != newer;
                    latest.adopt(newer, _ -> true);
                    return first;
                }))
                .isNull();
        assertThat(latest.get()).isSameAs(newer);
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
                            return latest.adopt(generation(current), _ -> true);
                        }))
                        .toList()) {
                    adopted.add(each.get());
                }
                assertThat(adopted).hasSize(1);
            }
        }
    }

    private static ResponseGeneration generation(long position) {
        return new ResponseGeneration("log", PartitionOffsets.of(position));
    }
}
