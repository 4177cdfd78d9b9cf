package io.wireroom.ledger;

import static io.wireroom.ledger.Documents.DOCUMENT;
import static io.wireroom.ledger.Documents.NOW;
import static io.wireroom.ledger.Documents.withdrawalRequest;
import static org.assertj.core.api.Assertions.assertThat;

import io.wireroom.article.Article;
import io.wireroom.article.ChangeType;
import io.wireroom.article.Rejection.Code;
import io.wireroom.article.Withdrawal;
import io.wireroom.ledger.LedgerEntry.State;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Embargoes, expiries and versions. */
class LedgerTimesTest {
    private static final Instant TOMORROW = NOW.plus(Duration.ofDays(1));
    private static final Instant LATER = NOW.plus(Duration.ofDays(2));

    private final Ledger ledger = Documents.ledger();
    private LedgerEntry entry = LedgerEntry.NEW;

    @Test
    void holdsAnArticleOfAPastDateUntilItsEmbargoEnds() {
        Decision.Hold hold = held(DOCUMENT.embargoed(TOMORROW));

        assertThat(hold.release()).isEqualTo(TOMORROW);
        assertThat(hold.article().date()).isEqualTo(DOCUMENT.date());
        assertThat(held(DOCUMENT.dated(LATER).embargoed(TOMORROW)).release()).isEqualTo(LATER);
    }

    @Test
    void holdsADraftWithoutDateOnce() {
        Decision.Hold hold = held(DOCUMENT.dated(null).drafted(true));

        assertThat(decide(DOCUMENT.dated(null).drafted(true).sent(NOW.plusSeconds(5)), NOW.plusSeconds(5)))
                .isEqualTo(new Decision.Unchanged());
        assertThat(hold.article().date()).isEqualTo(NOW);
        Decision.NewEdition told = told(DOCUMENT.dated(null).sent(TOMORROW), TOMORROW);
        assertThat(told.edition().date()).isEqualTo(TOMORROW);
    }

    @Test
    void withdrawsAnArticleAtItsExpiryOnce() {
        told(DOCUMENT.expiring(TOMORROW), NOW);
        assertThat(entry.expiry()).isEqualTo(TOMORROW);

        Decision.NewEdition gone = follow(ledger.expire(entry, Documents.ID, TOMORROW));

        assertThat(gone.type()).isEqualTo(ChangeType.WITHDRAWN);
        assertThat(gone.edition().updated()).isEqualTo(TOMORROW);
        assertThat(((Withdrawal) gone.edition()).reason()).isEqualTo("expired");
        assertThat(ledger.expire(entry, Documents.ID, TOMORROW)).isEqualTo(new Decision.Unchanged());
    }

    @Test
    void laterDocumentsMoveOrRemoveTheExpiry() {
        told(DOCUMENT.expiring(TOMORROW), NOW);

        entry = ((Decision.UpdateEntry) decide(DOCUMENT.expiring(LATER), NOW)).next();
        assertThat(ledger.expire(entry, Documents.ID, TOMORROW)).isEqualTo(new Decision.Unchanged());
        assertThat(entry.expiry()).isEqualTo(LATER);
        entry = ((Decision.UpdateEntry) decide(DOCUMENT, NOW)).next();
        assertThat(entry.expiry()).isNull();
        assertThat(decide(DOCUMENT, NOW)).isEqualTo(new Decision.Unchanged());
    }

    @Test
    void neverPublishesAnExpiredArticle() {
        assertThat(code(decide(DOCUMENT.expiring(NOW), NOW))).isEqualTo(Code.ARTICLE_EXPIRED);
        assertThat(code(decide(DOCUMENT.embargoed(LATER).expiring(TOMORROW), NOW)))
                .isEqualTo(Code.ARTICLE_EXPIRED);
        assertThat(decide(DOCUMENT.expiring(NOW.plusMillis(1)), NOW)).isInstanceOf(Decision.Publish.class);
    }

    @Test
    void withdrawsAVisibleArticleWhoseNewVersionHasExpired() {
        told(DOCUMENT, NOW);

        Decision.NewEdition gone = told(DOCUMENT.titled("Boats").expiring(NOW.minusSeconds(1)), NOW);

        assertThat(gone.type()).isEqualTo(ChangeType.WITHDRAWN);
        assertThat(((Withdrawal) gone.edition()).reason()).isEqualTo("expired");
    }

    @Test
    void dropsAHeldVersionWhenANewOneHasExpired() {
        held(DOCUMENT.embargoed(TOMORROW));

        assertThat(decide(DOCUMENT.expiring(NOW), NOW)).isEqualTo(new Decision.DropHeld(LedgerEntry.NEW));
    }

    @Test
    void republishesAnExpiredArticleOnlyOnRequest() {
        told(DOCUMENT.expiring(TOMORROW), NOW);
        follow(ledger.expire(entry, Documents.ID, TOMORROW));

        assertThat(decide(DOCUMENT.expiring(TOMORROW), TOMORROW)).isEqualTo(new Decision.Unchanged());
        assertThat(code(decide(DOCUMENT.expiring(LATER), TOMORROW))).isEqualTo(Code.ARTICLE_WITHDRAWN);
        assertThat(code(decide(DOCUMENT, TOMORROW))).isEqualTo(Code.ARTICLE_WITHDRAWN);
        Decision.NewEdition back = told(DOCUMENT.expiring(LATER).reinstating(true), TOMORROW);
        assertThat(back.type()).isEqualTo(ChangeType.PUBLISHED);
        assertThat(back.edition().revision()).isEqualTo(3);
        assertThat(entry.expiry()).isEqualTo(LATER);
    }

    @Test
    void neverReleasesAnExpiredVersion() {
        Article article = held(DOCUMENT.embargoed(TOMORROW).expiring(LATER)).article();

        assertThat(Documents.release(ledger, entry, article, TOMORROW, LATER))
                .isEqualTo(new Decision.DropHeld(LedgerEntry.NEW));
        Decision.NewEdition told = follow(Documents.release(ledger, entry, article, TOMORROW, LATER.minusMillis(1)));
        assertThat(told.type()).isEqualTo(ChangeType.PUBLISHED);
        assertThat(entry.expiry()).isEqualTo(LATER);
    }

    @Test
    void withdrawsTheVisibleVersionWhenItsReplacementHasExpired() {
        told(DOCUMENT, NOW);
        Article article = held(DOCUMENT.titled("Boats").embargoed(TOMORROW).expiring(LATER))
                .article();

        Decision.NewEdition gone = follow(Documents.release(ledger, entry, article, TOMORROW, LATER));

        assertThat(gone.type()).isEqualTo(ChangeType.WITHDRAWN);
        assertThat(gone.edition().updated()).isEqualTo(LATER);
        assertThat(entry.held()).isNull();
    }

    @Test
    void releasesTheNextVersionOfAnExpiredArticleWithTheNextRevision() {
        told(DOCUMENT.expiring(TOMORROW), NOW);
        Article article = held(DOCUMENT.titled("Boats").embargoed(LATER)).article();
        follow(ledger.expire(entry, Documents.ID, TOMORROW));

        assertThat(entry.held()).isNotNull();
        Decision.NewEdition back = follow(Documents.release(ledger, entry, article, LATER, LATER));

        assertThat(back.type()).isEqualTo(ChangeType.PUBLISHED);
        assertThat(back.edition().revision()).isEqualTo(3);
        assertThat(back.edition().updated()).isEqualTo(LATER);
    }

    @Test
    void neverReplacesANewerVersionByAnOlderOne() {
        told(DOCUMENT.numbered(7), NOW);

        assertThat(code(decide(DOCUMENT.titled("Boats").numbered(6), NOW))).isEqualTo(Code.ARTICLE_SUPERSEDED);
        told(DOCUMENT.titled("Boats").numbered(7), NOW);
        told(DOCUMENT.titled("Craft").numbered(null), NOW);
        assertThat(code(decide(DOCUMENT.numbered(6), NOW))).isEqualTo(Code.ARTICLE_SUPERSEDED);
        held(DOCUMENT.titled("Rafts").numbered(9).embargoed(TOMORROW));
        assertThat(code(decide(DOCUMENT.numbered(8), NOW))).isEqualTo(Code.ARTICLE_SUPERSEDED);
    }

    @Test
    void storesTheVersionOfAnUnchangedDocument() {
        told(DOCUMENT.numbered(7), NOW);
        entry = ((Decision.UpdateEntry) decide(DOCUMENT.numbered(8), NOW)).next();

        assertThat(code(decide(DOCUMENT.titled("Boats").numbered(7), NOW))).isEqualTo(Code.ARTICLE_SUPERSEDED);
        follow(Documents.decide(ledger, entry, withdrawalRequest("wrong")));
        assertThat(code(decide(DOCUMENT.numbered(7).reinstating(true), NOW))).isEqualTo(Code.ARTICLE_SUPERSEDED);
        assertThat(entry.state()).isInstanceOf(State.Withdrawn.class);
    }

    private Decision decide(Documents document, Instant now) {
        return Documents.decide(ledger, entry, document.article(), now);
    }

    private Decision.NewEdition told(Documents document, Instant now) {
        return follow(decide(document, now));
    }

    private Decision.NewEdition follow(Decision decision) {
        Decision.NewEdition tell = (Decision.NewEdition) decision;
        entry = tell.next();
        return tell;
    }

    private Decision.Hold held(Documents document) {
        Decision.Hold hold = (Decision.Hold) decide(document, NOW);
        entry = hold.next();
        return hold;
    }

    private static @Nullable Code code(Decision decision) {
        return decision instanceof Decision.Reject refuse ? refuse.rejection().code() : null;
    }
}
