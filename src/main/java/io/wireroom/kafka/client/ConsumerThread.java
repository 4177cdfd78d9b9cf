package io.wireroom.kafka.client;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.jspecify.annotations.Nullable;

/**
 * A thread that uses one consumer after another until it is closed. Closing wakes up the consumer in use; an interrupt would also close
 * the files that the thread writes.
 */
public final class ConsumerThread implements AutoCloseable {
    private final Thread thread;
    private final CountDownLatch closing = new CountDownLatch(1);
    private volatile @Nullable KafkaConsumer<byte[], byte[]> consumer;

    /** @param body ends soon after {@link #isClosing} is true or its consumer was woken up */
    public ConsumerThread(String name, Runnable body) {
        thread = Thread.ofPlatform().name(name).unstarted(body);
    }

    public void start() {
        thread.start();
    }

    /** @param used the consumer in use; null if there is none */
    public void use(@Nullable KafkaConsumer<byte[], byte[]> used) {
        consumer = used;
    }

    public boolean isClosing() {
        return closing.getCount() == 0;
    }

    /** Lets the thread end; returns at once. For the thread itself, when it is interrupted. */
    public void stop() {
        closing.countDown();
    }

    /** Waits, unless it is closed meanwhile. An interrupt stops the thread. */
    public void pause(Duration duration) {
        try {
            boolean _ = awaitClosing(duration);
        } catch (InterruptedException e) {
            stop();
        }
    }

    /** Whether it is closed within this time. */
    public boolean awaitClosing(Duration timeout) throws InterruptedException {
        return closing.await(timeout.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Ends the thread and waits for that. */
    @Override
    public void close() {
        stop();
        KafkaConsumer<byte[], byte[]> inUse = consumer;
        if (inUse != null) {
            inUse.wakeup();
        }
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
