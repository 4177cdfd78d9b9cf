package io.wireroom.rest.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.wireroom.article.TextPosition;
import io.wireroom.imports.ImportProgress;
import io.wireroom.imports.ImportProgress.End;
import io.wireroom.imports.ImportProgress.Problem;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ImportReportTest {

    @Test
    void aProblemHasItsPlaceInTheArchiveAndInTheDocument() {
        Problem problem = new Problem(
                7, "news/1-a.md", "front-matter.syntax", "line 3, column 9: what is this", new TextPosition(3, 9));

        assertThat(text(ImportReport.line(problem)))
                .isEqualTo("{\"problem\":{\"entry\":7,\"name\":\"news/1-a.md\",\"code\":\"front-matter.syntax\","
                        + "\"detail\":\"line 3, column 9: what is this\",\"line\":3,\"column\":9}}\n");
    }

    @Test
    void aRunningLineHasTheCountsAlone() {
        assertThat(text(ImportReport.line(progress(null))))
                .isEqualTo("{\"read\":10,\"accepted\":6,\"rejected\":3,\"failed\":1,\"skipped\":2}\n");
    }

    @Test
    void theLastLineCountsByCodeAndSaysHowItEnded() {
        assertThat(text(ImportReport.line(progress(new End.Damaged(12, "2-b.md", "the archive ends too early")))))
                .isEqualTo("{\"read\":10,\"accepted\":6,\"rejected\":3,\"failed\":1,\"skipped\":2,"
                        + "\"codes\":{\"title.missing\":3,\"unavailable\":1},\"end\":\"damaged\",\"entry\":12,\"name\":\"2-b.md\",\"detail\":\"the"
                        + " archive ends too early\"}\n");
    }

    private static ImportProgress progress(@Nullable End end) {
        return new ImportProgress(
                10, 6, 2, 3, 1, "2-b.md", Map.of("unavailable", 1L, "title.missing", 3L), List.of(), end);
    }

    private static String text(byte[] line) {
        return new String(line, UTF_8);
    }
}
