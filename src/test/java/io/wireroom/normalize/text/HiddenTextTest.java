package io.wireroom.normalize.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.wireroom.article.ParsedDocument.Format;
import io.wireroom.article.Rejection.Code;
import io.wireroom.normalize.Documents;
import java.time.Duration;
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
                "<p style='display:n\\6f ne'>Secret</p>",
                "<p style='d\\69splay:no\\6e e'>Secret</p>",
                "<p style='/* ; */display/**/:/*:*/none/*'>Secret</p>",
                "<p style='content:\";\\\";\";display:none'>Secret</p>",
                "<p style='background:url(a;b/*);display:none'>Secret</p>",
                "<p style='display:none!important;display:block'>Secret</p>",
                "<p style='display:block;display:none'>Secret</p>",
                "<p style='content-visibility:hidden'>Secret</p>",
                "<p style='opacity:0%'>Secret</p>",
                "<p style='opacity:.0'>Secret</p>",
                "<p style='filter:blur(1px) opacity(0)'>Secret</p>",
                "<p style='font-size:.1px'>Secret</p>",
                "<p style='font:0/0 a'>Secret</p>",
                "<p style='transform:scale(0)'>Secret</p>",
                "<p style='-webkit-transform: rotate(3deg) scale( 0 , 1 )'>Secret</p>",
                "<p style='transform:scaleX(0.0)'>Secret</p>",
                "<p style='transform:matrix(0,0,0,0,0,0)'>Secret</p>",
                "<p style='scale:0'>Secret</p>",
                "<p style='transform:translateX(-9999px)'>Secret</p>",
                "<p style='position:fixed;left:-200vw'>Secret</p>",
                "<p style='position:absolute;top:-999em'>Secret</p>",
                "<p style='position:absolute;left:99999px'>Secret</p>",
                "<p style='margin-left:-9999px'>Secret</p>",
                "<p style='margin:0 0 0 -9999px'>Secret</p>",
                "<p style='text-indent:100%;white-space:nowrap;overflow:hidden'>Secret</p>",
                "<p style='clip-path:inset(50%)'>Secret</p>",
                "<p style='clip-path:inset(0 50% round 1px)'>Secret</p>",
                "<p style='-webkit-clip-path:circle(0 at 50% 50%)'>Secret</p>",
                "<p style='clip-path:ellipse(0 50%)'>Secret</p>",
                "<p style='clip-path:polygon(0 0,0 0,0 0)'>Secret</p>",
                "<p style='clip:rect(0 0 0 0)'>Secret</p>",
                "<p style='width:1px;height:1px;overflow:clip'>Secret</p>",
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
                "<p style='dis/**/play:none'>Open</p>",
                "<p style='display:no/**/ne'>Open</p>",
                "<p style='display:none\\;'>Open</p>",
                "<p style='display:none;display:block'>Open</p>",
                "<p style='content:\"display:none;\"'>Open</p>",
                "<p style='x{display:none}'>Open</p>",
                "<p hidden style='display:block'>Open</p>",
                "<p style='opacity:1%'>Open</p>",
                "<p style='font:12px/0 a'>Open</p>",
                "<p style='transform:scale(0.5) scaleZ(0)'>Open</p>",
                "<p style='transform:scale(0);transition:transform 1s'>Open</p>",
                "<p style='left:-100%'>Open</p>",
                "<p style='padding-bottom:99999px;margin-bottom:-99999px;overflow:hidden'>Open</p>",
                "<p style='text-indent:100%'>Open</p>",
                "<p style='clip:rect(0px,100px,200px,0px)'>Open</p>",
                "<p style='clip:rect(auto)'>Open</p>",
                "<p style='clip-path:inset(10% 40%)'>Open</p>",
                "<p style='clip-path:polygon(0 0,100% 0,0 100%)'>Open</p>",
                "<p style='clip-path:circle(50%)'>Open</p>",
                "<p style='visibility:hidden'><span style='visibility:visible'>Open</span></p>",
                "<div style='visibility:hidden'>no<p>no <b style='VISIBILITY:visible'>Open</b> no<br></p><img src='https://a.example/i.png'></div>",
                "<div style='visibility:hidden'><div style='visibility:hidden'><i style='visibility:visible'>Open</i></div></div>",
                "<div style='visibility:visible'>Open<p style='visibility:hidden'>no</p></div>",
                "<details><summary>Open</summary></details>",
                "<dialog open>Open</dialog>"
            })
    void keepsVisibleText(String html) {
        assertThat(Documents.complete().body(Format.HTML, html).article().contentText())
                .isEqualTo("Open");
    }

    @Test
    void keepsVisiblePartsOfAnInvisibleElement() {
        var article = Documents.complete()
                .body(
                        Format.HTML,
                        "<table style='visibility:hidden'><tr><td>a<td style='visibility:visible'>Open"
                                + "<td style='visibility:visible;display:none'>b</table>")
                .article();
        assertThat(article.contentHtml()).contains("<td></td><td>Open</td>").doesNotContain("a<", "b<");
        assertThat(article.notes()).containsExactly("content_html: removed hidden text (2)");
    }

    @Test
    void takesLinearTime() {
        String deep = "<i style='visibility:hidden'>".repeat(200) + "x";
        String html =
                deep.repeat(150) + "<b style='visibility:visible;" + "a:\\62 c(;/**/);".repeat(20_000) + "'>Open</b>";
        assertTimeoutPreemptively(
                Duration.ofSeconds(10),
                () -> assertThat(Documents.complete()
                                .body(Format.HTML, html)
                                .article()
                                .contentText())
                        .isEqualTo("Open"));
    }

    @Test
    void aHiddenBodyIsEmpty() {
        assertThat(Documents.complete()
                        .body(Format.HTML, "<div hidden>Secret</div>")
                        .rejection())
                .isEqualTo(Code.BODY_EMPTY);
    }
}
