package io.wireroom.rest.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class ByteBudgetTest {
    private static final Duration FOR_EVER = Duration.ofDays(1);

    private final ByteBudget budget = new ByteBudget(100, 60, 8);

    @Test
    void limitsEachHolder() throws InterruptedException {
        assertThat(acquire("a", 40)).isPresent();
        assertThat(acquire("a", 30)).isEmpty();
        assertThat(acquire("b", 60)).isPresent();
        assertThat(acquire("c", 1)).isEmpty();
        assertThat(budget.used()).isEqualTo(100);
    }

    @Test
    void limitsARequestToTheHoldersMaximum() throws InterruptedException {
        assertThat(acquire("a", 1_000)).isPresent();
        assertThat(budget.used()).isEqualTo(60);
    }

    @Test
    void releasesOnCloseAndShrinkOnce() throws InterruptedException {
        ByteBudget.Share share = acquire("a", 50).orElseThrow();
        share.shrink(20);
        share.shrink(30);
        assertThat(budget.used()).isEqualTo(20);
        share.close();
        share.close();
        assertThat(budget.used()).isZero();
    }

    @Test
    void waitsForReleasedBytes() throws Exception {
        ByteBudget.Share first = acquire("a", 60).orElseThrow();
        CompletableFuture<Optional<ByteBudget.Share>> waiting = waiting("a", 10);
        first.close();
        assertThat(waiting.get()).isPresent();
        assertThat(budget.used()).isEqualTo(10);
    }

    @Test
    void limitsWaitersPerHolder() throws Exception {
        assertThat(acquire("a", 60)).isPresent();
        var _ = waiting("a", 10);
        var _ = waiting("a", 10);
        awaitWaiting(2);
        assertThat(budget.acquire("a", 10, FOR_EVER)).isEmpty();
        assertThat(acquire("b", 40)).isPresent();
    }

    @Test
    void removesAnInterruptedHolder() throws Exception {
        assertThat(acquire("a", 60)).isPresent();
        assertThat(acquire("b", 40)).isPresent();
        Thread waiting = Thread.ofVirtual()
                .start(() -> assertThatExceptionOfType(InterruptedException.class)
                        .isThrownBy(() -> budget.acquire("c", 10, FOR_EVER)));
        awaitWaiting(1);
        assertThat(budget.holders()).isEqualTo(3);
        waiting.interrupt();
        waiting.join();

        assertThat(budget.holders()).isEqualTo(2);
    }

    @Test
    void isCompleteAfterConcurrentUse() throws Exception {
        ByteBudget many = new ByteBudget(100, 50, 1_000);
        AtomicLong most = new AtomicLong();
        CountDownLatch start = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> takers = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                int number = i;
                takers.add(threads.submit(() -> {
                    start.await();
                    try (ByteBudget.Share share = many.acquire("" + number % 5, 1 + number % 50, FOR_EVER)
                            .orElseThrow()) {
                        most.accumulateAndGet(many.used(), Math::max);
                        share.shrink(1);
                    }
                    return null;
                }));
            }
            start.countDown();
            for (Future<?> taker : takers) {
                taker.get();
            }
        }
        assertThat(most.get()).isPositive().isLessThanOrEqualTo(100);
        assertThat(many.used()).isZero();
    }

    private Optional<ByteBudget.Share> acquire(String name, long bytes) throws InterruptedException {
        return budget.acquire(name, bytes, Duration.ZERO);
    }

    private CompletableFuture<Optional<ByteBudget.Share>> waiting(String name, long bytes) {
        CompletableFuture<Optional<ByteBudget.Share>> taken = new CompletableFuture<>();
        Thread.ofVirtual().start(() -> {
            try {
                taken.complete(budget.acquire(name, bytes, FOR_EVER));
            } catch (InterruptedException e) {
                taken.completeExceptionally(e);
            }
        });
        return taken;
    }

    private void awaitWaiting(int count) {
        while (budget.waiting() < count) {
            Thread.onSpinWait();
        }
    }
}
