package io.wireroom.enrich;

import static org.assertj.core.api.Assertions.assertThat;

import io.wireroom.article.ArticleId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QrCodeNameTest {
    private static final long FOUR = 64L * 62 * 62 * 62 * 62;
    private static final long FIVE = FOUR * 62;
    private static final long SIX = FIVE * 62;
    private static final long SEVEN = SIX * 62;

    @Test
    void roundTripsForAnyId() {
        Random random = new Random(7);
        for (int i = 0; i < 200_000; i++) {
            leadsBack(1 + (random.nextLong(ArticleId.MAX) >>> random.nextInt(53)));
        }
    }

    @Test
    void isDifferentForEachOfTheFirstMillionIds() {
        Set<String> names = HashSet.newHashSet(1_000_000);
        for (long id = 1; id <= 1_000_000; id++) {
            names.add(QrCodeName.of(new ArticleId(id)));
        }
        assertThat(names).hasSize(1_000_000);
    }

    @Test
    void growsByOneCharacterBeyondFour() {
        assertThat(LongStream.of(1, FOUR, FOUR + 1, FOUR + FIVE, FOUR + FIVE + 1, FOUR + FIVE + SIX)
                        .mapToObj(this::leadsBack)
                        .map(String::length))
                .containsExactly(8, 8, 9, 9, 10, 10);
        long sevens = FOUR + FIVE + SIX + SEVEN;
        assertThat(LongStream.of(FOUR + FIVE + SIX + 1, sevens, sevens + 1, ArticleId.MAX)
                        .mapToObj(this::leadsBack)
                        .map(String::length))
                .containsExactly(11, 11, 12, 12);
    }

    @Test
    void differsFromNamesOfConsecutiveIds() {
        for (long id = 1; id < 10_000; id++) {
            String name = QrCodeName.of(new ArticleId(id));
            assertThat(QrCodeName.of(new ArticleId(id + 1)).substring(0, 4)).isNotEqualTo(name.substring(0, 4));
        }
    }

    @ParameterizedTest
    @CsvSource({"1, glowmB7l", "126642, rice71GS", "9007199254740991, flaxJbgndewD"})
    void neverChanges(long id, String name) {
        assertThat(QrCodeName.of(new ArticleId(id))).isEqualTo(name);
    }

    @Test
    void wordsNeverChange() throws Exception {
        assertThat(QrCodeName.WORDS).hasSize(64).doesNotHaveDuplicates().allMatch(word -> word.matches("[a-z]{4}"));
        byte[] words = String.join(" ", QrCodeName.WORDS).getBytes(StandardCharsets.UTF_8);
        assertThat(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(words)))
                .isEqualTo("c1f58745ccb85bcb3ab5868e9fd38b6a2292c4f687e235ca6df6814f785e4939");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "lily",
                "lily000",
                "lily000000000",
                "Lily0000",
                "lilo0000",
                "lily000-",
                "lily00é0",
                " lily0000",
                "lily0000 ",
                "lily٠000",
                "0000lily"
            })
    void isEmptyForInvalidNames(String text) {
        assertThat(QrCodeName.idOf(text)).isEmpty();
    }

    /** Beyond the last id there are names that no article has. */
    @Test
    void isEmptyForNamesBeyondTheLastId() {
        Random random = new Random(8);
        int without = 0;
        for (int i = 0; i < 10_000; i++) {
            String name = QrCodeName.WORDS.get(random.nextInt(64))
                    + random.ints(8, '0', '9' + 1)
                            .collect(StringBuilder::new, StringBuilder::appendCodePoint, (a, b) -> {});
            var id = QrCodeName.idOf(name);
            id.ifPresent(found -> assertThat(QrCodeName.of(found)).isEqualTo(name));
            without += id.isEmpty() ? 1 : 0;
        }
        assertThat(without).isBetween(1, 9_999);
    }

    private String leadsBack(long id) {
        String name = QrCodeName.of(new ArticleId(id));
        assertThat(QrCodeName.idOf(name)).contains(new ArticleId(id));
        return name;
    }
}
