package io.wireroom.normalize;

import static org.assertj.core.api.Assertions.assertThat;

import io.wireroom.article.Availability;
import io.wireroom.article.DocumentVersion;
import io.wireroom.article.DocumentVersion.Kind;
import io.wireroom.article.NormalArticle;
import io.wireroom.article.Rejection.Code;
import io.wireroom.article.Value;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** When an article may be seen, as documents say it: in doubt not yet, and in doubt no more. */
class ScheduleTest {
    private static final Instant Y2030 = Instant.parse("2030-01-01T00:00:00Z");
    private static final Instant Y2020 = Instant.parse("2020-12-04T10:00:00Z");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "publishDate",
                "publishdate",
                "PUBLISHDATE",
                "publish_date",
                "embargo",
                "Embargoed",
                "release_at",
                "pubDate",
                "published",
                "publish-date",
                "published_at",
                "date_published",
                "publicationDate",
                "embargo_until",
                "not_before"
            })
    void holdsUntilTheEmbargoEndsForAnyDate(String key) {
        NormalArticle article = Documents.complete()
                .with("date", "2020-12-04T10:00:00Z")
                .with(key, "2030-01-01T00:00:00Z")
                .article();

        assertThat(article.date()).isEqualTo(Y2020);
        assertThat(article.availability()).isEqualTo(new Availability(false, Y2030, null));
    }

    @Test
    void usesTheLatestEmbargoOrDate() {
        Documents document = Documents.complete()
                .with("embargo", "2029-01-01T00:00:00Z")
                .with("publishDate", "2030-01-01T00:00:00Z")
                .with("release_at", "2028-01-01T00:00:00Z");
        assertThat(document.article().availability().release()).isEqualTo(Y2030);
        assertThat(document.with("date", "2031-01-01T00:00:00Z")
                        .article()
                        .availability()
                        .release())
                .isEqualTo(Instant.parse("2031-01-01T00:00:00Z"));
        assertThat(document.with("Date", "2032-01-01T00:00:00Z")
                        .article()
                        .availability()
                        .release())
                .isEqualTo(Instant.parse("2032-01-01T00:00:00Z"));
        assertThat(document.article().date()).isEqualTo(Instant.parse("2031-01-01T00:00:00Z"));
    }

    @Test
    void usesTheEmbargoAsDateWithoutOne() {
        NormalArticle article =
                Documents.complete().with("publishDate", "2020-12-04T10:00:00Z").article();
        assertThat(article.date()).isEqualTo(Y2020);
        assertThat(article.dateSupplied()).isTrue();
    }

    @Test
    void readsEmbargoesAndExpiriesInExtra() {
        Value.Table extra = new Value.Table(Map.of(
                "publishDate",
                new Value.Text("2030-01-01T00:00:00Z"),
                "expires",
                new Value.Text("2031-01-01T00:00:00Z")));
        assertThat(Documents.complete().with("extra", extra).article().availability())
                .isEqualTo(new Availability(false, Y2030, Instant.parse("2031-01-01T00:00:00Z")));
    }

    @Test
    void keepsEmbargoesExpiriesAndIdentifiersInExtra() {
        Documents document = Documents.complete()
                .with("publishDate", "2020-01-01T00:00:00Z")
                .with("expires", "2030-01-01T00:00:00Z")
                .with("guid", "g")
                .with("id", 5)
                .with("lastmod", "2020-01-01");
        assertThat(document.article().extra().entries().keySet())
                .containsExactly("publishDate", "expires", "guid", "id", "lastmod");
    }

    @ParameterizedTest
    @ValueSource(strings = {"expires", "expiryDate", "expirydate", "EXPIRES", "unpublishDate"})
    void readsTheExpiry(String key) {
        Documents document = Documents.complete().with(key, "2030-01-01T00:00:00.999Z");
        assertThat(document.article().availability().expiry()).isEqualTo(Y2030);
        assertThat(document.with("Expires", "2029-12").article().availability().expiry())
                .isEqualTo(Instant.parse("2029-12-01T00:00:00Z"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "date",
                "Date",
                "publishDate",
                "publish_date",
                "embargo",
                "embargoed",
                "release_at",
                "expires",
                "expiryDate"
            })
    void rejectsUnreadableTimesWithTheirKey(String key) {
        for (Object wrong : List.of(
                "tomorrow",
                "Dec 1, 2026 10:00 AM",
                "12/01/2026",
                "2027-02-30",
                1_900_000_000,
                20261201,
                new BigDecimal("1900000000.5"),
                true,
                List.of("2030-01-01"),
                Value.Table.EMPTY)) {
            assertThat(Documents.complete().with(key, wrong).refusal().code())
                    .as(wrong.toString())
                    .isEqualTo(Code.DATE_UNREADABLE);
            assertThat(Documents.complete().with(key, wrong).refusal().detail()).startsWith(key + ": ");
        }
        assertThat(Documents.complete()
                        .with(key, "2026-12-01 10:00 BST")
                        .refusal()
                        .detail())
                .contains("BST is the name of several time zones");
    }

    @ParameterizedTest
    @ValueSource(strings = {"embargo", "expires", "embargoed"})
    void treatsFalseAsNoEmbargoAndNoExpiry(String key) {
        assertThat(Documents.complete().with(key, false).article().availability())
                .isEqualTo(Availability.ALWAYS);
    }

    @Test
    void treatsZeroDatesAsAbsent() {
        NormalArticle article = Documents.complete()
                .with("date", "2020-12-04T10:00:00Z")
                .with("publishDate", "0001-01-01T00:00:00Z")
                .with("expiryDate", "0000-00-00 00:00:00")
                .article();
        assertThat(article.availability().expiry()).isNull();
        assertThat(article.notes())
                .containsExactly("publishDate: stands for no date; dropped", "expiryDate: stands for no date; dropped");
    }

    @ParameterizedTest
    @CsvSource({"true", "True", "yes", "on", "y", "1"})
    void holdsDraftsInEverySpelling(String yes) {
        assertThat(Documents.complete()
                        .with("draft", yes)
                        .article()
                        .availability()
                        .draft())
                .isTrue();
        assertThat(Documents.complete()
                        .with("Draft", yes)
                        .article()
                        .availability()
                        .draft())
                .isTrue();
        assertThat(Documents.complete().with("published", yes).article().availability())
                .isEqualTo(Availability.ALWAYS);
    }

    @ParameterizedTest
    @CsvSource({"false", "False", "no", "off", "n", "0"})
    void holdsJekyllsUnpublishedDocuments(String no) {
        assertThat(Documents.complete()
                        .with("published", no)
                        .article()
                        .availability()
                        .draft())
                .isTrue();
        assertThat(Documents.complete().with("draft", no).article().availability())
                .isEqualTo(Availability.ALWAYS);
    }

    @Test
    void readsBooleanAndNumericDrafts() {
        assertThat(Documents.complete()
                        .with("draft", true)
                        .article()
                        .availability()
                        .draft())
                .isTrue();
        assertThat(Documents.complete()
                        .with("draft", 1)
                        .article()
                        .availability()
                        .draft())
                .isTrue();
        assertThat(Documents.complete()
                        .with("draft", new BigDecimal("1.0"))
                        .article()
                        .availability()
                        .draft())
                .isTrue();
        assertThat(Documents.complete()
                        .with("published", false)
                        .article()
                        .availability()
                        .draft())
                .isTrue();
        assertThat(Documents.complete()
                        .with("draft", false)
                        .with("DRAFT", true)
                        .article()
                        .availability()
                        .draft())
                .isTrue();
    }

    @Test
    void rejectsDraftsThatAreNeitherTrueNorFalse() {
        for (Object wrong : List.of("perhaps", "2", 2, -1, new BigDecimal("0.5"), List.of(), Value.Table.EMPTY)) {
            assertThat(Documents.complete().with("draft", wrong).rejection()).isEqualTo(Code.DRAFT_UNREADABLE);
            assertThat(Documents.complete().with("published", wrong).rejection())
                    .isEqualTo(Code.DRAFT_UNREADABLE);
        }
    }

    @Test
    void holdsEmbargoesBeyondTheYear9999WithoutEnd() {
        NormalArticle article =
                Documents.complete().with("date", "9999-12-31T23:59:59-12:00").article();
        assertThat(article.date()).isEqualTo(Instant.parse("9999-12-31T23:59:59Z"));
        assertThat(article.availability()).isEqualTo(new Availability(true, null, null));
        assertThat(article.notes()).containsExactly("date: beyond the year 9999; held until another version comes");
    }

    @Test
    void readsDatesWithoutZoneInTheSourcesZoneWithANote() {
        Documents document = Documents.complete().with("date", "2026-11-26T01:00:00");
        assertThat(document.article().notes()).containsExactly("date: without a time zone; read in Z");
        NormalArticle tokyo = document.with("source", "Minato").article();
        assertThat(tokyo.date()).isEqualTo(Instant.parse("2026-11-25T16:00:00Z"));
        assertThat(tokyo.notes()).containsExactly("date: without a time zone; read in Asia/Tokyo");
    }

    @Test
    void notesThatAPeriodIsReleasedAtItsEnd() {
        NormalArticle article = Documents.complete().with("date", "2026-12").article();
        assertThat(article.date()).isEqualTo(Instant.parse("2026-12-01T00:00:00Z"));
        assertThat(article.availability().release()).isEqualTo(Instant.parse("2027-01-01T00:00:00Z"));
        assertThat(article.notes()).last().asString().contains("says only the month");
    }

    @Test
    void withdrawsForAnyDate() {
        Documents document = Documents.empty().with("status", "withdrawn").with("date", "soon");
        assertThat(document.with("article_id", 42).withdrawal().id().value()).isEqualTo(42);
        assertThat(document.without("article_id")
                        .with("title", "T")
                        .with("source", "HW")
                        .rejection())
                .isEqualTo(Code.DATE_UNREADABLE);
    }

    @Test
    void readsTheVersionOrTheLastChange() {
        Documents document = Documents.complete().with("lastmod", "2026-01-01").with("updated", "2026-01-02T00:00:00Z");
        assertThat(document.article().version()).isEqualTo(new DocumentVersion(Kind.TIME, 1_767_225_600));
        assertThat(document.without("lastmod").article().version())
                .isEqualTo(new DocumentVersion(Kind.TIME, 1_767_312_000));
        assertThat(document.with("version", "7").article().version()).isEqualTo(new DocumentVersion(Kind.NUMBER, 7));
        NormalArticle odd =
                document.with("version", "1.2-rc").without("updated").article();
        assertThat(odd.version()).isNull();
        assertThat(odd.notes()).containsExactly("version: not a whole number; the order of arrival counts");
        assertThat(document.with("version", "None")
                        .with("updated", "soon")
                        .article()
                        .notes())
                .containsExactly("updated: not a date; the order of arrival counts");
    }
}
