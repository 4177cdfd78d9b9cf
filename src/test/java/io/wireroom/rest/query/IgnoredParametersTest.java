package io.wireroom.rest.query;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IgnoredParametersTest {
    @ParameterizedTest
    @ValueSource(
            strings = {"utm_source", "UTM_CAMPAIGN", "utm_", "fbclid", "gclid", "mc_cid", "mc_eid", "_ga", "igshid"})
    void recognizesTrackingParameters(String name) {
        assertThat(IgnoredParameters.isTracking(name)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"source", "utm", "q", "ref", "id", "", "gclidx", "order"})
    void keepsOtherParameters(String name) {
        assertThat(IgnoredParameters.isTracking(name)).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a=1&utm_source=x&b=2 | a=1&b=2",
                "a=1                  | a=1",
                "utm_source=x&a=%26   | a=%26",
                "q=utm_source=x       | q=utm_source=x",
                "a&fbclid             | a"
            })
    void areRemovedFromAQuery(String query, String left) {
        assertThat(IgnoredParameters.without(query)).isEqualTo(left);
        assertThat(IgnoredParameters.withoutIn("/v1/feed.rss?" + query)).isEqualTo("/v1/feed.rss?" + left);
    }

    @Test
    void leaveNoEmptyQuery() {
        assertThat(IgnoredParameters.without(null)).isNull();
        assertThat(IgnoredParameters.without("gclid=1&utm_medium=qr")).isNull();
        assertThat(IgnoredParameters.withoutIn("/v1/feed.rss?gclid=1")).isEqualTo("/v1/feed.rss");
        assertThat(IgnoredParameters.withoutIn("/v1/feed.rss")).isEqualTo("/v1/feed.rss");
    }
}
