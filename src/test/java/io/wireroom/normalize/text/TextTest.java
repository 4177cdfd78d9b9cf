package io.wireroom.normalize.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Plain text, slugs, excerpts and word counts. */
@SuppressWarnings("text-blocks") // the blanks that a row names by \\u escapes are meant
class TextTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            P&amp;L <b>x</b>          | P&L x
            a < b                     | a < b
            a <3 b > c                | a <3 b > c
            AT&T                      | AT&T
            AT&amp;amp;T              | AT&amp;T
            one<br>two<BR/>three      | one two three
            <p>x</p><!-- no -->y      | <p>x</p><!-- no -->y
            Using <video> in C++: vector<int>             | Using <video> in C++: vector<int>
            Using &lt;video&gt; in C++: vector&lt;int&gt; | Using <video> in C++: vector<int>
            <em>So</em> <a href="/x">it <b>is</b></a>     | So it is
            Map<S> and List<a>, not </b>                  | Map<S> and List<a>, not </b>
            <SPAN class="x">a</span> <b>b</i>             | a <b>b</i>
            <code>&lt;b&gt;</code>    | <b>
            desk <desk@a.example>     | desk <desk@a.example>
            ?a=1&copy=2               | ?a=1&copy=2
            &lt;b&gt;x                | <b>x
            """)
    void plainTextOf(String raw, String expected) {
        assertThat(PlainText.of(raw)).isEqualTo(expected);
    }

    @Test
    void plainTextHasNoControlCharacters() {
        assertThat(PlainText.of("&eacute;&#8217;&#x1F680;")).isEqualTo("é’\ud83d\ude80");
        assertThat(PlainText.of("e\u0301")).isEqualTo("é");
        assertThat(PlainText.of("  a\u00a0 \u2028 b  ")).isEqualTo("a b");
        assertThat(PlainText.of("a\u0000\u0007b\ufeffc")).isEqualTo("abc");
        assertThat(PlainText.of("a\ud800b")).isEqualTo("ab");
        assertThat(PlainText.of("a\u202eb\u202c &#x202d;c")).isEqualTo("ab c");
    }

    @Test
    void plainTextWithoutMarkupAndEntitiesStaysAsItIs() {
        var random = new Random(7);
        String[] pieces = {
            "& ", "amp;", "<", ">", "<b>", "<p>", "</p>", " ", "38;", ";", "/", "<!--", "-->", "é", "\u0301", "\u0001"
        };
        for (int i = 0; i < 20_000; i++) {
            var raw = new StringBuilder();
            for (int n = random.nextInt(40); n >= 0; n--) {
                raw.append(pieces[random.nextInt(pieces.length)]);
            }
            String once = PlainText.of(raw.toString());
            assertThat(PlainText.of(once)).as(raw.toString()).isEqualTo(once);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            <p>One <i>two</i>.</p><p>Three</p>                 | One two. Three
            <p>One<p>Two                                       | One Two
            The <p> element and vector<int>                    | The <p> element and vector<int>
            a<!-- b --> <img src="x"> c<br>d                   | a c d
            a <script>alert(1)</script> b                      | a b
            a <iframe src=x>b</iframe> c <video> d             | a c <video> d
            <p style="display:none">Secret</p><p>Open</p>      | Open
            a <span hidden>Secret</span> b                     | a b
            AT&amp;amp;T                                       | AT&amp;T
            """)
    void proseOf(String raw, String expected) {
        assertThat(PlainText.ofProse(raw)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"<b>", "</b>", "<b></b>", "<p ", "<!-- ", "<!-- -->", "<p>", "<script>", "<i></p>", "<a href='"})
    void proseTakesLinearTime(String piece) {
        Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(5), () -> PlainText.ofProse(piece.repeat(1_000_000 / piece.length())));
    }

    @Test
    void proseWithOneClosedCommentTakesLinearTime() {
        Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(5), () -> PlainText.ofProse("--> " + "<!-- ".repeat(200_000) + "b>"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"<a ", "<", "&amp;", "&amp;amp;", "amp;", "<!--", "<b>", "a>", "&#38;"})
    void plainTextTakesLinearTime(String piece) {
        Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(5), () -> PlainText.of(piece.repeat(1_000_000 / piece.length())));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            Ships Come In             | ships-come-in
            Zoë's 1,000 Days          | zoe-s-1000-days
            It’s “Here”               | its-here
            A & B, C — D              | a-b-c-d
            U.S. 5.5% up              | u-s-5-5-up
            --a--b--                  | a-b
            北京 news                  | bei-jing-news
            ½ &eacute; &#233; &nope;  | 1-2-e-e-nope
            !!!                       | ``
            '''x'''                   | x
            """)
    void slugOf(String title, String expected) {
        assertThat(Slug.of(title)).isEqualTo(expected);
    }

    @Test
    void keyOfASourceKeepsItsCapitals() {
        assertThat(Slug.keepingCase("PR Karma & Söhne")).isEqualTo("PR-Karma-Sohne");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            One two. Three four. Five six seven.   | 24 | One two. Three four.
            Acme Inc. rose 5% today. Then it fell. | 30 | Acme Inc. rose 5% today.
            Acme Inc. Rose rose today in trading.  | 20 | Acme Inc. Rose rose…
            In the U.S. Army men sang. They did.   | 30 | In the U.S. Army men sang.
            He said "Go." Then he went away.       | 20 | He said "Go."
            Ships, cargo, and more of that         | 15 | Ships, cargo…
            Short.                                 | 20 | Short.
            これは一文です。次の文です。              | 10 | これは一文です。
            यह पहला है। यह दूसरा वाक्य है।         | 15 | यह पहला है।
            هل وصلت السفن؟ نعم وصلت.             | 18 | هل وصلت السفن؟
            東京 湾岸で船が次々と港に戻った             | 12 | 東京 湾岸で船が次々と…
            abcdefghijklmnop                       | 5  | abcd…
            """)
    void excerptOf(String text, int limit, String expected) {
        assertThat(Excerpt.of(text, limit)).isEqualTo(expected);
    }

    @Test
    void excerptEndsAtAParagraphsEnd() {
        assertThat(Excerpt.of("A heading\n\nA sentence that goes on and on.", 20))
                .isEqualTo("A heading");
    }

    @Test
    void excerptNeverSplitsACharacter() {
        assertThat(Excerpt.of("\ud83d\ude80".repeat(20), 6)).isEqualTo("\ud83d\ude80\ud83d\ude80…");
        assertThat(Excerpt.of("e\u0301".repeat(20), 6)).isEqualTo("éé…");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            one two three   | 3
            at-risk youth   | 2
            youth—2.9 times | 3
            & - …           | 0
            ``              | 0
            don't U.S. $250 | 3
            日本語 text       | 4
            `a\n\nb`        | 2
            """)
    void countsWords(String text, int expected) {
        assertThat(Words.count(text)).isEqualTo(expected);
    }
}
