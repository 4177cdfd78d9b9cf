package io.wireroom.partner;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.wireroom.archive.AccessScope;
import io.wireroom.archive.Cursor;
import io.wireroom.archive.CursorRights;
import io.wireroom.archive.PartitionOffsets;
import io.wireroom.webhook.Endpoints;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The rights that partners have and had, and what their cursors lead to. */
class RightsHistoryTest {
    private static final AccessScope ALL = AccessScope.ALL;
    private static final AccessScope ALPHA = scope("alpha");
    private static final AccessScope BETA = scope("beta");

    private Instant now = Instant.parse("2026-11-26T12:00:00Z");
    private final Loader one = new Loader();
    private final Loader other = new Loader();

    /** A process and the partners file that it has loaded. */
    private final class Loader {
        private final RightsHistory history = new RightsHistory(() -> now);
        private PartnerRegistry partners = partners(ALL);
        private final EntitledChanges changes = new EntitledChanges(() -> partners, history, () -> now);

        Loader() {
            history.complete();
        }

        void load(AccessScope rights, long end) {
            partners = partners(rights);
            history.note(partners.partners().getFirst(), end(end));
        }

        LogEnd ended(AccessScope rights) {
            return requireNonNull(history.of("reef").get(rights.fingerprint())).end();
        }

        EntitledChanges.Resolution resolve(CursorRights rights) {
            AccessScope mine = partners.partners().getFirst().rights();
            return changes.resolve("reef", mine, new Cursor(PartitionOffsets.of(5), null, rights), end(50));
        }
    }

    private static AccessScope scope(String source) {
        return new AccessScope(Set.of(source), Set.of(), Set.of());
    }

    private static LogEnd end(long offset) {
        return new LogEnd("log", PartitionOffsets.of(offset));
    }

    private static PartnerRegistry partners(AccessScope rights) {
        String sources = rights.sources().isEmpty() ? "" : "    sources: " + rights.sources() + "\n";
        return Endpoints.registry(Endpoints.yaml("reef", "https://reef.example/hook") + sources);
    }

    private void share() {
        one.history.merge("reef", other.history.of("reef"));
        other.history.merge("reef", one.history.of("reef"));
    }

    private static CursorRights of(AccessScope rights) {
        return CursorRights.complete(rights);
    }

    @Test
    void eachChangeHasATurnAndEndsFormerRights() {
        one.load(ALL, 10);
        one.load(ALPHA, 20);
        one.load(ALL, 30);

        assertThat(one.history.versionNumber("reef", ALPHA.fingerprint())).isEqualTo(2);
        assertThat(one.history.versionNumber("reef", ALL.fingerprint())).isEqualTo(3);
        assertThat(one.ended(ALPHA)).isEqualTo(end(30));
        assertThat(one.ended(ALL)).isEqualTo(end(20));
    }

    @Test
    void processesThatLoadTheSameFileAgree() {
        one.load(ALL, 10);
        share();
        other.load(ALL, 11);
        one.load(ALPHA, 20);
        share();
        other.load(ALPHA, 25);
        share();

        assertThat(one.history.of("reef")).isEqualTo(other.history.of("reef"));
        assertThat(one.history.versionNumber("reef", ALPHA.fingerprint())).isEqualTo(2);
        assertThat(one.ended(ALL))
                .as("the later one sent more with the former rights")
                .isEqualTo(end(25));
    }

    @Test
    void aProcessThatIsBehindDoesNotRevertANewerCursor() {
        one.load(ALL, 10);
        share();
        other.load(ALL, 10);
        one.load(ALPHA, 20);
        assertThat(other.resolve(of(ALPHA))).as("not heard of yet").isInstanceOf(EntitledChanges.NotYet.class);
        share();
        assertThat(other.resolve(of(ALPHA))).isInstanceOf(EntitledChanges.NotYet.class);
        assertThat(other.resolve(of(ALL))).isInstanceOf(EntitledChanges.Found.class);

        other.load(ALPHA, 22);
        assertThat(other.resolve(of(ALPHA))).isInstanceOf(EntitledChanges.Found.class);
    }

    @Test
    void theFirstRightsApplyToCursorsWithoutRights() {
        one.load(ALL, 10);
        one.load(ALPHA, 20);
        EntitledChanges.Resolution found =
                one.changes.resolve("reef", ALPHA, new Cursor(PartitionOffsets.of(5), null), end(50));

        assertThat(found).isInstanceOfSatisfying(EntitledChanges.Found.class, changed -> {
            assertThat(changed.isChange()).isTrue();
            assertThat(changed.start().rights())
                    .isEqualTo(new CursorRights(ALPHA.fingerprint(), List.of(ALL.fingerprint()), 0));
        });
    }

    @Test
    void aChangeInTheMiddleRestartsWithAllFormerRights() {
        one.load(ALL, 10);
        one.load(ALPHA, 20);
        one.load(BETA, 30);
        CursorRights middle = new CursorRights(ALPHA.fingerprint(), List.of(ALL.fingerprint()), 77);

        assertThat(one.resolve(middle)).isInstanceOfSatisfying(EntitledChanges.Found.class, found -> {
            CursorRights begun = requireNonNull(found.start().rights());
            assertThat(begun.former()).containsExactlyInAnyOrder(ALL.fingerprint(), ALPHA.fingerprint());
            assertThat(begun.passed()).isZero();
        });
    }

    @Test
    void unknownRightsExpireAfterAWait() {
        one.load(ALL, 10);
        assertThat(one.resolve(of(BETA))).isInstanceOf(EntitledChanges.NotYet.class);
        now = now.plus(Duration.ofSeconds(31));
        assertThat(one.resolve(of(BETA))).isInstanceOf(EntitledChanges.Expired.class);
    }

    /** Two consumers of a partner have cursors of other partners, and repeat their requests every second. */
    @Test
    void unknownRightsExpireAlthoughOthersAreUnknownToo() {
        one.load(ALL, 10);
        for (int second = 0; second <= 30; second++) {
            assertThat(one.resolve(of(ALPHA))).isInstanceOf(EntitledChanges.NotYet.class);
            assertThat(one.resolve(of(BETA))).isInstanceOf(EntitledChanges.NotYet.class);
            now = now.plus(Duration.ofSeconds(1));
        }
        assertThat(one.resolve(of(ALPHA))).isInstanceOf(EntitledChanges.Expired.class);
        assertThat(one.resolve(of(BETA))).isInstanceOf(EntitledChanges.Expired.class);
    }

    @Test
    void limitsStoredRightsAndKeepsTheFirst() {
        for (int i = 0; i < 40; i++) {
            one.load(scope("source" + i), i);
        }
        assertThat(one.history.of("reef")).hasSizeLessThanOrEqualTo(16);
        assertThat(one.history.first("reef")).contains(of(scope("source0")));
        assertThat(one.resolve(of(scope("source38")))).isInstanceOf(EntitledChanges.Found.class);
    }

    @Test
    void waitsUntilTheTopicIsRead() {
        RightsHistory unread = new RightsHistory(() -> now);
        EntitledChanges changes = new EntitledChanges(() -> partners(ALPHA), unread, () -> now);
        Cursor old = new Cursor(PartitionOffsets.of(5), null, of(ALL));
        assertThat(changes.resolve("reef", ALPHA, old, end(9))).isInstanceOf(EntitledChanges.NotYet.class);

        Cursor fresh = new Cursor(PartitionOffsets.START, null, of(ALPHA));
        assertThat(changes.resolve("reef", ALPHA, fresh, end(9))).isInstanceOf(EntitledChanges.Found.class);
        assertThat(unread.of("reef")).isEmpty();
    }

    @Test
    void cursorsOfOtherReadersHaveNoRights() {
        assertThat(one.changes.resolve("everybody", ALL, new Cursor(PartitionOffsets.of(5), null, of(ALPHA)), end(9)))
                .isInstanceOfSatisfying(
                        EntitledChanges.Found.class,
                        found -> assertThat(found.start().rights()).isNull());
    }

    @Test
    void replacedRightsAreNotUsed() {
        one.load(ALL, 10);
        assertThat(one.changes.resolve("reef", ALPHA, new Cursor(PartitionOffsets.of(5), null), end(9)))
                .isInstanceOf(EntitledChanges.NotYet.class);
    }
}
