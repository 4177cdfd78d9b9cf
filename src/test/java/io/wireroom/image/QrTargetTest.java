package io.wireroom.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.wireroom.article.Article;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QrTargetTest {
    private final Article article = Cards.at("/202507/126642-harbour-reopens");

    @Test
    void defaultsToTheCanonicalUrl() {
        assertThat(QrTarget.CANONICAL_URL.of(article)).isEqualTo(article.canonicalUrl());
    }

    @ParameterizedTest
    @CsvSource({
        "{canonical_url}?utm_source=qr, https://news.example/202507/126642-harbour-reopens?utm_source=qr",
        "{site}{path}, https://news.example/202507/126642-harbour-reopens",
        "https://go.example/{source_key}/{article_id}#x, https://go.example/wire/126642#x",
        "http://go.example{path}{path}, http://go.example/202507/126642-harbour-reopens/202507/126642-harbour-reopens"
    })
    void substitutesPlaceholders(String template, String url) {
        assertThat(new QrTarget(template).of(wire())).isEqualTo(url);
    }

    private Article wire() {
        return Cards.article("Harbour reopens", "Wire", article.path());
    }

    @ParameterizedTest
    @CsvSource({
        "{canonicalurl}, unknown placeholder {canonicalurl}",
        "{}, unknown placeholder {}",
        "{canonical_url, brace",
        "{canonical_url}}, brace",
        "{{canonical_url}, brace",
        "https://go.example/, same page for all articles",
        "{site}, same page for all articles",
        "'', same page for all articles",
        "{path}, does not form an http or https URL",
        "{article_id}, does not form an http or https URL",
        "ftp://{article_id}, does not form an http or https URL",
        "javascript:{article_id}, does not form an http or https URL",
        "https://go.example/{article_id} or so, does not form an http or https URL"
    })
    void rejectsInvalidTemplates(String template, String why) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new QrTarget(template))
                .withMessageContaining(why);
    }

    @Test
    void rejectsATemplateThatIsTooLong() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new QrTarget("{canonical_url}?" + "x".repeat(500)))
                .withMessageContaining("500");
    }
}
