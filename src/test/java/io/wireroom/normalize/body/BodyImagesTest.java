package io.wireroom.normalize.body;

import static org.assertj.core.api.Assertions.assertThat;

import io.wireroom.normalize.link.LinkResolver;
import io.wireroom.normalize.link.WebUrl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Lazy images, emoji and tracking pixels. */
class BodyImagesTest {
    private static final LinkResolver LINKS =
            new LinkResolver(WebUrl.parse("https://e.org/a/b").orElseThrow());
    private static final String REAL = "<p><img src=\"https://e.org/real.jpg\"></p>";

    private static CleanBody clean(String html) {
        CleanBody body = BodyPolicy.clean(html, LINKS);
        assertThat(BodyPolicy.clean(body.html(), LINKS).html()).isEqualTo(body.html());
        return body;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<img src=\"data:image/gif;base64,AA\" data-src=\"https://e.org/real.jpg\"><noscript><img src=\"https://e.org/real.jpg\"></noscript>",
                "<noscript><img src='/real.jpg'></noscript><img src='data:,' data-lazy-src='/real.jpg'>",
                "<img src='/wp-content/lazy_placeholder.gif' data-original='/real.jpg'>",
                "<img src='/img/spacer.gif' data-srcset='/small.jpg 300w, /real.jpg 1200w, /huge.jpg 4000w'>",
                "<img srcset='/small.jpg, /real.jpg 2x'>",
                "<img src='data:image/svg+xml,x'><noscript><img src='/real.jpg'></noscript>",
                "<img class='lazyload' src='/tiny.jpg' data-src='/real.jpg'>",
                "<span><img data-src='/real.jpg'></span><noscript><img src='/real.jpg?w=9'></noscript>",
                "<picture><source srcset='/real.jpg 800w'><img src='data:,'></picture>",
                "<picture><source srcset='/real.jpg'></picture>",
                "<amp-img src='/real.jpg'><noscript><img src='/real.jpg'></noscript></amp-img>",
                "<img src='https://e.org/real.jpg' srcset='/other.jpg 2000w' data-large-file='/x.jpg'>",
                "<noscript><img src='/real.jpg'></noscript>",
                "<img src='/blurred-20x13.jpg' srcset='/blurred-20x13.jpg 20w' data-lazy-src='/real.jpg' data-lazy-srcset='/big.jpg 2000w'>",
                "<img src='/real.jpg?is-pending-load=1' srcset='data:image/gif;base64,R0lGOD,x' data-lazy-src='https://e.org/real.jpg'>",
                "<img src='data:,' srcset='/other.jpg 900w' data-lazy-src='/real.jpg'>",
                "<img src='https://e.org/real.jpg' data-src='/gallery?page=2' data-original='/original.tif'>",
            })
    void findsLazyLoadedImages(String html) {
        CleanBody body = clean(html);
        assertThat(body.html()).isEqualTo(REAL);
        assertThat(body.image()).isEqualTo("https://e.org/real.jpg");
    }

    @Test
    void usesTheImageInNoscript() {
        assertThat(clean("<img data-src='/real.jpg'><noscript><img src='/real.jpg'></noscript>")
                        .notes())
                .containsExactly("content_html: removed noscript (1)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"<img hidden src='/x.jpg'>", "<img style='display:none' src='/x.jpg'>"})
    void dropsHiddenImages(String html) {
        CleanBody body = clean(html + "<p>a</p>");
        assertThat(body.html()).isEqualTo("<p>a</p>");
        assertThat(body.image()).isNull();
        assertThat(body.notes()).containsExactly("content_html: removed hidden image (1)");
    }

    @Test
    void keepsAnImageThatIsHiddenUntilItIsLoaded() {
        assertThat(clean("<img style='display:none' data-src='/real.jpg'>").html())
                .isEqualTo(REAL);
        assertThat(clean("<img style='opacity:0;transition:opacity 1s' src='/real.jpg'>")
                        .html())
                .isEqualTo(REAL);
    }

    @Test
    void keepsAPlaceholderThatNothingReplaces() {
        assertThat(clean("<img src='/placeholder.png'>").html())
                .isEqualTo("<p><img src=\"https://e.org/placeholder.png\"></p>");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            <img class="wp-smiley" alt="😀" src="https://s.w.org/images/core/emoji/2.3/72x72/1f600.png"> | 😀
            <img class="emoji" src="https://twemoji.maxcdn.com/2/72x72/1f1e9-1f1ea.png">       | 🇩🇪
            <img src="https://e.org/wp-includes/images/smilies/icon_smile.gif" alt=":-)">      | :-)
            """)
    void replacesEmojiImagesByCharacters(String image, String character) {
        CleanBody body = clean("<p>Hi " + image + " there</p><img src='/real.jpg'>");
        assertThat(body.html()).isEqualTo("<p>Hi " + character + " there</p>" + REAL);
        assertThat(body.text()).isEqualTo("Hi " + character + " there");
        assertThat(body.image()).isEqualTo("https://e.org/real.jpg");
        assertThat(body.notes()).containsExactly("content_html: replaced emoji image by its character (1)");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<img src='/count.gif' width=1 height=1>",
                "<img src='/count.gif' width='1px' height='0'>",
                "<img src='/count.gif' style='width:1px;height:1px'>",
                "<img src='https://pixel.wp.com/b.gif?x=1'>",
                "<img src='http://feeds.feedburner.com/~r/x/~4/y'>",
                "<noscript><img height=1 width=1 style='display:none' src='https://www.facebook.com/tr?id=1'></noscript>"
            })
    void dropsTrackingPixels(String html) {
        CleanBody body = clean(html + "<p>a</p>");
        assertThat(body.html()).isEqualTo("<p>a</p>");
        assertThat(body.image()).isNull();
        assertThat(body.notes().getFirst()).isEqualTo("content_html: removed tracking pixel (1)");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            a.jpg                                     | a.jpg
            a.jpg 1x, b.jpg 2x                        | b.jpg
            a.jpg 100w, b.jpg 5000w, c.jpg 2000w      | c.jpg
            a.jpg 3000w, b.jpg 2500w                  | b.jpg
            https://e.org/w=1,h=2/a.jpg 9w,b.jpg 10w  | b.jpg
            a.jpg,  b.jpg 300w,                       | a.jpg
            """)
    void readsSrcset(String srcset, String expected) {
        assertThat(Srcset.largest(srcset, 2_048)).contains(expected);
    }

    @Test
    void readsNothingFromAnEmptySrcset() {
        assertThat(Srcset.largest(" , ,, ", 2_048)).isEmpty();
    }
}
