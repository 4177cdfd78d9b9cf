package io.wireroom.normalize.body;

import static org.assertj.core.api.Assertions.assertThat;

import io.wireroom.normalize.link.LinkResolver;
import io.wireroom.normalize.text.Languages;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Direction and language within a body. */
class TextContextTest {
    private static final LinkResolver LINKS = new LinkResolver(null);

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            <p dir="rtl">سفن</p>                                 | <p dir="rtl">سفن</p>
            <p dir="RTL" lang="ar_EG">سفن</p>                     | <p dir="rtl">سفن</p>
            <p lang="ar-eg">سفن</p>                               | <p lang="ar-EG">سفن</p>
            <p xml:lang="ar">سفن</p>                              | <p lang="ar">سفن</p>
            <p dir="up" lang="english please">a</p>               | <p>a</p>
            <div dir="rtl"><p>a</p><ul><li>b</ul>c</div><p>d</p>  | <p dir="rtl">a</p><ul dir="rtl"><li>b</li></ul><p dir="rtl">c</p><p>d</p>
            <div lang="fr"><div lang="de">a</div>b</div>          | <p lang="de">a</p><p lang="fr">b</p>
            <blockquote lang="fr"><p lang="fr">a</p></blockquote> | <blockquote lang="fr"><p>a</p></blockquote>
            <p>a <em lang="la">b</em> <b dir="ltr">c</b></p>      | <p>a <em lang="la">b</em> <b dir="ltr">c</b></p>
            <h2 dir="rtl">a<div>b</div></h2>                      | <h2 dir="rtl">a</h2><p dir="rtl">b</p>
            <table dir="rtl"><tr><td lang="ar">a</table>          | <table dir="rtl"><tbody><tr><td lang="ar">a</td></tr></tbody></table>
            <p>a <bdo dir="rtl">bc</bdo> <bdi>d</bdi></p>         | <p>a bc d</p>
            <em lang="la">b</em> c                                | <p><em lang="la">b</em> c</p>
            <span dir="rtl">b</span> c                            | <p>b c</p>
            <b dir="rtl"><p>a</p><p>b</p></b>                     | <p dir="rtl"><b>a</b></p><p dir="rtl"><b>b</b></p>
            """)
    void isKept(String html, String expected) {
        CleanBody body = BodyPolicy.clean(html, LINKS);
        assertThat(body.html()).isEqualTo(expected);
        assertThat(BodyPolicy.clean(body.html(), LINKS).html()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            en_us               | en-US
            English             | en
            ARABIC              | ar
            Portuguese (Brazil) | pt-BR
            eng                 | en
            ger                 | de
            deu-at              | de-AT
            zh-Hant             | zh-Hant
            Farsi               | fa
            """)
    void readsLanguagesByTagOrEnglishName(String written, String tag) {
        assertThat(Languages.tag(written)).contains(tag);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            english please
            Klingonese
            und
            e
            12
            """)
    void ignoresInvalidLanguages(String written) {
        assertThat(Languages.tag(written)).isEmpty();
    }
}
