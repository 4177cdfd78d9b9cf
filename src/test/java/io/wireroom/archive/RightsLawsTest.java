package io.wireroom.archive;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.wireroom.article.ArticleId;
import io.wireroom.article.ChangeType;
import io.wireroom.article.Edition;
import io.wireroom.partner.EntitledChanges;
import io.wireroom.partner.LogEnd;
import io.wireroom.partner.Partner;
import io.wireroom.partner.PartnerRegistry;
import io.wireroom.partner.RightsHistory;
import io.wireroom.webhook.Endpoints;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A reader that follows the changes has exactly what its partner may see, however the log grows and the rights change, at any replica, and
 * with whatever it reads twice.
 */
class RightsLawsTest {
    private static final String LOG = "cluster/topic";
    private static final InstantSource CLOCK = () -> Instant.parse("2026-11-26T12:00:00Z");

    @TempDir
    Path folder;

    /** A replica with its archive, and the partners file as it has loaded it. */
    private static final class OpenArchive implements AutoCloseable {
        private final Archive archive;
        private final RightsHistory history = new RightsHistory(CLOCK);
        private PartnerRegistry partners;
        private final EntitledChanges changes = new EntitledChanges(() -> partners, history, CLOCK);

        OpenArchive(Path folder, AccessScope rights) throws IOException {
            archive = Archive.open(folder, LOG, ArchiveSettings.DEFAULT);
            partners = partners(rights);
            history.complete();
        }

        void load(AccessScope rights) {
            partners = partners(rights);
        }

        void note() {
            try (ArchiveView view = archive.view()) {
                history.note(partners.partners().getFirst(), new LogEnd(LOG, view.positions()));
            }
        }

        /** Null while the replica can't tell. */
        @Nullable
        ChangesPage read(Cursor from, PageSize size) {
            AccessScope rights = partners.partners().getFirst().rights();
            try (ArchiveView view = archive.view()) {
                var resolution = changes.resolve("reef", rights, from, new LogEnd(LOG, view.positions()));
                return switch (resolution) {
                    case EntitledChanges.Found found ->
                        found.page(view, found.start(), size, at -> view.changes(at, rights, size));
                    case EntitledChanges.NotYet() -> null;
                    case EntitledChanges.Expired() -> throw new AssertionError("expired");
                };
            }
        }

        private static PartnerRegistry partners(AccessScope rights) {
            Partner any = Endpoints.registry(Endpoints.yaml("reef", "https://reef.example/hook"))
                    .partners()
                    .getFirst();
            return new PartnerRegistry(List.of(new Partner(
                    any.name(),
                    any.keys(),
                    rights,
                    null,
                    any.publication(),
                    any.limit(),
                    any.publishing(),
                    false,
                    List.of(),
                    any.withdrawalsWithin())));
        }

        @Override
        public void close() throws IOException {
            archive.close();
        }
    }

    /** A site with a copy, and the cursor that it has stored. */
    private static final class Site {
        private final Map<ArticleId, Integer> copy = new HashMap<>();
        private final List<ArticleId> told = new ArrayList<>();
        private Cursor cursor;

        Site(AccessScope rights) {
            cursor = new Cursor(PartitionOffsets.START, null, CursorRights.complete(rights));
        }

        /** @param crashes whether it fails to store the cursor */
        void take(ChangesPage page, boolean crashes) {
            for (ChangeEntry entry : page.entries()) {
                told.add(entry.id());
                if (entry instanceof ChangeEntry.Visible seen && seen.edition().type() != ChangeType.WITHDRAWN) {
                    copy.put(entry.id(), entry.revision());
                } else {
                    copy.remove(entry.id());
                }
            }
            if (!crashes) {
                cursor = reread(page.cursor());
            }
        }

        private static Cursor reread(Cursor cursor) {
            return ((Cursor.Decoded.Ok) Cursor.decode(cursor.encode(LOG), LOG)).cursor();
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16})
    void aCopyEqualsWhatThePartnerMaySee(long seed) throws IOException {
        Random random = new Random(seed);
        RandomLog log = new RandomLog(seed, 1 + random.nextInt(3), 40);
        List<AccessScope> rights = new ArrayList<>(List.of(AccessScope.ALL, log.scope(), log.scope(), log.scope()));
        boolean crashes =
                seed % 2 == 0; // a replica that loads the file later than the others sends what they can't know of
        AccessScope now = rights.get(random.nextInt(rights.size()));
        Site site = new Site(now);
        List<Change> sent = new ArrayList<>();
        try (OpenArchive one = new OpenArchive(folder.resolve("one"), now);
                OpenArchive other = new OpenArchive(folder.resolve("other"), now)) {
            for (int step = 0; step < 400; step++) {
                switch (random.nextInt(8)) {
                    case 0 -> sent.addAll(log.grow(random.nextInt(4)));
                    case 1 -> show(one, sent);
                    case 2 -> show(other, sent);
                    case 3 -> {
                        if (random.nextInt(4) == 0) {
                            now = rights.get(random.nextInt(rights.size()));
                            one.load(now);
                            if (crashes || random.nextBoolean()) {
                                other.load(now);
                                other.note();
                            }
                            one.note();
                            share(one, other);
                        }
                    }
                    default -> {
                        OpenArchive replica = random.nextBoolean() ? one : other;
                        ChangesPage page = replica.read(site.cursor, PageSize.of(1 + random.nextInt(5)));
                        if (page != null) {
                            site.take(page, crashes && random.nextInt(5) == 0);
                        }
                        share(one, other);
                    }
                }
            }
            show(one, sent);
            drain(one, site);
            assertThat(site.copy.keySet()).containsExactlyInAnyOrderElementsOf(log.newest(now));
            site.copy.forEach((id, revision) -> assertThat(log.latest().get(id))
                    .extracting(each -> each.edition().revision())
                    .isEqualTo(revision));
        }
        assertThat(site.told).allMatch(id -> mayKnow(log.latest().get(id), rights));
    }

    private static boolean mayKnow(@Nullable Change change, List<AccessScope> rights) {
        if (change == null) {
            return false;
        }
        Edition edition = change.edition();
        return rights.stream()
                .anyMatch(scope -> scope.covers(edition.audience())
                        || edition.formerly().stream().anyMatch(scope::covers));
    }

    private static void show(OpenArchive replica, List<Change> log) throws IOException {
        PartitionOffsets end = log.stream()
                .map(change -> PartitionOffsets.START.with(change.partition(), change.offset() + 1))
                .reduce(PartitionOffsets.START, PartitionOffsets::furthest);
        replica.archive.apply(log, end);
        replica.archive.refresh();
    }

    private static void share(OpenArchive one, OpenArchive other) {
        one.history.merge("reef", other.history.of("reef"));
        other.history.merge("reef", one.history.of("reef"));
    }

    private static void drain(OpenArchive replica, Site site) {
        for (int round = 0; round < 1_000; round++) {
            ChangesPage page = replica.read(site.cursor, PageSize.of(7));
            site.take(requireNonNull(page), false);
            if (page.entries().isEmpty() && page.exhausted()) {
                return;
            }
        }
        throw new AssertionError("the changes have no end");
    }
}
