package io.wireroom.route;

import static org.assertj.core.api.Assertions.assertThat;

import io.wireroom.article.Article;
import io.wireroom.article.Value;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConditionsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | true",
                "{sources: [], tags: [], languages: [], authors: [], text: []} | true",
                "{sources: [harbor]} | true",
                "{sources: [HARBOR]} | true",
                "{sources: [harbor wire]} | true",
                "{sources: [coast, harbor]} | true",
                "{sources: [harb]} | false",
                "{tags: [energy]} | true",
                "{tags: [Energy]} | false",
                "{tags: [x, Ports]} | true",
                "{tags: [x]} | false",
                "{languages: [en]} | true",
                "{languages: [EN-gb]} | true",
                "{languages: [en-GB-oxendict]} | false",
                "{languages: [enm]} | false",
                "{languages: [no, de]} | false",
                "{authors: [ada byron]} | true",
                "{authors: [Ada]} | false",
                "{text: [ships]} | true",
                "{text: [ship]} | false",
                "{text: [sea]} | true",
                "{text: [solar]} | true",
                "{text: [Solar POWER]} | true",
                "{text: ['solar, power!']} | true",
                "{text: [power solar]} | false",
                "{text: [return what]} | false",
                "{text: [wind, harbour]} | true",
                "{text: [wind]} | false",
                "{sources: [harbor], tags: [energy], languages: [en], text: [solar]} | true",
                "{sources: [harbor], tags: [energy], languages: [en], text: [wind]} | false",
                "{sources: [coast], tags: [energy]} | false"
            })
    void matchesByEachKey(String when, boolean matches) {
        assertThat(matches(when, Articles.SHIPS)).isEqualTo(matches);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Nach Köln und Århus | köln | true",
                "Nach Köln und Århus | koln | false",
                "Norway’s coast | norway | true",
                "3.5 % of it | 3.5 | true",
                "C++ and C | c | true",
                "太阳能发电 | 太阳能 | true",
                "太阳能发电 | 能太 | false",
                "พลังงานแสงอาทิตย์ | แสงอาทิตย์ | true",
                "солнечная энергия | ЭНЕРГИЯ | true",
                "हिन्दी समाचार | समाचार | true",
                "हिन्दी समाचार | समा | false",
                "Cafe\u0301 noir | café | true",
                "tar😀pit | tar | true"
            })
    void findsWordsInManyLanguages(String title, String word, boolean matches) {
        assertThat(matches("{text: ['" + word + "']}", Articles.titled(title))).isEqualTo(matches);
    }

    @ParameterizedTest
    @CsvSource({"en", "und"})
    void anArticleWithoutLanguageMatchesNoLanguage(String language) {
        Article article = Articles.article("A", "b", null, List.of(), List.of(), Value.Table.EMPTY);

        assertThat(matches("{languages: [" + language + "]}", article)).isFalse();
    }

    private static boolean matches(String when, Article article) {
        RouteTable table = RoutesFileTest.good("routes: [{name: a, topic: t, format: hugo, when: " + when + "}]");
        return table.select(article).targets().containsKey("t");
    }
}
