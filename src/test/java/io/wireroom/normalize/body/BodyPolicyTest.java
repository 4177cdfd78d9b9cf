package io.wireroom.normalize.body;

import static org.assertj.core.api.Assertions.assertThat;

import io.wireroom.normalize.link.LinkResolver;
import io.wireroom.normalize.link.WebUrl;
import io.wireroom.normalize.text.Words;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BodyPolicyTest {
    private static final LinkResolver LINKS = new LinkResolver(
            WebUrl.parse("https://harbor.example/news/2026/ships?x=1").orElseThrow());

    private static CleanBody clean(String html) {
        CleanBody body = BodyPolicy.clean(html, LINKS);
        assertThat(BodyPolicy.clean(body.html(), LINKS).html()).isEqualTo(body.html());
        return body;
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            <p>a</p>\\n<p>b</p>                        | <p>a</p>\\n<p>b</p>
            <p></p>                                    | <p></p>
            <p>AT&T & Co &lt;x&gt; "q" 'r'</p>         | <p>AT&amp;T &amp; Co &lt;x&gt; "q" 'r'</p>
            <p>a&nbsp;b&eacute;</p>                    | <p>a\u00a0bé</p>
            text <b>bold</b> on                        | <p>text <b>bold</b> on</p>
            <div>a</div><div>b</div>                   | <p>a</p><p>b</p>
            <div><p>a</p>b</div>c                      | <p>a</p><p>b</p><p>c</p>
            <section><article>a</article></section>    | <p>a</p>
            <h1>T</h1><h5>U</h5><h6>V</h6>             | <h2>T</h2><h4>U</h4><h4>V</h4>
            <h2>T<div>a</div><div>b</div></h2>         | <h2>T</h2><p>a</p><p>b</p>
            <h2><p>T</p></h2>                          | <h2>T</h2>
            <h2><ul><li>a</li></ul></h2>               | <ul><li>a</li></ul>
            <b><p>a</p><p>b</p></b>                    | <p><b>a</b></p><p><b>b</b></p>
            <a href="/x"><div>a</div><div>b</div></a>  | <p><a href="https://harbor.example/x" rel="nofollow" target="_blank">a</a></p><p><a href="https://harbor.example/x" rel="nofollow" target="_blank">b</a></p>
            <b><b>a</b></b> x<sup>2<sup>3</sup></sup>  | <p><b>a</b> x<sup>2<sup>3</sup></sup></p>
            <p>a<b></b>b</p>                           | <p>ab</p>
            <p>a<span>b</span>c</p>                    | <p>abc</p>
            <p>a<hr>b                                  | <p>a</p><hr><p>b</p>
            <pre>a\\n  b<div>c</div><div>d</div></pre> | <pre>a\\n  b\\nc\\nd</pre>
            <del>old</del> <strike>x</strike>          | <p><s>old</s> <s>x</s></p>
            <ul><li>a<li>b</ul>                        | <ul><li>a</li><li>b</li></ul>
            <li>a</li><li>b</li>                       | <p>a</p><p>b</p>
            <ol start="3" type="i"><li>a</ol>          | <ol start="3" type="i"><li>a</li></ol>
            <ol start="-2x" reversed type=1><li value=" 7">a</ol> | <ol start="-2" reversed=""><li value="7">a</li></ol>
            <ol start=x type=z><li value=>a</ol>       | <ol><li>a</li></ol>
            <ul type="disc"><li value="7">a</ul>       | <ul><li>a</li></ul>
            <p><a href="https://e.org/" title="The &quot;port&quot; <now>">a</a></p> | <p><a href="https://e.org/" title="The &quot;port&quot; &lt;now&gt;" rel="nofollow" target="_blank">a</a></p>
            <p><img src="https://e.org/i.png" alt="a" title=" b  c "></p> | <p><img src="https://e.org/i.png" alt="a" title="b c"></p>
            <p><img src="https://e.org/i.png" title=" "></p> | <p><img src="https://e.org/i.png"></p>
            <table><tr><th scope="col">a<th scope="x">b<td scope="row">c</table> | <table><tbody><tr><th scope="col">a</th><th>b</th><td>c</td></tr></tbody></table>
            <dl><dt>a<dd>b</dl>                        | <p>a</p><p>b</p>
            <table><tr><td colspan=2 id=x>a</table>    | <table><tbody><tr><td colspan="2">a</td></tr></tbody></table>
            <table><caption>c</caption><tr><td>a</table> | <p>c</p><table><tbody><tr><td>a</td></tr></tbody></table>
            <table><tfoot><tr><th>a</table>            | <table><tbody><tr><th>a</th></tr></tbody></table>
            <blockquote>a</blockquote>                 | <blockquote>a</blockquote>
            <blockquote><div>a</div>b</blockquote>     | <blockquote><p>a</p>b</blockquote>
            <figure><div><img src=/a.png alt="x<y"></div><figcaption>c</figcaption></figure> | <figure><img src="https://harbor.example/a.png" alt="x&lt;y"><figcaption>c</figcaption></figure>
            <br><br>a<br>b                             | <p>a<br>b</p>
            <p onclick="x()" style="a" class=b>a</p>   | <p>a</p>
            <!-- c --><p>a<!-- d -->b</p>              | <p>ab</p>
            <html><head><title>t</title></head><body><p>a</p></body></html> | <p>a</p>
            """)
    void writesTheCanonicalFormOf(String html, String expected) {
        assertThat(clean(html.replace("\\n", "\n")).html()).isEqualTo(expected.replace("\\n", "\n"));
    }

    @Test
    void notesDroppedAttributesWithContent() {
        CleanBody body = clean(
                "<p title=t class=c id=i data-x=y aria-label=l><abbr title=t>a</abbr> <q cite=c>b</q>"
                        + "<time datetime=2026>c</time></p><blockquote cite=https://e.org/ title=' '>d</blockquote><i title=t>e</i>");
        assertThat(body.html()).doesNotContain("=");
        assertThat(body.notes())
                .anyMatch(note -> note.equals(
                        "content_html: removed aria-label (1), cite (2), datetime (1), title (2), title of abbr (1)"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            https://a.example/x?y=1&z=2 | https://a.example/x?y=1&amp;z=2
            here                        | https://harbor.example/news/2026/here
            ../up                       | https://harbor.example/news/up
            ./a/../b?q=/../             | https://harbor.example/news/2026/b?q=/../
            /root                       | https://harbor.example/root
            ?p=2                        | https://harbor.example/news/2026/ships?p=2
            #top                        | https://harbor.example/news/2026/ships?x=1#top
            //cdn.example/a             | https://cdn.example/a
            \\\\cdn.example\\a          | https://cdn.example/a
            mailto:desk@harbor.example  | mailto:desk@harbor.example
            https://a.example/a b"c     | https://a.example/a%20b%22c
            HTTPS://A.example           | HTTPS://A.example
            https://bücher.example/ü    | https://bücher.example/ü
            https://[2001:db8::1]:8080/ | https://[2001:db8::1]:8080/
            """)
    void resolvesLinks(String href, String expected) {
        assertThat(clean("<p><a href='" + href + "'>x</a></p>").html())
                .isEqualTo("<p><a href=\"" + expected + "\" rel=\"nofollow\" target=\"_blank\">x</a></p>");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            javascript:alert(1)
            java&#10;script:alert(1)
            ftp://a.example/
            tel:123
            data:text/html,x
            https://user:secret@a.example/
            https://
            https:///a.example
            https://a..example/
            https://a.example:99999/
            https:a.example
            mailto:
            """)
    void keepsLinkTextWhenLinkIsUnsafe(String href) {
        CleanBody body = clean("<p>see <a href='" + href + "'>this</a></p>");
        assertThat(body.html()).isEqualTo("<p>see this</p>");
        assertThat(body.notes()).containsExactly("content_html: unwrapped link without a usable address (1)");
    }

    @Test
    void unwrapsRelativeLinksWithoutABase() {
        CleanBody body = BodyPolicy.clean("<p><a href='/x'>a</a><img src='/b.png'></p>", new LinkResolver(null));
        assertThat(body.html()).isEqualTo("<p>a</p>");
    }

    @Test
    void notesWhatWasRemoved() {
        CleanBody body = clean("<p onclick='x'>a</p><iframe src=x></iframe><script>1</script><iframe></iframe>"
                + "<x-y>b</x-y><div>c</div><img src='data:image/png;base64,AA'>");
        assertThat(body.notes())
                .containsExactly(
                        "content_html: removed event handler (1), iframe (1), image without a usable address (1), script (1)",
                        "content_html: unwrapped div (1), other (1)",
                        "content_html: replaced iframe by a link (1)");
    }

    @Test
    void limitsNotesForUnknownElements() {
        var html = new StringBuilder();
        for (int i = 0; i < 5_000; i++) {
            html.append("<x").append(i).append('>');
        }
        assertThat(clean(html + "a").notes()).containsExactly("content_html: unwrapped other (5000)");
    }

    @Test
    void removesCharactersThatXmlDoesNotAllow() {
        assertThat(clean("<p>a\u0000\u0001\u000b&#1;&#x1f;\ufffe\ud800b\u0085\u007f\ud83d\ude80</p>")
                        .html())
                .isEqualTo("<p>ab\ud83d\ude80</p>"
                        .replace("ab", clean("<p>a\u0000b</p>").text()));
    }

    @Test
    void convertsParagraphsListsAndTablesToText() {
        assertThat(clean("<h2>T</h2><p>a  <b>b</b>\n c</p><ul><li>d<li>e</ul><table><tr><td>f<td>g<tr><td>h</table>"
                                + "<p>i<br>j</p><pre>k\n  l</pre>")
                        .text())
                .isEqualTo("T\n\na b c\n\nd\ne\n\nf g\nh\n\ni\nj\n\nk\nl");
    }

    @Test
    void findsTheFirstImage() {
        CleanBody body = clean("<img src='/count.gif' width=1 height=1><img src='/x.None'><img src='/y.jpg'>");
        assertThat(body.image()).isEqualTo("https://harbor.example/y.jpg");
    }

    @Test
    void staysSmallAndFastForDeepNesting() {
        for (String tag : List.of(
                "div",
                "b",
                "blockquote",
                "ul><li",
                "table><tr><td",
                "font",
                "i><p",
                "a href=x",
                "sup",
                "svg",
                "pre",
                "h2",
                "x")) {
            String html = ("<" + tag + ">").repeat(10_000) + "words";
            Assertions.assertTimeoutPreemptively(
                    Duration.ofSeconds(10),
                    () -> assertThat(clean(html).html().length()).as(tag).isLessThan(200_000));
        }
    }

    @Test
    void limitsRepeatedInlineElements() {
        String html = "<a href='https://a.example/" + "x".repeat(8_000) + "'>" + "<p>y".repeat(20_000);
        CleanBody body = clean(html);
        assertThat(body.html().length()).isLessThan(2_000_000);
        assertThat(Words.count(body.text())).isEqualTo(20_000);
    }
}
