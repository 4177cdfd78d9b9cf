package io.wireroom.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UriTextTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://a.example/b%20c?d=e&f=%C3%BC#g",
                "https://[2001:db8::1]:8443/a",
                "https://a.example",
                "https://a.example/~b/(c)'*,;=:@!$+"
            })
    void leavesUrisAsTheyAre(String uri) {
        assertThat(UriText.of(uri)).isEqualTo(uri);
    }

    @Test
    void encodesWhatAUriCannotHold() {
        String iri = "https://[2001:db8::1]/\u00FC 100%/a[1].png?q={|}\uD83D\uDE00\uD83D";

        String uri = UriText.of(iri);

        assertThat(uri)
                .isEqualTo("https://[2001:db8::1]/%C3%BC%20100%25/a%5B1%5D.png?q=%7B%7C%7D%F0%9F%98%80%EF%BF%BD");
        assertThat(URI.create(uri).getHost()).isEqualTo("[2001:db8::1]");
    }
}
