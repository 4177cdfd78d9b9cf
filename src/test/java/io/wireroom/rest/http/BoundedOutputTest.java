package io.wireroom.rest.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BoundedOutputTest {
    /** Holds what was written until the event loop runs. */
    private final ByteArrayOutputStream queue = new ByteArrayOutputStream();

    private final ByteArrayOutputStream sent = new ByteArrayOutputStream();
    private int longestQueue;

    @ParameterizedTest
    @ValueSource(ints = {1_000, 8_192, 65_536, 65_537, 1_000_000})
    void limitsQueuedBytes(int size) throws IOException {
        byte[] body = new byte[1_000_000];
        new Random(1).nextBytes(body);
        try (BoundedOutput out = new BoundedOutput(queue, this::runEventLoop)) {
            for (int at = 0; at < body.length; at += size) {
                out.write(body, at, Math.min(size, body.length - at));
            }
        }
        runEventLoop();

        assertThat(sent.toByteArray()).isEqualTo(body);
        assertThat(longestQueue).isEqualTo(BoundedOutput.MAX_QUEUED_BYTES);
    }

    @Test
    void aClosedConnectionFailsTheWriter() throws IOException {
        try (BoundedOutput out = new BoundedOutput(queue, () -> {
            throw new IOException("ended");
        })) {
            out.write(new byte[BoundedOutput.MAX_QUEUED_BYTES]);

            assertThatThrownBy(() -> out.write(1)).hasMessage("ended");
        }
    }

    private void runEventLoop() {
        longestQueue = Math.max(longestQueue, queue.size());
        sent.writeBytes(queue.toByteArray());
        queue.reset();
    }
}
