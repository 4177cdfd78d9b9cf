package io.wireroom.rest.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PieceBoundariesTest {
    @Test
    void splitsAListOfLongItemsAtEachOfThem() {
        String item = "{\"id\":\"" + "x".repeat(5_000) + "\"}";
        assertThat(pieces("{\"items\":[" + item + "," + item + "],\"next\":null}"))
                .containsExactly("{\"items\":", "[" + item, "," + item, "],\"next\":null}");
    }

    @Test
    void splitsAFeedAtEachLongItem() {
        String item = "<item>" + "x".repeat(5_000) + "</item>";
        assertThat(pieces("<rss><channel>" + item + item + "</channel></rss>"))
                .containsExactly("<rss><channel>", item, item, "</channel></rss>");
        String entry = "<entry>" + "x".repeat(5_000) + "</entry>";
        assertThat(pieces("<feed>" + entry + entry + "</feed>")).containsExactly("<feed>", entry, entry, "</feed>");
    }

    @Test
    void shortItemsShareAPiece() {
        String item = "{\"id\":\"" + "x".repeat(1_500) + "\"}";
        assertThat(pieces("{\"items\":[" + String.join(",", item, item, item, item) + "]}"))
                .containsExactly("{\"items\":", "[" + item + "," + item + "," + item, "," + item + "]}");
    }

    @Test
    void findsTheSameBoundariesAfterANewItem() {
        Random random = new Random(1);
        List<String> items = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            items.add("{\"id\":\"" + words(random, 200 + random.nextInt(3_000)) + "\"}");
        }
        List<String> before = pieces("{\"items\":[" + String.join(",", items.subList(1, 200)) + "]}");
        List<String> after = pieces("{\"items\":[" + String.join(",", items) + "]}");
        after.removeAll(before);
        assertThat(after).hasSizeLessThan(before.size() / 4);
    }

    @Test
    void splitsTextWithoutItemsByItsContent() {
        String text = words(new Random(2), 300_000);
        List<String> before = pieces(text);
        List<String> after = pieces("a few new words " + text);
        assertThat(before)
                .hasSizeGreaterThan(10)
                .allSatisfy(piece -> assertThat(piece.length()).isLessThanOrEqualTo(PieceBoundaries.MAX_PIECE_BYTES));
        after.removeAll(before);
        assertThat(after).hasSizeLessThan(before.size() / 2);
    }

    @Test
    void limitsTheLengthOfAPiece() {
        assertThat(pieces("x".repeat(200_000)))
                .extracting(String::length)
                .containsExactly(65_536, 65_536, 65_536, 200_000 - 3 * 65_536);
    }

    @Test
    void readsNothingBeyondTheText() {
        for (String end : new String[] {",", "]", "[", "<", "<item", "</feed", "},", "}]"}) {
            String text = "}".repeat(PieceBoundaries.MIN_PIECE_BYTES) + end;
            assertThat(String.join("", pieces(text))).isEqualTo(text);
            assertThat(String.join("", pieces("}" + end))).isEqualTo("}" + end);
            assertThat(String.join("", pieces(end))).isEqualTo(end);
        }
    }

    private static List<String> pieces(String text) {
        byte[] bytes = text.getBytes(UTF_8);
        List<String> pieces = new ArrayList<>();
        for (int from = 0; from < bytes.length; ) {
            int to = PieceBoundaries.next(bytes, from);
            pieces.add(new String(bytes, from, to - from, UTF_8));
            from = to;
        }
        return pieces;
    }

    private static String words(Random random, int length) {
        StringBuilder words = new StringBuilder();
        while (words.length() < length) {
            words.append(' ').append(Integer.toString(random.nextInt(3_000), 36));
        }
        return words.toString();
    }
}
