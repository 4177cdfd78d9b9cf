package io.wireroom.normalize.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.wireroom.article.ParsedDocument.Format;
import io.wireroom.article.Rejection.Code;
import io.wireroom.normalize.Documents;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What no reader would see is not published, neither in the body nor in the summary. */
class HiddenTextTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "<p style=\"display:none\">Secret</p>",
                "<p style='color:red; DISPLAY : none !important'>Secret</p>",
                "<p hidden>Secret</p>",
                "<div hidden=\"\"><p>Secret <b>words</b></p></div>",
                "<span style='visibility:hidden'>Secret</span>",
                "<p style='font-size:0'>Secret</p>",
                "<p style='font-size: 0px;color:red'>Secret</p>",
                "<p style='opacity:0'>Secret</p>",
                "<p style='text-indent:-9999px'>Secret</p>",
                "<p style='position:absolute;left:-10000px'>Secret</p>",
                "<p style='clip:rect(0,0,0,0)'>Secret</p>",
                "<p style='clip: rect(1px, 1px, 1px, 1px)'>Secret</p>",
                "<p style='height:0;overflow:hidden'>Secret</p>",
                "<p style='max-height:0px; overflow: hidden'>Secret</p>",
                "<p style='mso-hide:all'>Secret</p>",
                "<dialog>Secret</dialog>",
                "<a href='https://a.example/' style='display:none'>Secret</a>"
            })
    void isRemovedAndNoted(String html) {
        var article = Documents.complete()
                .body(Format.HTML, html + "<p>The ships came in.</p>")
                .article();
        assertThat(article.contentHtml()).isEqualTo("<p>The ships came in.</p>");
        assertThat(article.summary()).isEqualTo("The ships came in.");
        assertThat(article.notes()).containsExactly("content_html: removed hidden text (1)");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<p aria-hidden='true'>Open</p>",
                "<p style='display:block'>Open</p>",
                "<p style='font-size:0.9em'>Open</p>",
                "<p style='font-size:05px'>Open</p>",
                "<p style='opacity:0.5'>Open</p>",
                "<p style='opacity:0;transition:opacity 1s'>Open</p>",
                "<p style='overflow:hidden;height:10px'>Open</p>",
                "<p style='margin-left:-9px'>Open</p>",
                "<p style='background:url(hidden.png)'>Open</p>",
                "<div style='position:relative;padding-bottom:56%;height:0;overflow:hidden'>Open</div>",
                "<div style='font-size:0'><div style='font-size:13px'>Open</div></div>",
                "<div style='font-size:0px'>Open<img src='https://a.example/i.png'></div>",
                "<details><summary>Open</summary></details>",
                "<dialog open>Open</dialog>"
            })
    void isNotWhatReadersSee(String html) {
        assertThat(Documents.complete().body(Format.HTML, html).article().contentText())
                .isEqualTo("Open");
    }

    @Test
    void aloneIsNoBody() {
        assertThat(Documents.complete()
                        .body(Format.HTML, "<div hidden>Secret</div>")
                        .rejection())
                .isEqualTo(Code.BODY_EMPTY);
    }
}
