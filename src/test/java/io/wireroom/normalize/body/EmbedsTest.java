package io.wireroom.normalize.body;

import static org.assertj.core.api.Assertions.assertThat;

import io.wireroom.normalize.link.LinkResolver;
import io.wireroom.normalize.link.WebUrl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What can't be published leaves a link behind. */
class EmbedsTest {
    private static final LinkResolver LINKS =
            new LinkResolver(WebUrl.parse("https://e.org/a/b").orElseThrow());

    private static CleanBody clean(String html) {
        CleanBody body = BodyPolicy.clean(html, LINKS);
        assertThat(BodyPolicy.clean(body.html(), LINKS).html()).isEqualTo(body.html());
        return body;
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            <iframe src="https://www.youtube.com/embed/dQw4w9WgXcQ?rel=0"></iframe>     | https://www.youtube.com/watch?v=dQw4w9WgXcQ | Video: www.youtube.com
            <iframe src="//www.youtube-nocookie.com/embed/dQw4w9WgXcQ?start=90"></iframe> | https://www.youtube.com/watch?v=dQw4w9WgXcQ&amp;t=90 | Video: www.youtube.com
            <iframe src="https://www.youtube.com/embed/videoseries?list=PLabc"></iframe> | https://www.youtube.com/playlist?list=PLabc | Video: www.youtube.com
            <iframe src="https://player.vimeo.com/video/76979871?h=1" title="The &lt;Ship&gt;"></iframe> | https://vimeo.com/76979871 | The &lt;Ship&gt;
            <iframe src="https://www.facebook.com/plugins/video.php?href=https%3A%2F%2Fwww.facebook.com%2Fx%2F1&amp;w=5"></iframe> | https://www.facebook.com/x/1 | Embedded: www.facebook.com
            <iframe src="https://open.spotify.com/embed/track/abc1"></iframe>           | https://open.spotify.com/track/abc1 | Audio: open.spotify.com
            <iframe data-src="/map"></iframe>                                          | https://e.org/map | Embedded: e.org
            <video><source src="/v.mp4"><a href="x">y</a></video>                      | https://e.org/v.mp4 | Video: e.org
            <audio src="/a.mp3"></audio>                                               | https://e.org/a.mp3 | Audio: e.org
            <object data="/f.pdf"><embed src="/f.pdf"></object>                        | https://e.org/f.pdf | Embedded: e.org
            <object><param name="movie" value="http://www.youtube.com/v/dQw4w9WgXcQ"></object> | https://www.youtube.com/watch?v=dQw4w9WgXcQ | Video: www.youtube.com
            <embed src="/x.swf">                                                       | https://e.org/x.swf | Embedded: e.org
            <amp-youtube data-videoid="dQw4w9WgXcQ"></amp-youtube>                     | https://www.youtube.com/watch?v=dQw4w9WgXcQ | Video: www.youtube.com
            <lite-youtube videoid="dQw4w9WgXcQ"></lite-youtube>                        | https://www.youtube.com/watch?v=dQw4w9WgXcQ | Video: www.youtube.com
            <noscript><iframe src="/poll"></iframe></noscript>                         | https://e.org/poll | Embedded: e.org
            """)
    void becomeLinks(String html, String url, String label) {
        CleanBody body = clean("<p>before " + html + " after</p>");
        assertThat(body.html())
                .isEqualTo("<p>before </p><p><a href=\"" + url + "\" rel=\"nofollow\" target=\"_blank\">" + label
                        + "</a></p><p>after</p>");
        assertThat(body.notes().getLast()).startsWith("content_html: replaced ").contains(" by a link (1)");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<iframe src='javascript:alert(1)'></iframe>",
                "<iframe></iframe>",
                "<iframe src='about:blank'></iframe>",
                "<iframe src='https://www.googletagmanager.com/ns.html?id=1' height=0 width=0 style='display:none'></iframe>",
                "<iframe src='https://ad.doubleclick.net/x'></iframe>",
                "<iframe src='https://a.example/t' width=1 height=1></iframe>"
            })
    void areRemovedWithoutATargetOrIfHidden(String html) {
        CleanBody body = clean("<p>a</p>" + html);
        assertThat(body.html()).isEqualTo("<p>a</p>");
        assertThat(body.notes()).containsExactly("content_html: removed iframe (1)");
    }

    @Test
    void keepTheLinksOfTweets() {
        assertThat(clean(
                                "<blockquote class='twitter-tweet'><p lang='en' dir='ltr'>Ships!</p>&mdash; A (@a) "
                                        + "<a href='https://twitter.com/a/status/1'>May 1</a></blockquote><script src='//x'></script>")
                        .html())
                .isEqualTo(
                        "<blockquote><p dir=\"ltr\" lang=\"en\">Ships!</p>— A (@a) "
                                + "<a href=\"https://twitter.com/a/status/1\" rel=\"nofollow\" target=\"_blank\">May 1</a></blockquote>");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            here    | here | here
            Here    | here | here
            here    | go here | <a href="https://e.org/a/here" rel="nofollow" target="_blank">go here</a>
            ./here  | ./here | <a href="https://e.org/a/here" rel="nofollow" target="_blank">./here</a>
            a.html  | a.html | <a href="https://e.org/a/a.html" rel="nofollow" target="_blank">a.html</a>
            """)
    void unwrapsALinkWhoseAddressIsItsOwnText(String href, String text, String expected) {
        CleanBody body = clean("<p><a href='" + href + "'>" + text + "</a></p>");
        assertThat(body.html()).isEqualTo("<p>" + expected + "</p>");
        if (!expected.startsWith("<")) {
            assertThat(body.notes()).containsExactly("content_html: unwrapped link whose address is its own text (1)");
        }
    }
}
