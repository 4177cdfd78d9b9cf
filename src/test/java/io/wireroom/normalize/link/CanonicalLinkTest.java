package io.wireroom.normalize.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CanonicalLinkTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://harbor.example/a/b~c",
                "http://harbor.example/a/b~c",
                "https://www.harbor.example/a/b~c",
                "https://HARBOR.Example./a/b~c",
                "HTTPS://harbor.example:443/a/b~c",
                "http://harbor.example:80/a/b~c",
                "https://harbor.example/a/b~c/",
                "https://harbor.example/a/b~c?",
                "https://harbor.example/a/b~c#more",
                "https://harbor.example/a/b%7ec",
                "https://harbor.example/a/./x/../b%7Ec",
                "https://harbor.example/a/b~c?utm_source=x&UTM_medium=y&fbclid=z&gclid=",
                " http://www.harbor.example:80/a/b~c/?mc_cid=1#top "
            })
    void isEqualForAllSpellings(String link) {
        assertThat(canonical(link)).isEqualTo("https://harbor.example/a/b~c");
    }

    @ParameterizedTest
    @CsvSource({
        "https://harbor.example, https://harbor.example/",
        "https://harbor.example/, https://harbor.example/",
        "https://harbor.example/?p=1&utm_id=2&q=%e2%82%ac, https://harbor.example/?p=1&q=%E2%82%AC",
        "https://harbor.example/ä, https://harbor.example/%C3%A4",
        "https://harbor.example/%c3%a4, https://harbor.example/%C3%A4",
        "https://bücher.example/a, https://xn--bcher-kva.example/a",
        "https://harbor.example:8443/a, https://harbor.example:8443/a",
        "http://harbor.example:443/a, https://harbor.example:443/a",
        "https://www.example/a, https://www.example/a",
        "https://[::1]:443/a, https://[::1]/a",
        "https://harbor.example/a%2Fb, https://harbor.example/a%2Fb",
        "https://harbor.example/100%, https://harbor.example/100%",
        "https://harbor.example/#!/a, https://harbor.example/#!/a"
    })
    void readsAs(String link, String canonical) {
        assertThat(canonical(link)).isEqualTo(canonical);
    }

    /** What names another page stays another link. */
    @Test
    void keepsDistinctPagesApart() {
        List<String> links = List.of(
                "https://harbor.example/a",
                "https://harbor.example/A",
                "https://harbor.example/a.html",
                "https://harbor.example/a?id=1",
                "https://harbor.example/a?id=2",
                "https://harbor.example/a?ref=2",
                "https://harbor.example/a?source=2",
                "https://harbor.example/a?a=1&b=2",
                "https://harbor.example/a?b=2&a=1",
                "https://harbor.example:8080/a",
                "https://m.harbor.example/a",
                "https://harbor.example/a%2Fb",
                "https://harbor.example/a/b",
                "https://harbor.example/a#!x",
                "https://harbor.example/a#/x");
        assertThat(links.stream().map(CanonicalLinkTest::canonical)).doesNotHaveDuplicates();
    }

    @Test
    void staysAsItIs() {
        for (String link : List.of("https://harbor.example/a?utm_source=1&x=%7e", "http://www.x.example/../%41/")) {
            assertThat(canonical(canonical(link))).isEqualTo(canonical(link));
        }
    }

    private static String canonical(String link) {
        return CanonicalLink.of(WebUrl.parse(link).orElseThrow());
    }
}
