package io.wireroom.rest.http;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.core.HttpHeaders;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BodyTest {
    @Test
    void roundsTheModificationDateUp() {
        assertThat(changed("2025-07-30T14:15:31.001Z").lastModified()).isEqualTo("2025-07-30T14:15:32Z");
        assertThat(changed("2025-07-30T14:15:31Z").lastModified()).isEqualTo("2025-07-30T14:15:31Z");
    }

    @Test
    void hasNoModificationDateForTwoSeconds() {
        assertThat(new Body(new byte[0], "text/plain", Instant.now()).lastModified())
                .isNull();
        assertThat(new Body(new byte[0], "text/plain", Instant.now().plusSeconds(60)).lastModified())
                .isNull();
        assertThat(new Body(new byte[0], "text/plain", Instant.now().minusSeconds(4)).lastModified())
                .isNotNull();
    }

    @Test
    void matchesIfModifiedSince() {
        Body body = changed("2025-07-30T14:15:31.001Z");
        assertThat(since("Wed, 30 Jul 2025 14:15:31 GMT").knows(body)).isFalse();
        assertThat(since("Wed, 30 Jul 2025 14:15:32 GMT").knows(body)).isTrue();
        assertThat(since("Wed, 30 Jul 2025 14:15:33 GMT").knows(body))
                .as("a revision's date is its document's, and a document that was sent earlier may come later")
                .isFalse();
        assertThat(since("yesterday").knows(body)).isFalse();
    }

    @Test
    void doesNotMatchADateWhileItIsNew() {
        Body body = new Body(new byte[0], "text/plain", Instant.now());
        assertThat(since("Thu, 01 Jan 2099 00:00:00 GMT").knows(body)).isFalse();
    }

    @Test
    void matchesByEntityTagFirst() {
        Body body = changed("2025-07-30T14:15:31.001Z");
        Map<String, String> both = Map.of(
                HttpHeaders.IF_NONE_MATCH,
                "\"another\"",
                HttpHeaders.IF_MODIFIED_SINCE,
                "Thu, 01 Jan 2099 00:00:00 GMT");
        assertThat(head(both).knows(body)).isFalse();
        assertThat(head(Map.of(HttpHeaders.IF_NONE_MATCH, "\"another\", " + body.entityTag(true)))
                        .knows(body))
                .isTrue();
    }

    private static Body changed(String moment) {
        return new Body(new byte[0], "text/plain", Instant.parse(moment));
    }

    private static RequestHead since(String date) {
        return head(Map.of(HttpHeaders.IF_MODIFIED_SINCE, date));
    }

    private static RequestHead head(Map<String, String> fields) {
        return fields::get;
    }
}
