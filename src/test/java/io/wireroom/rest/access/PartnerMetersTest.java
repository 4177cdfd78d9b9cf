package io.wireroom.rest.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.wireroom.archive.ChangeEntry;
import io.wireroom.archive.ChangesPage;
import io.wireroom.archive.PartitionOffsets;
import io.wireroom.article.ArticleId;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PartnerMetersTest {
    private static final ChangesPage NOTHING_NEW = new ChangesPage(List.of(), PartitionOffsets.START, true);

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final PartnerMeters meters = new PartnerMeters(registry);

    @Test
    void anUpToDateCursorHasNoAge() {
        meters.recordCursor("daily", NOTHING_NEW);

        assertThat(age("daily")).isCloseTo(0, within(2.0));
    }

    @Test
    void aCursorsAgeIsThatOfTheFirstMissingChange() {
        meters.recordCursor("daily", since(Instant.now().minusSeconds(3_600)));

        assertThat(age("daily")).isCloseTo(3_600, within(5.0));
    }

    @Test
    void theNewestOfSeveralCursorsCounts() {
        meters.recordCursor("daily", NOTHING_NEW);
        meters.recordCursor("daily", since(Instant.now().minusSeconds(3_600)));

        assertThat(age("daily")).isCloseTo(0, within(2.0));
    }

    @Test
    void removesMetricsOfRemovedPartners() {
        for (String partner : List.of("daily", "weekly")) {
            meters.recordCursor(partner, NOTHING_NEW);
            meters.countResponse(partner, 200);
            meters.countResponse(partner, 429);
        }

        meters.keepOnly(Set.of("daily"));
        meters.recordCursor("weekly", NOTHING_NEW);
        meters.countResponse("weekly", 200);

        assertThat(registry.getMeters())
                .extracting(meter -> meter.getId().getTag("partner"))
                .containsOnly("daily")
                .hasSize(3);
    }

    @Test
    void aReturningPartnerStartsAnew() {
        meters.recordCursor("daily", since(Instant.now().minusSeconds(3_600)));
        meters.keepOnly(Set.of());
        meters.keepOnly(Set.of("daily"));
        meters.recordCursor("daily", NOTHING_NEW);

        assertThat(age("daily")).isCloseTo(0, within(2.0));
    }

    private static ChangesPage since(Instant updated) {
        ChangeEntry missed = new ChangeEntry.AccessLost(new ArticleId(1), 1, "/1", updated, PartitionOffsets.START);
        return new ChangesPage(List.of(missed), PartitionOffsets.START, true);
    }

    private double age(String partner) {
        return registry.get("wireroom.partner.cursor.age")
                .tag("partner", partner)
                .gauge()
                .value();
    }
}
