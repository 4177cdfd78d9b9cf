package io.wireroom.route;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** Rules find the same phrases as a search in the lists of all words. */
class VocabularyTest {
    private static final List<String> WORDS = List.of(
            "ferry",
            "Ferry",
            "FERRY",
            "ferries",
            "ferr",
            "Köln",
            "KÖLN",
            "Ko\u0308ln",
            "太阳",
            "能",
            "İzmir",
            "3",
            "f",
            "F",
            "fé",
            "FÉ",
            "x1",
            "ΟΔΟΣ",
            "οδος",
            "Kelvin");
    private static final List<String> SEPARATORS = List.of(" ", ", ", "-", "\n\n", " 😀 ", "’");

    @Test
    void equalsASearchInAllWords() {
        Random random = new Random(7);
        int found = 0;
        for (int round = 0; round < 40_000; round++) {
            Predicate<String> used = round % 2 == 0 ? text -> true : text -> Words.isSpaced(text.toCharArray());
            String title = text(random, random.nextInt(4), used);
            String body = text(random, random.nextInt(30), used);
            List<Words> phrases = new ArrayList<>();
            for (int i = random.nextInt(5); i >= 0; i--) {
                phrases.add(Words.of(text(random, 1 + random.nextInt(3), used)));
            }
            Vocabulary.FoundWords words = new Vocabulary(phrases).read(title, body);
            for (Words phrase : phrases) {
                boolean expected = contains(title, phrase) || contains(body, phrase);
                assertThat(words.contain(phrase))
                        .as("%s in '%s' and '%s'", phrase, title, body)
                        .isEqualTo(expected);
                found += expected ? 1 : 0;
            }
        }
        assertThat(found).isGreaterThan(1_000);
    }

    @Test
    void findsWordsWithTheSameHash() {
        Words one = Words.of("c0");
        Words other = Words.of("an"); // String.hashCode of both is the same
        assertThat("c0").hasSameHashCodeAs("an");

        Vocabulary.FoundWords words = new Vocabulary(List.of(one, other)).read("To An");

        assertThat(words.contain(one)).isFalse();
        assertThat(words.contain(other)).isTrue();
    }

    @Test
    void aPhraseDoesNotExtendOverTexts() {
        Words phrase = Words.of("ferry stops");

        assertThat(new Vocabulary(List.of(phrase))
                        .read("The ferry", "stops here")
                        .contain(phrase))
                .isFalse();
        assertThat(new Vocabulary(List.of(phrase)).read("", "The ferry stops").contain(phrase))
                .isTrue();
    }

    private static boolean contains(String text, Words phrase) {
        return Collections.indexOfSubList(Words.of(text).folded(), phrase.folded()) >= 0;
    }

    private static String text(Random random, int words, Predicate<String> used) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < words; i++) {
            text.append(any(WORDS, used, random)).append(any(SEPARATORS, used, random));
        }
        return random.nextBoolean() ? text.toString() : text.toString().strip();
    }

    private static String any(List<String> texts, Predicate<String> used, Random random) {
        List<String> fitting = texts.stream().filter(used).toList();
        return fitting.get(random.nextInt(fitting.size()));
    }
}
