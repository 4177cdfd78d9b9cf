package io.wireroom.normalize;

import static org.assertj.core.api.Assertions.assertThat;

import io.wireroom.article.Availability;
import io.wireroom.article.NormalArticle;
import io.wireroom.article.Rejection.Code;
import io.wireroom.article.Value;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Embargoes and drafts under keys that are not documented ones. */
class OtherScheduleTest {
    private static final Instant Y2030 = Instant.parse("2030-01-01T00:00:00Z");

    /** @param path a key, or a container and a key */
    private static Documents with(String path, Object value) {
        String[] keys = path.split("/", -1);
        return keys.length == 1
                ? Documents.complete().with(path, value)
                : Documents.complete().with(keys[0], new Value.Table(Map.of(keys[1], Documents.value(value))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "embargo_date",
                "embargoDate",
                "embargoed_until",
                "Embargo-Until-Date",
                "under embargo",
                "press:embargo",
                "publish_at",
                "publishAt",
                "PUBLISH-AT",
                "publish_on",
                "publish_up",
                "go_live",
                "goLive",
                "go_live_date",
                "available_from",
                "release_on",
                "article:published_time",
                "publish",
                "params/embargo",
                "params/publishDate",
                "Params/go_live",
                "metadata/embargo_date",
                "metadata/published",
                "metadata/release_at",
                "extra/publish_at"
            })
    void aDateHoldsUntilThatTime(String path) {
        NormalArticle article = with(path, "2030-01-01T00:00:00Z").article();

        assertThat(article.availability()).isEqualTo(new Availability(false, Y2030, null));
        assertThat(article.extra().entries()).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "is_draft",
                "isDraft",
                "private",
                "is-private",
                "unpublished",
                "metadata/draft",
                "params/draft",
                "extra/is_draft"
            })
    void trueHolds(String path) {
        assertThat(with(path, true).article().availability().draft()).isTrue();
        assertThat(with(path, "yes").article().availability().draft()).isTrue();
        assertThat(with(path, false).article().availability()).isEqualTo(Availability.ALWAYS);
        assertThat(with(path, "third edition").article().availability()).isEqualTo(Availability.ALWAYS);
    }

    @ParameterizedTest
    @CsvSource({
        "state, draft",
        "post_status, draft",
        "postStatus, future",
        "post-status, auto-draft",
        "workflow_state, Pending review",
        "visibility, Private",
        "metadata/status, draft",
        "extra/status, draft",
        "params/state, unpublished"
    })
    void aStateHolds(String path, String state) {
        assertThat(with(path, state).article().availability().draft()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"publish", "is_published", "metadata/published", "params/publish"})
    void falseForPublishedHolds(String path) {
        assertThat(with(path, false).article().availability().draft()).isTrue();
        assertThat(with(path, true).article().availability()).isEqualTo(Availability.ALWAYS);
    }

    @ParameterizedTest
    @CsvSource({
        "state, Texas",
        "state, pending",
        "metadata/status, scheduled",
        "visibility, public",
        "post_status, publish",
        "hidden, true",
        "go_live, None",
        "embargo_date, ''",
        "metadata/x, draft",
        "other/embargo, 2030-01-01"
    })
    void otherValuesAndKeysDoNotHold(String path, String value) {
        NormalArticle article = with(path, value).article();

        assertThat(article.availability()).isEqualTo(Availability.ALWAYS);
        assertThat(article.notes()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "embargo_date, 12/01/2030",
        "embargo_note, Ask the press office",
        "publish_at, tomorrow",
        "params/embargo, soon",
        "metadata/publish_date, 1/2/2030"
    })
    void anUnreadableDateIsRejected(String path, String value) {
        assertThat(with(path, value).rejection()).isEqualTo(Code.DATE_UNREADABLE);
        assertThat(with(path, value).refusal().field()).isEqualTo(path.replace('/', '.'));
        assertThat(with(path, 1_900_000_000).rejection()).isEqualTo(Code.DATE_UNREADABLE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"release_date", "first_published", "scheduledFor", "metadata/release_date"})
    void notesAFutureDateOfAnAmbiguousKey(String path) {
        NormalArticle article = with(path, "2030-01-01").article();

        assertThat(article.availability()).isEqualTo(Availability.ALWAYS);
        assertThat(article.notes())
                .containsExactly(
                        path.replace('/', '.') + ": lies ahead, but is not read as an embargo; write one as embargo");
        assertThat(with(path, "2020-01-01").article().notes()).isEmpty();
        assertThat(with(path, "soon").article().notes()).isEmpty();
    }

    /** Ids of published articles may be derived from the date, and notes are part of the content. */
    @ParameterizedTest
    @ValueSource(strings = {"publish_at", "embargo_date", "metadata/published_at", "params/date", "params/expires"})
    void aPastDateChangesNothing(String path) {
        NormalArticle article = with(path, "2020-01-01").article();

        assertThat(article.dateSupplied()).isFalse();
        assertThat(article.notes()).isEmpty();
        assertThat(article.availability().expiry()).isNull();
    }

    @Test
    void theLatestEmbargoCounts() {
        NormalArticle article = Documents.complete()
                .with("embargo", "2029-01-01T00:00:00Z")
                .with("publish_at", "2030-01-01T00:00:00Z")
                .with("go_live", "2028-01-01T00:00:00Z")
                .article();

        assertThat(article.availability().release()).isEqualTo(Y2030);
        assertThat(article.date()).isEqualTo(Instant.parse("2029-01-01T00:00:00Z"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"None", "", "N/A", "null", "0001-01-01"})
    void anAbsentExpiryIsNotKept(String value) {
        assertThat(with("expires", value).article().extra().entries()).doesNotContainKey("expires");
        assertThat(with("extra/expires", value).article().extra().entries()).doesNotContainKey("expires");
        assertThat(with("expires", false).article().extra().entries()).doesNotContainKey("expires");
    }
}
