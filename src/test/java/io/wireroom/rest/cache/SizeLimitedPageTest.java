package io.wireroom.rest.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SizeLimitedPageTest {
    @ParameterizedTest
    @CsvSource({"100, abc-de-f", "8, abc-de-f", "7, abc-de", "5, abc", "1, abc"})
    void holdsAsManyEntriesAsFitAndOneAtLeast(int most, String page) {
        String made = SizeLimitedPage.of(
                List.of("abc", "de", "f"),
                List::size,
                (entries, count) -> entries.subList(0, count),
                entries -> String.join("-", entries),
                String::length,
                most);
        assertThat(made).isEqualTo(page);
    }
}
