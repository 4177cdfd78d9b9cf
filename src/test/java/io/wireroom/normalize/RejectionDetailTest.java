package io.wireroom.normalize;

import static org.assertj.core.api.Assertions.assertThat;

import io.wireroom.article.ParsedDocument.Format;
import io.wireroom.article.Rejection.Code;
import org.junit.jupiter.api.Test;

/** Details of rejections say what a producer can change. */
class RejectionDetailTest {
    @Test
    void listsWhatWasRemovedFromAnEmptyBody() {
        Documents document =
                Documents.complete().body(Format.MARKDOWN, "![A plan](/img/plan.png)\n\n<script>x()</script>");

        assertThat(document.rejection()).isEqualTo(Code.BODY_EMPTY);
        assertThat(document.refusal().detail())
                .startsWith("the body has neither text nor an image; ")
                .contains("image without a usable address (1)", "script (1)");
    }

    @Test
    void aHeadlineOutsideOfNinjsIsExplained() {
        assertThat(Documents.empty()
                        .with("headline", "H")
                        .with("source", "HW")
                        .refusal()
                        .detail())
                .isEqualTo("title: absent, or not a text; a headline counts only in ninjs, with a uri or guid");
    }
}
