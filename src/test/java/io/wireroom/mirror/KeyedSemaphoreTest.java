package io.wireroom.mirror;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class KeyedSemaphoreTest {
    private final KeyedSemaphore semaphore = new KeyedSemaphore(2);

    private boolean tryAcquire(String name) throws InterruptedException {
        return semaphore.tryAcquire(name, 20);
    }

    @Test
    void grantsAsManyPermitsPerKeyAsConfigured() throws InterruptedException {
        assertThat(tryAcquire("a")).isTrue();
        assertThat(tryAcquire("a")).isTrue();
        assertThat(tryAcquire("a")).isFalse();
        assertThat(tryAcquire("b")).isTrue();
        semaphore.release("a");
        assertThat(tryAcquire("a")).isTrue();
    }

    @Test
    void grantsAReleasedPermitToAWaitingThread() throws InterruptedException {
        tryAcquire("a");
        tryAcquire("a");
        Thread releasing = Thread.ofVirtual().start(() -> semaphore.release("a"));
        assertThat(semaphore.tryAcquire("a", 20_000)).isTrue();
        releasing.join();
    }

    @Test
    void removesKeysWithoutUsers() throws InterruptedException {
        tryAcquire("a");
        tryAcquire("a");
        tryAcquire("a");
        semaphore.release("a");
        assertThat(semaphore.size()).isEqualTo(1);
        semaphore.release("a");
        assertThat(semaphore.size()).isZero();
        assertThatThrownBy(() -> semaphore.release("a")).isInstanceOf(IllegalStateException.class);
    }
}
