package io.wireroom;

import static org.assertj.core.api.Assertions.assertThat;

import io.wireroom.article.Rejection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ErrorsPageTest {
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([^`]+)` \\|");

    @Test
    void thePageListsEveryRejectionCode() throws IOException {
        assertThat(listed())
                .containsExactlyInAnyOrderElementsOf(Stream.of(Rejection.Code.values())
                        .map(Rejection.Code::toString)
                        .toList());
    }

    @Test
    void constantsAreNamedLikeTheirCodes() {
        assertThat(Rejection.Code.values())
                .allSatisfy(code -> assertThat(code.name())
                        .isEqualTo(code.toString().toUpperCase(Locale.ROOT).replaceAll("[.-]", "_")));
    }

    private static List<String> listed() throws IOException {
        String page = Files.readString(Path.of("src/docs/errors.md"));
        String documents = page.substring(page.indexOf("## Documents"), page.indexOf("## Requests"));
        return ROW.matcher(documents)
                .results()
                .map((MatchResult row) -> row.group(1))
                .toList();
    }
}
