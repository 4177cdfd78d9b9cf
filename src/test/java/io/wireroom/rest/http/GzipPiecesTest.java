package io.wireroom.rest.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GzipPiecesTest {
    private final GzipPieces gzip = new GzipPieces(1 << 20);

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 6_143, 6_144, 6_145, 65_535, 65_536, 65_537, 300_000})
    void isReadBackByGzipReaders(int length) throws IOException {
        byte[] noise = new byte[length];
        new Random(length).nextBytes(noise);
        byte[] text = "a ".repeat(length / 2).getBytes(UTF_8);
        assertThat(read(gzip.compress(noise))).isEqualTo(noise);
        assertThat(read(gzip.compress(text))).isEqualTo(text);
        assertThat(read(gzip.compress(text))).as("from memory").isEqualTo(text);
    }

    @Test
    void dependsOnNothingButTheText() {
        byte[] list = list(0, 60);
        byte[] alone = new GzipPieces(0).compress(list);
        for (int newest = -40; newest <= 0; newest++) {
            gzip.compress(list(newest, newest + 60));
        }
        assertThat(gzip.compress(list)).isEqualTo(alone);
    }

    @Test
    void compressesOnlyNewPieces() {
        gzip.compress(list(1, 61));
        long before = gzip.bytes();
        byte[] after = list(0, 60);
        gzip.compress(after);
        assertThat(gzip.bytes() - before).isBetween(1L, after.length / 2L);
    }

    @Test
    void isAlmostAsSmallAsPlainGzip() throws IOException {
        byte[] list = list(0, 60);
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(whole)) {
            out.write(list);
        }
        assertThat((double) gzip.compress(list).length / whole.size()).isLessThan(1.1);
    }

    @Test
    void limitsTheCacheSize() {
        GzipPieces small = new GzipPieces(100_000);
        for (int i = 0; i < 50; i++) {
            byte[] list = list(i * 100, i * 100 + 60);
            assertThat(small.compress(list)).isEqualTo(gzip.compress(list));
            assertThat(small.bytes()).isBetween(1L, 100_000L);
        }
    }

    /** Items of 1 to 6 kB with words determined by their number, so that different lists have items in common. */
    private static byte[] list(int from, int to) {
        List<String> items = new ArrayList<>();
        for (int number = from; number < to; number++) {
            Random random = new Random(number);
            StringBuilder item = new StringBuilder("{\"article_id\":").append(number);
            int words = 200 + random.nextInt(1_000);
            for (int word = 0; word < words; word++) {
                item.append(' ').append(Integer.toString(random.nextInt(3_000), 36));
            }
            items.add(item.append('}').toString());
        }
        return String.join(",", items).getBytes(UTF_8);
    }

    private static byte[] read(byte[] gzip) throws IOException {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(gzip))) {
            return in.readAllBytes();
        }
    }
}
