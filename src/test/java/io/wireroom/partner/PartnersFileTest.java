package io.wireroom.partner;

import static org.assertj.core.api.Assertions.assertThat;

import io.wireroom.archive.AccessScope;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PartnersFileTest {
    private static final String HASH = KeyHash.of("the daily's key").hex();
    private static final Instant NOW = Instant.parse("2026-01-31T00:00:00Z");

    private static final String DAILY = """
        partners:
          - name: daily
            keys:
              - sha256: %s
                expires: 2027-01-31T01:00:00+01:00
                note: web server
            sources: [ibn, 123]
            tags: [energy]
            languages: [no, en-GB]
            site: https://daily.example/news
            publication: {name: The Daily, language: no}
            limit: {requests: 60, per: 1m, burst: 10}
            publish: true
            withdrawals: {within: 30m}
        """.formatted(HASH);

    @Test
    void readsAllPartnerSettings() {
        Partner partner = only(DAILY);

        assertThat(partner.name()).isEqualTo("daily");
        assertThat(partner.keys())
                .containsExactly(
                        new PartnerKey(new KeyHash(HASH), Instant.parse("2027-01-31T00:00:00Z"), "web server"));
        assertThat(partner.rights())
                .isEqualTo(new AccessScope(Set.of("ibn", "123"), Set.of("energy"), Set.of("no", "en-gb")));
        assertThat(partner.site()).isEqualTo("https://daily.example/news");
        assertThat(partner.publication()).isEqualTo(new OwnPublication("The Daily", "no"));
        assertThat(partner.limit()).isEqualTo(new Limit(60, Duration.ofMinutes(1), 10));
        assertThat(partner.publishing().allowed()).isTrue();
        assertThat(partner.withdrawalsWithin()).isEqualTo(Duration.ofMinutes(30));
    }

    @Test
    void defaultsToAllArticlesWithoutTheRightToPublish() {
        Partner partner = only("{\"partners\": [{\"name\": \"a\", \"keys\": [{\"sha256\": \"" + HASH + "\"}]}]}");

        assertThat(partner.rights()).isEqualTo(AccessScope.ALL);
        assertThat(partner.site()).isNull();
        assertThat(partner.publication().over(new Publication("Wireroom", "en")))
                .isEqualTo(new Publication("Wireroom", "en"));
        assertThat(partner.limit()).isEqualTo(Limit.DEFAULT);
        assertThat(partner.publishing().allowed()).isFalse();
        assertThat(partner.withdrawalsWithin()).isEqualTo(Duration.ofHours(2));
        assertThat(partner.keys().getFirst().isExpired(Instant.MAX)).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        name: daily                    | name: "a b"          | partners[0]: name must be 1 to 64 letters
        name: daily                    | nam: daily           | partners[0]: has an unknown key
        sources: [ibn, 123]            | source: ibn          | partners[0]: has an unknown key
        sources: [ibn, 123]            | sources: []          | partners[0].sources: is empty
        sources: [ibn, 123]            | sources: ibn         | partners[0].sources: must be a list
        sources: [ibn, 123]            | sources: [a, {b: c}] | partners[0].sources[1]: must be a string
        site: https://daily.example/news | site: daily.example | partners[0]: site must be an absolute
        site: https://daily.example/news | site: https://daily.example/ | partners[0]: site must be an absolute
        site: https://daily.example/news | site: javascript://x/ | partners[0]: site must be an absolute
        language: no}                  | language: n_o}       | partners[0].publication: language must be a BCP 47 tag
        language: no}                  | lang: no}            | partners[0].publication: has an unknown key
        name: The Daily,               | name: [],            | partners[0].publication.name: must be a string
        per: 1m                        | per: soon            | partners[0].limit.per: must be a duration
        per: 1m                        | per: 48h             | partners[0].limit: per must be whole seconds
        requests: 60                   | requests: 0          | partners[0].limit: requests must be from 1
        requests: 60                   | requests: -1         | partners[0].limit.requests: must be a whole number
        burst: 10                      | burst: 61            | partners[0].limit: burst must be from 1
        publish: true                  | publish: yes         | partners[0].publish: must be true or false
        expires: 2027-01-31T01:00:00+01:00 | expires: 2027-01-31 | partners[0].keys[0].expires: must be a time
        within: 30m                    | within: soon         | partners[0].withdrawals.within: must be a duration
        within: 30m                    | within: 0s           | partners[0]: withdrawals.within must be from 1s
        within: 30m                    | within: PT9000H      | partners[0]: withdrawals.within must be from 1s
        within: 30m                    | after: 30m           | partners[0].withdrawals: has an unknown key
        note: web server               | nota: x              | partners[0].keys[0]: has an unknown key
        partners:                      | partner:             | the file: has an unknown key
        """)
    void rejectsInvalidValuesWithTheirPath(String written, String nonsense, String reason) {
        assertThat(DAILY).contains(written);
        assertThat(refused(DAILY.replace(written, nonsense))).startsWith(reason);
    }

    @Test
    void refusesAnEscapeBeyondUnicode() {
        assertThat(refused("partners: \"\\UFFFFFFFF\"")).contains("unsupported");
        assertThat(refused("!T%1F partners: []")).contains("unsupported");
    }

    @Test
    void refusesKeysThatAreNotHashesWithoutRepeatingThem() {
        assertThat(refused(DAILY.replace(HASH, "a-plain-key")))
                .startsWith("partners[0].keys[0].sha256: must be a SHA-256 of 64 hexadecimal digits")
                .doesNotContain("a-plain-key");
        assertThat(refused("partners: [{name: a, keys: []}]")).startsWith("partners[0]: keys must have at least one");
        assertThat(refused("partners: [{name: a}]")).startsWith("partners[0].keys: is missing");
    }

    @Test
    void rejectsDuplicateNamesAndKeys() {
        String key = "keys: [{sha256: " + HASH + "}]";
        String other = "keys: [{sha256: " + KeyHash.of("other").hex().toUpperCase(Locale.ROOT) + "}]";

        assertThat(refused("partners: [{name: a, " + key + "}, {name: a, " + other + "}]"))
                .isEqualTo("partners: two partners are named a");
        assertThat(refused("partners: [{name: a, " + key + "}, {name: b, " + key + "}]"))
                .isEqualTo("partners: a key of b is also a key of a");
    }

    @Test
    void rejectsInvalidYamlWithItsPosition() {
        assertThat(refused("partners:\n  - name: [")).startsWith("invalid YAML at line 2");
        assertThat(refused("partners: []\npartners: []")).startsWith("invalid YAML at line");
        assertThat(refused("")).isEqualTo("the file: must be a map");
        assertThat(refused("partners: !!java.net.URL [\"http://localhost\"]")).startsWith("invalid YAML at line 1");
    }

    @Test
    void rejectsYamlAliases() {
        assertThat(refused("a: &a [x, x]\nb: &b [*a, *a]\npartners: [*b, *b]")).isNotEmpty();
    }

    @Test
    void acceptsAKeyUntilItExpires() {
        PartnerRegistry partners = registry(DAILY);
        Instant end = Instant.parse("2027-01-31T00:00:00Z");

        assertThat(partners.authenticate("the daily's key", NOW))
                .isInstanceOf(AuthenticationResult.Authenticated.class);
        assertThat(partners.authenticate("the daily's key", end.minusNanos(1)))
                .isInstanceOf(AuthenticationResult.Authenticated.class);
        assertThat(partners.authenticate("the daily's key", end)).isInstanceOf(AuthenticationResult.Expired.class);
        assertThat(partners.authenticate("another key", NOW)).isInstanceOf(AuthenticationResult.Unknown.class);
        assertThat(partners.authenticate(HASH, NOW))
                .as("the hash is no key")
                .isInstanceOf(AuthenticationResult.Unknown.class);
    }

    @Test
    void acceptsAnEmptyPartnerList() {
        assertThat(registry("partners: []").partners()).isEmpty();
    }

    private static Partner only(String yaml) {
        return registry(yaml).partners().getFirst();
    }

    private static PartnerRegistry registry(String yaml) {
        assertThat(PartnersFile.read(yaml)).isInstanceOf(PartnersFile.Valid.class);
        return ((PartnersFile.Valid) PartnersFile.read(yaml)).registry();
    }

    private static String refused(String yaml) {
        assertThat(PartnersFile.read(yaml)).isInstanceOf(PartnersFile.Invalid.class);
        return ((PartnersFile.Invalid) PartnersFile.read(yaml)).reason();
    }

    @Test
    void restrictsPublishingToSources() {
        Partner partner = with("publish: [ibn, citybiz]");

        assertThat(partner.publishing().allowed()).isTrue();
        assertThat(partner.publishing().covers("ibn")).isTrue();
        assertThat(partner.publishing().covers("reportable")).isFalse();
        assertThat(with("publish: true").publishing().covers("reportable")).isTrue();
        assertThat(with("publish: false").publishing().covers("ibn")).isFalse();
    }

    @Test
    void readsOperators() {
        assertThat(with("operate: true").operator()).isTrue();
        assertThat(with("publish: true").operator()).isFalse();
    }

    private static Partner with(String line) {
        String yaml = "partners:\n  - name: daily\n    keys: [{sha256: " + "ab".repeat(32) + "}]\n    " + line + "\n";
        return ((PartnersFile.Valid) PartnersFile.read(yaml))
                .registry()
                .partners()
                .getFirst();
    }

    @ParameterizedTest
    @ValueSource(strings = {"publish: []", "publish: maybe", "publish: [a, {b: c}]", "operate: [a]"})
    void rejectsInvalidPermissions(String line) {
        String yaml = "partners:\n  - name: daily\n    keys: [{sha256: " + "ab".repeat(32) + "}]\n    " + line + "\n";

        assertThat(PartnersFile.read(yaml)).isInstanceOf(PartnersFile.Invalid.class);
    }
}
