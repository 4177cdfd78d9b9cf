package io.wireroom.partner;

import static org.assertj.core.api.Assertions.assertThat;

import io.wireroom.article.ChangeType;
import java.util.Base64;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WebhooksInFileTest {
    private static final String FILE = """
        partners:
          - name: daily
            keys: [{sha256: %s}]
            webhooks:
              - url: https://daily.example/hooks/news
                secrets: [whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw]
                events: [published, withdrawn]
                format: ninjs
                name: news
              - url: https://daily.example/other
                secrets: [whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw]
        """.formatted(KeyHash.of("key").hex());

    @Test
    void readsAllSettings() {
        Partner partner = partner(FILE);

        assertThat(partner.webhooks()).hasSize(2);
        Webhook news = partner.webhooks().getFirst();
        assertThat(news.name()).isEqualTo("news");
        assertThat(news.url()).hasToString("https://daily.example/hooks/news");
        assertThat(news.events()).containsExactlyInAnyOrder(ChangeType.PUBLISHED, ChangeType.WITHDRAWN);
        assertThat(news.format()).isEqualTo(Webhook.Format.NINJS);
        assertThat(news.secrets().getFirst().bytes())
                .isEqualTo(Base64.getDecoder().decode("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"));
    }

    @Test
    void derivesTheNameFromTheUrlAndSendsAllEventsByDefault() {
        Webhook other = partner(FILE).webhooks().getLast();
        Webhook moved = partner(FILE.replace("daily.example/other", "daily.example/another"))
                .webhooks()
                .getLast();

        assertThat(other.name()).matches("[0-9a-f]{12}").isNotEqualTo(moved.name());
        assertThat(other.events()).hasSize(3);
        assertThat(other.format()).isEqualTo(Webhook.Format.ARTICLE);
    }

    @Test
    void hidesSecrets() {
        assertThat(partner(FILE).toString()).doesNotContain("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        format: ninjs                     | format: rss                  | webhooks[0].format: must be article, thin or ninjs
        events: [published, withdrawn]    | events: [deleted]            | webhooks[0].events[0]: must be published, updated or withdrawn
        events: [published, withdrawn]    | events: []                   | webhooks[0]: events must have at least one
        name: news                        | nam: news                    | webhooks[0]: has an unknown key
        name: news                        | name: a/b                    | webhooks[0]: name must be 1 to 64 letters
        https://daily.example/hooks/news  | ftp://daily.example/         | webhooks[0].url: must be an absolute http or https URL
        https://daily.example/hooks/news  | https://u:p@daily.example/   | webhooks[0].url: must be an absolute http or https URL
        https://daily.example/hooks/news  | https://daily.example/other  | ok
        secrets: [whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw] | secrets: []  | webhooks[0]: secrets must be 1 to 8
        secrets: [whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw] | secrets: [MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw] | webhooks[0].secrets[0]: must begin with whsec_ or whsk_
        secrets: [whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw] | secrets: [whsec_MfKQ] | webhooks[0].secrets[0]: must have 24 to 64 bytes
        secrets: [whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw] | secrets: ["whsec_?"] | webhooks[0].secrets[0]: must be base64
        secrets: [whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw] | secrets: [whsk_MfKQ] | webhooks[0].secrets[0]: must have 32 or 64 bytes
        """)
    void reportsThePlaceOfAnErrorWithoutTheValue(String was, String is, String reason) {
        PartnersFile.ParseResult read = PartnersFile.read(FILE.replaceFirst(Pattern.quote(was), is));

        if (reason.equals("ok")) {
            assertThat(read).isInstanceOf(PartnersFile.Valid.class);
        } else {
            assertThat(((PartnersFile.Invalid) read).reason())
                    .startsWith("partners[0]." + reason)
                    .doesNotContain("MfKQ");
        }
    }

    @Test
    void refusesTwoEndpointsOfOneName() {
        String twice = FILE.replace("name: news", "name: a")
                .replace("url: https://daily.example/other", "url: https://daily.example/other\n        name: a");

        assertThat(((PartnersFile.Invalid) PartnersFile.read(twice)).reason())
                .isEqualTo("partners[0].webhooks: two have the same name or the same url");
    }

    private static Partner partner(String yaml) {
        return ((PartnersFile.Valid) PartnersFile.read(yaml))
                .registry()
                .partners()
                .getFirst();
    }
}
