package io.wireroom.rest.console;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.wireroom.article.TextPosition;
import io.wireroom.rest.console.DocumentText.Line;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A document with the place of its error. */
class DocumentTextTest {
    private static DocumentText text(String text, @Nullable TextPosition position) {
        return DocumentText.of(text.getBytes(UTF_8), position);
    }

    @Test
    void marksTheCharacterAtThePosition() {
        assertThat(text("one\n😀two\nthree", new TextPosition(2, 2)).lines())
                .containsExactly(
                        new Line(1, "one", null, ""), new Line(2, "😀", "t", "wo"), new Line(3, "three", null, ""));
    }

    @Test
    void marksTheEndOfALineThatIsTooShort() {
        assertThat(text("one\ntwo", new TextPosition(1, 4)).lines()).contains(new Line(1, "one", " ", ""));
        assertThat(text("one\n\ntwo", new TextPosition(2, 9)).lines()).contains(new Line(2, "", " ", ""));
    }

    @Test
    void marksNothingAfterTheEnd() {
        assertThat(text("one", new TextPosition(7, 1)).lines()).containsExactly(new Line(1, "one", null, ""));
    }

    @Test
    void cutsLongDocuments() {
        DocumentText text = text("x\n".repeat(1_000), new TextPosition(500, 1));

        assertThat(text.cut()).isTrue();
        assertThat(text.lines()).hasSize(31).first().isEqualTo(new Line(485, "x", null, ""));
        assertThat(text("x\n".repeat(1_000), null).lines()).hasSize(40);
        assertThat(text.whole()).hasSize(2_000);
    }

    @Test
    void showsAPartOfALongLine() {
        Line line = text("a".repeat(1_000) + "b" + "😀".repeat(500), new TextPosition(1, 1_001))
                .lines()
                .getFirst();

        assertThat(line.at()).isEqualTo("b");
        assertThat(line.before()).startsWith("…").hasSizeLessThan(300);
        assertThat(line.after()).endsWith("😀…").hasSizeLessThan(300);
    }

    @Test
    void detectsBinaryContent() {
        assertThat(DocumentText.of(new byte[] {'a', (byte) 0xff, 'b'}, null))
                .satisfies(text -> assertThat(text.lossy()).isTrue())
                .satisfies(text -> assertThat(text.whole()).isEqualTo("a�b"));
        assertThat(text("", null).lines()).isEmpty();
    }
}
