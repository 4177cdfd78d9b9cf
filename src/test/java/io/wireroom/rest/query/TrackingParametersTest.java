package io.wireroom.rest.query;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrackingParametersTest {
    @ParameterizedTest
    @ValueSource(
            strings = {"utm_source", "UTM_CAMPAIGN", "utm_", "fbclid", "gclid", "mc_cid", "mc_eid", "_ga", "igshid"})
    void recognizesTrackingParameters(String name) {
        assertThat(TrackingParameters.isTracking(name)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"source", "utm", "q", "ref", "id", "", "gclidx", "order"})
    void keepsOtherParameters(String name) {
        assertThat(TrackingParameters.isTracking(name)).isFalse();
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
        assertThat(TrackingParameters.without(query)).isEqualTo(left);
        assertThat(TrackingParameters.withoutIn("/v1/feed.rss?" + query)).isEqualTo("/v1/feed.rss?" + left);
    }

    @Test
    void leaveNoEmptyQuery() {
        assertThat(TrackingParameters.without(null)).isNull();
        assertThat(TrackingParameters.without("gclid=1&utm_medium=qr")).isNull();
        assertThat(TrackingParameters.withoutIn("/v1/feed.rss?gclid=1")).isEqualTo("/v1/feed.rss");
        assertThat(TrackingParameters.withoutIn("/v1/feed.rss")).isEqualTo("/v1/feed.rss");
    }
}
