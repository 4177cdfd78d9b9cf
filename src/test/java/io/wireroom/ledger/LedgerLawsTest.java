package io.wireroom.ledger;

import static io.wireroom.ledger.Documents.DOCUMENT;
import static io.wireroom.ledger.Documents.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.wireroom.article.Article;
import io.wireroom.article.Audience;
import io.wireroom.article.ChangeType;
import io.wireroom.article.Edition;
import io.wireroom.article.NormalDocument.WithdrawalRequest;
import io.wireroom.article.Rejection.Code;
import io.wireroom.article.Withdrawal;
import io.wireroom.ledger.LedgerEntry.HeldVersion;
import io.wireroom.ledger.LedgerEntry.State;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Random lives of an article, held against what a plain reading of the contract says must become of each document. The
 * reading below knows nothing of hashes, terms or entries: it looks at all that was ever told.
 */
class LedgerLawsTest {
    private static final int LIVES = 400;
    private static final int DOCUMENTS_IN_A_LIFE = 40;

    private final Ledger ledger = Documents.ledger();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void decidesLikeTheReferenceModel(long seed) {
        Random random = new Random(seed);
        Set<Class<?>> seen = new HashSet<>();
        for (int i = 0; i < LIVES; i++) {
            Life life = new Life();
            for (int step = 0; step < DOCUMENTS_IN_A_LIFE; step++) {
                seen.add(life.step(random).getClass());
            }
        }
        assertThat(seen).containsExactlyInAnyOrderElementsOf(decisions());
    }

    private static List<Class<?>> decisions() {
        return Stream.of(Decision.class, Decision.NewEdition.class, Decision.Discard.class)
                .<Class<?>>flatMap(type -> Stream.of(type.getPermittedSubclasses()))
                .filter(Class::isRecord)
                .toList();
    }

    /** What a document says, once a missing date is taken from what was told before. */
    private record Said(
            String title,
            List<String> tags,
            Instant date,
            @Nullable String path) {
        /** From now on, no document has a say in the path. */
        Said pinned() {
            return new Said(title, tags, date, null);
        }
    }

    private record Told(ChangeType type, Edition edition) {}

    private record Waiting(
            Said said,
            @Nullable Instant release,
            @Nullable Instant expiry,
            @Nullable Instant ownDate,
            Article article) {}

    private final class Life {
        private Instant now = NOW;
        private LedgerEntry entry = LedgerEntry.NEW;
        private final List<Told> told = new ArrayList<>();
        private @Nullable Said visible;
        private @Nullable Instant visibleUntil;
        private @Nullable Waiting waiting;
        private boolean withdrawn;
        private @Nullable String reason;

        Decision step(Random random) {
            now = now.plusSeconds(random.nextInt(1, 100));
            release();
            expire();
            Decision decision = random.nextInt(5) == 0 ? withdraw(random) : document(random);
            HeldVersion held = entry.held();
            assertThat(held == null).isEqualTo(waiting == null);
            assertThat(entry.state() instanceof State.Published).isEqualTo(visible != null);
            return decision;
        }

        private void release() {
            Waiting due = waiting;
            if (due == null || due.release() == null || due.release().isAfter(now)) {
                return;
            }
            Decision decision = Documents.release(ledger, entry, due.article(), due.release(), now);
            waiting = null;
            if (past(due.expiry()) && visible == null) {
                entry = ((Decision.DropHeld) decision).next();
            } else if (past(due.expiry())) {
                expired(decision);
            } else if (due.said().pinned().equals(visible)) {
                entry = ((Decision.UpdateEntry) decision).next();
                visibleUntil = due.expiry();
            } else {
                tell(decision, visible == null ? ChangeType.PUBLISHED : ChangeType.UPDATED);
                visible = due.said().pinned();
                visibleUntil = due.expiry();
                withdrawn = false;
                assertThat(told.getLast().edition().updated()).isEqualTo(due.release());
            }
        }

        private void expire() {
            Instant due = visibleUntil;
            if (visible == null || due == null || due.isAfter(now)) {
                return;
            }
            assertThat(ledger.expire(entry, Documents.ID, due.plusSeconds(1))).isEqualTo(new Decision.Unchanged());
            expired(ledger.expire(entry, Documents.ID, due));
            assertThat(told.getLast().edition().updated()).isEqualTo(due);
        }

        private void expired(Decision decision) {
            tell(decision, ChangeType.WITHDRAWN);
            assertThat(((Withdrawal) told.getLast().edition()).reason()).isEqualTo("expired");
            visible = null;
            withdrawn = true;
            reason = "expired";
        }

        private boolean past(@Nullable Instant moment) {
            return moment != null && !moment.isAfter(now);
        }

        private Decision document(Random random) {
            Documents document = random(random);
            Decision decision = Documents.decide(ledger, entry, document.article(), now);
            Said said = said(document);
            Instant embargo = document.seen().release();
            Instant release = embargo == null || said.date().isAfter(embargo) ? said.date() : embargo;
            boolean draft = document.seen().draft();
            boolean waits = draft || release.isAfter(now);
            Instant expiry = document.seen().expiry();
            boolean expires = !draft && expiry != null && !expiry.isAfter(waits ? release : now);
            if (withdrawn && !document.reinstates()) {
                assertThat(decision).isInstanceOf(expires && !waits ? Decision.Unchanged.class : Decision.Reject.class);
            } else if (expires) {
                expiredAlready(decision, waits);
            } else if (waits) {
                held(decision, said, draft ? null : release, document);
            } else if (said.equals(visible)) {
                unchanged(decision, !Objects.equals(visibleUntil, expiry));
                visibleUntil = expiry;
            } else {
                tell(decision, visible == null ? ChangeType.PUBLISHED : ChangeType.UPDATED);
                visible = said.pinned();
                visibleUntil = expiry;
                waiting = null;
                withdrawn = false;
            }
            return decision;
        }

        private void expiredAlready(Decision decision, boolean waits) {
            if (!waits && visible != null) {
                expired(decision);
                waiting = null;
            } else if (!waits && withdrawn) {
                unchanged(decision, false);
            } else if (waits || waiting == null) {
                assertThat(((Decision.Reject) decision).rejection().code()).isEqualTo(Code.ARTICLE_EXPIRED);
            } else {
                entry = ((Decision.DropHeld) decision).next();
                waiting = null;
            }
        }

        private void held(Decision decision, Said said, @Nullable Instant release, Documents document) {
            Instant expiry = document.seen().expiry();
            if (waiting != null
                    && waiting.said().equals(said)
                    && Objects.equals(waiting.release(), release)
                    && Objects.equals(waiting.expiry(), expiry)) {
                assertThat(decision).isEqualTo(new Decision.Unchanged());
                return;
            }
            Decision.Hold hold = (Decision.Hold) decision;
            assertThat(hold.release()).isEqualTo(release);
            entry = hold.next();
            Instant ownDate = document.date() == null ? said.date() : null;
            waiting = new Waiting(said, release, expiry, ownDate, hold.article());
        }

        private void unchanged(Decision decision, boolean otherExpiry) {
            if (waiting == null && !otherExpiry) {
                assertThat(decision).isEqualTo(new Decision.Unchanged());
            } else {
                entry = ((Decision.UpdateEntry) decision).next();
                waiting = null;
            }
        }

        private Decision withdraw(Random random) {
            String why = random.nextBoolean() ? null : "reason " + random.nextInt(2);
            Decision decision = Documents.decide(ledger, entry, new WithdrawalRequest(Documents.ID, why, now));
            if (visible == null && (!withdrawn || (told.isEmpty() && waiting != null))) {
                entry = ((Decision.Suppress) decision).next();
                waiting = null;
                withdrawn = true;
            } else if (visible != null || (!told.isEmpty() && why != null && !why.equals(reason))) {
                tell(decision, ChangeType.WITHDRAWN);
                visible = null;
                waiting = null;
                withdrawn = true;
                reason = why;
            } else {
                unchanged(decision, false);
            }
            return decision;
        }

        private void tell(Decision decision, ChangeType type) {
            Decision.NewEdition tell = (Decision.NewEdition) decision;
            Edition edition = tell.edition();
            assertThat(tell.type()).isEqualTo(type);
            assertThat(edition.revision()).isEqualTo(told.size() + 1);
            assertThat(edition.date()).isBeforeOrEqualTo(now);
            if (!told.isEmpty()) {
                assertThat(edition.path()).isEqualTo(told.getFirst().edition().path());
            }
            Set<Audience> others = new HashSet<>();
            told.forEach(each -> others.add(each.edition().audience()));
            others.remove(edition.audience());
            assertThat(edition.formerly()).containsExactlyInAnyOrderElementsOf(others);
            told.add(new Told(tell.type(), edition));
            entry = tell.next();
        }

        private Said said(Documents document) {
            Instant date = document.date();
            if (date == null) {
                date = told.isEmpty()
                        ? firstDate(document)
                        : told.getLast().edition().date();
            }
            return new Said(document.title(), document.tags(), date, told.isEmpty() ? document.suppliedPath() : null);
        }

        /** What waits without a date keeps the one that it got, as long as it waits. */
        private Instant firstDate(Documents document) {
            Instant embargo = document.seen().release();
            boolean waits = document.seen().draft() || (embargo != null && embargo.isAfter(now));
            return waits && waiting != null && waiting.ownDate() != null ? waiting.ownDate() : document.timestamp();
        }

        private Documents random(Random random) {
            Instant date = switch (random.nextInt(4)) {
                case 0 -> null;
                case 1 -> now.plusSeconds(random.nextInt(300));
                default -> NOW.minus(Duration.ofDays(random.nextInt(2)));
            };
            return DOCUMENT.titled("Title " + random.nextInt(2))
                    .tagged("tag " + random.nextInt(3))
                    .dated(date)
                    .drafted(random.nextInt(6) == 0)
                    .embargoed(random.nextInt(6) == 0 ? now.plusSeconds(random.nextInt(-50, 200)) : null)
                    .expiring(random.nextInt(4) == 0 ? now.plusSeconds(random.nextInt(-50, 300)) : null)
                    .reinstating(random.nextInt(3) == 0)
                    .at(random.nextInt(4) == 0 ? "/202601/42-own-" + random.nextInt(3) : null)
                    .sent(now);
        }
    }
}
