package io.wireroom.archive;

import static org.assertj.core.api.Assertions.assertThat;

import io.wireroom.article.Audience;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccessScopeTest {
    @ParameterizedTest
    @CsvSource({
        "en, en, true",
        "en, en-US, true",
        "en_us, en-US, true",
        "EN-us, en-US, true",
        "en-US, en, false",
        "en, eng, false",
        "en, , false"
    })
    void aLanguageCoversItsExtensionsAndNoArticleWithoutALanguage(
            String range, @Nullable String language, boolean covered) {
        AccessScope scope = new AccessScope(Set.of(), Set.of(), Set.of(range));

        assertThat(scope.covers(new Audience("source", language, List.of()))).isEqualTo(covered);
    }
}
