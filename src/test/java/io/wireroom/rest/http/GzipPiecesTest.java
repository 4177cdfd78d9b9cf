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
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class GzipPiecesTest {
    private final GzipPieces gzip = new GzipPieces(1 << 20);

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 4_095, 4_096, 4_097, 6_143, 6_144, 6_145, 8_193, 65_535, 65_536, 65_537, 300_000})
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
        assertThat(gzip.bytes() - before).isBetween(1L, after.length / 3L);
    }

    /** The new item, the next one, which has another context, and what follows the last one; each of them with its context. */
    @ParameterizedTest
    @EnumSource
    void compressesTwoItemsAfterANewOneAtTheHead(Framing framing) throws IOException {
        List<String> items = new ArrayList<>();
        for (int number = 0; number < 40; number++) {
            items.add(framing.item(words(new Random(number), 5_000 + number * 50)));
        }
        gzip.compress(framing.list(items.subList(1, 31), 1));
        for (int step = 0; step < 2; step++) {
            long before = gzip.bytes();
            byte[] after = framing.list(items.subList(0, 30), 2);
            byte[] compressed = gzip.compress(after);
            int most = items.get(1).length();
            assertThat(gzip.bytes() - before)
                    .as("step %d", step)
                    .isBetween(step == 0 ? most : 0L, step == 0 ? 6L * most : 0L);
            assertThat(read(compressed)).isEqualTo(after);
        }
    }

    /** How the items of a list are written. */
    enum Framing {
        JSON("{\"items\":[", "{\"id\":\"", "\",\"notes\":[]}", ",", "],\"next\":"),
        JSON_FEED("{\"next\":1,\"items\":[", "{\"id\":\"", "\"}", ",", "]}"),
        RSS("<rss><channel><title>t</title>", "<item><title>", "</title></item>", "", "</channel></rss>"),
        ATOM("<feed><title>t</title>", "<entry><id>", "</id></entry>", "", "</feed>");

        private final String head;
        private final String start;
        private final String end;
        private final String separator;
        private final String tail;

        Framing(String head, String start, String end, String separator, String tail) {
            this.head = head;
            this.start = start;
            this.end = end;
            this.separator = separator;
            this.tail = tail;
        }

        String item(String words) {
            return start + words + end;
        }

        byte[] list(List<String> items, int version) {
            return (head + String.join(separator, items) + tail + version).getBytes(UTF_8);
        }
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
            items.add("{\"article_id\":" + number + words(random, 1_000 + random.nextInt(5_000)) + "}");
        }
        return String.join(",", items).getBytes(UTF_8);
    }

    private static String words(Random random, int length) {
        StringBuilder words = new StringBuilder();
        while (words.length() < length) {
            words.append(' ').append(Integer.toString(random.nextInt(3_000), 36));
        }
        return words.toString();
    }

    private static byte[] read(byte[] gzip) throws IOException {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(gzip))) {
            return in.readAllBytes();
        }
    }
}
