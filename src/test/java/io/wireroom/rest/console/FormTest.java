package io.wireroom.rest.console;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.wireroom.rest.problem.Problem;
import io.wireroom.rest.problem.ProblemType;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** Forms as browsers send them. */
class FormTest {
    private static Form form(String body) throws IOException {
        return Form.read(new ByteArrayInputStream(body.getBytes(UTF_8)), 100);
    }

    @Test
    void readsFieldsInOrder() throws IOException {
        Form form = form("id=0-1&id=0-2&title=a+b%26%C3%A9&empty=&&=x&lonely");

        assertThat(form.texts("id")).containsExactly("0-1", "0-2");
        assertThat(form.text("title")).isEqualTo("a b&é");
        assertThat(form.text("empty")).isEmpty();
        assertThat(form.text("lonely")).isEmpty();
        assertThat(form.texts("absent")).isEmpty();
    }

    @Test
    void documentsHaveTheLineEndsOfProducers() throws IOException {
        assertThat(form("d=a%0D%0Ab%0Ac").document("d")).asString(UTF_8).isEqualTo("a\nb\nc");
    }

    @Test
    void rejectsOverlongAndInvalidForms() {
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> form("a=" + "x".repeat(99)))
                .satisfies(problem -> assertThat(problem.type()).isEqualTo(ProblemType.TOO_LARGE));
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> form("a=%zz"))
                .satisfies(problem -> assertThat(problem.type()).isEqualTo(ProblemType.BAD_REQUEST));
    }
}
