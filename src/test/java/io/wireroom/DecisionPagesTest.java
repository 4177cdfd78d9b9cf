package io.wireroom;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DecisionPagesTest {
    private static final Path FOLDER = Path.of("src/docs/decisions");
    private static final Pattern STATUS =
            Pattern.compile("\\*\\*Status:\\*\\* (accepted|superseded by \\[.+]\\(.+\\.md\\)), (\\d{4}-\\d{2}-\\d{2})");

    @Test
    void everyDecisionHasAStatusAndIsListedWithItsTitleAndDate() throws IOException {
        String index = Files.readString(FOLDER.resolve("README.md"));
        for (Path page : pages()) {
            List<String> lines = Files.readAllLines(page);
            Matcher status = STATUS.matcher(lines.get(1));
            assertThat(status.matches()).as("%s: %s", page, lines.get(1)).isTrue();
            assertThat(lines.get(2)).as("%s", page).isEmpty();
            String title = lines.getFirst().substring(2);
            assertThat(index)
                    .as("%s", page)
                    .containsPattern(Pattern.quote("| [" + title + "](" + page.getFileName() + ") | ") + "\\S.*\\. \\| "
                            + status.group(2) + " \\|");
        }
    }

    private static List<Path> pages() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            List<Path> pages = files.filter(file -> file.toString().endsWith(".md"))
                    .filter(file -> !file.endsWith("README.md"))
                    .sorted()
                    .toList();
            assertThat(pages).hasSizeGreaterThan(20);
            return pages;
        }
    }
}
