package io.wireroom.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VarintTest {
    @ParameterizedTest
    @ValueSource(longs = {0, 1, 127, 128, 300, Long.MAX_VALUE, -1, Long.MIN_VALUE})
    void comesBackAsItWas(long number) {
        ByteBuffer bytes = ByteBuffer.allocate(Varint.MAX_LENGTH);
        Varint.write(number, bytes);

        assertThat(Varint.read(bytes.flip())).hasValue(number);
    }

    @Test
    void hasOneForm() {
        assertThat(Varint.read(bytes(0x84, 0x00))).as("a 4 in two bytes").isEmpty();
        assertThat(Varint.read(bytes(0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x03)))
                .as("more than 64 bits")
                .isEmpty();
    }

    private static ByteBuffer bytes(int... values) {
        ByteBuffer bytes = ByteBuffer.allocate(values.length);
        for (int value : values) {
            bytes.put((byte) value);
        }
        return bytes.flip();
    }
}
