package io.wireroom.mirror;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ImageUrlTest {

    private static ImageUrl url(String text) {
        return ImageUrl.parse(text).orElseThrow();
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', textBlock = """
            http://images.example/a.jpg,                  http://images.example,        /a.jpg
            HTTPS://IMAGES.Example:443/a.jpg?b=c#d,       https://images.example,       /a.jpg?b=c
            http://images.example:8080,                   http://images.example:8080,   /
            http://images.example?a,                      http://images.example,        /?a
            http://images.example./a,                     http://images.example,        /a
            http://my_bucket.images.example/a,            http://my_bucket.images.example, /a
            https://bücher.example/ä b.jpg,               https://xn--bcher-kva.example, /%C3%A4%20b.jpg
            https://例え.example/,                         https://xn--r8jz45g.example,  /
            http://images.example/100%.jpg?[x]=%41,       http://images.example,        /100%25.jpg?%5Bx%5D=%41
            http://8.8.8.8/a,                             http://8.8.8.8,               /a
            http://[2606:4700::1111]:80/a,                http://[2606:4700:0:0:0:0:0:1111], /a
            """)
    void normalizesUrls(String text, String origin, String target) {
        assertThat(url(text).origin()).isEqualTo(origin);
        assertThat(url(text).target()).isEqualTo(target);
    }

    static Stream<String> refused() {
        return Stream.of(
                "",
                "images.example/a.jpg",
                "//images.example/a",
                "ftp://images.example/a",
                "file:///etc/passwd",
                "gopher://images.example/",
                "data:image/png;base64,AA==",
                "jar:http://images.example!/",
                "http:/a",
                "http:///a",
                "http://?a",
                "http://:80/a",
                "http://images.example:/a",
                "http://images.example:65536/",
                "http://images.example:0x50/",
                "http://user@images.example/",
                "http://user:pw@images.example/",
                "http://8.8.8.8@127.0.0.1/",
                "http://8.8.8.8\\@127.0.0.1/",
                "http://images.example\\.evil.example/",
                "http://127.0.0.1%2f@8.8.8.8/",
                "http://images%2eexample/",
                "http://a..b/",
                "http://.example/",
                "http://images example/",
                "http://images\t.example/",
                "http://images.example\r\nX: y/",
                "http://[::1",
                "http://::1/",
                "http://[::1%25eth0]/",
                "http://[127.0.0.1]/",
                "http://[1:2]/",
                "http://*/",
                "http://a,b/",
                "http://2130706433/",
                "http://017700000001/",
                "http://0x7f000001/",
                "http://0x7F.1/",
                "http://127.1/",
                "http://127.0.1/",
                "http://0177.0.0.1/",
                "http://127.0.0.01/",
                "http://0x7f.0.0.0x1/",
                "http://256.256.256.256/",
                "http://1.2.3.4.5/",
                "http://127.0.0.1.0/",
                "http://0x/",
                "http://a.0x1/",
                "http://4294967296/",
                "http://00.0.0.0/",
                "http://a.1/",
                "http://" + "a".repeat(64) + ".example/",
                "http://" + "a.".repeat(127) + "example/",
                "http://images.example/" + "a".repeat(8_192));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void rejectsAmbiguousUrls(String text) {
        assertThat(ImageUrl.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "http://１２７.０.０.１/, 127.0.0.1",
        "http://①②⑦.⓪.⓪.①/, 127.0.0.1",
        "http://127。0。0。1/, 127.0.0.1",
        "http://ⓛocalhost/, localhost",
        "http://LOCALHOST./, localhost"
    })
    void normalizesHostsBeforeValidation(String text, String host) {
        assertThat(url(text).host()).isEqualTo(host);
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', textBlock = """
            /c.png,                            http://images.example:8080,  /c.png
            c.png,                             http://images.example:8080,  /a/c.png
            ../c.png,                          http://images.example:8080,  /c.png
            ?v=2,                              http://images.example:8080,  /a/b.jpg?v=2
            //other.example/c,                 http://other.example,        /c
            https://other.example/c d,         https://other.example,       /c%20d
            /a#b,                              http://images.example:8080,  /a
            /%zz[0],                           http://images.example:8080,  /%25zz%5B0%5D
            //[2606:4700::1111]/,              http://[2606:4700:0:0:0:0:0:1111], /
            https://OTHER.example,             https://other.example,       /
            """)
    void resolvesRedirectsAgainstTheCurrentUrl(String location, String origin, String target) {
        ImageUrl next = url("http://images.example:8080/a/b.jpg?v=1")
                .redirected(location)
                .orElseThrow();
        assertThat(next.origin()).isEqualTo(origin);
        assertThat(next.target()).isEqualTo(target);
    }

    @ParameterizedTest
    @CsvSource({
        "file:///etc/passwd",
        "ftp://a.example/",
        "http://0x7f.1/",
        "http://a@b.example/",
        "http://",
        "javascript:0"
    })
    void rejectsRedirectsToInvalidUrls(String location) {
        assertThat(url("http://images.example/a").redirected(location)).isEmpty();
    }
}
