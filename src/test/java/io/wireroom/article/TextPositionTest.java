package io.wireroom.article;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextPositionTest {

    @Test
    void isReadFromTheBeginningOfADetail() {
        assertThat(TextPosition.of(rejection("line 3, column 17: an unknown value\nand more")))
                .contains(new TextPosition(3, 17));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "the document has no title",
                "line 1: a JSON document must be an object",
                "it stands at line 3, column 7: there",
                "line 99999999999, column 1: far down"
            })
    void isEmptyForOtherDetails(String detail) {
        assertThat(TextPosition.of(rejection(detail))).isEmpty();
    }

    private static Rejection rejection(String detail) {
        return new Rejection(Rejection.Code.FRONT_MATTER_SYNTAX, detail);
    }
}
