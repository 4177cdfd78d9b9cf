package io.wireroom.ledger;

import static io.wireroom.ledger.Documents.DOCUMENT;
import static io.wireroom.ledger.Documents.NOW;
import static io.wireroom.ledger.Documents.withdrawalRequest;
import static org.assertj.core.api.Assertions.assertThat;

import io.wireroom.article.Article;
import io.wireroom.article.Audience;
import io.wireroom.article.ChangeType;
import io.wireroom.article.Rejection;
import io.wireroom.article.Withdrawal;
import io.wireroom.ledger.LedgerEntry.State;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LedgerTest {
    private static final Instant TOMORROW = NOW.plus(Duration.ofDays(1));

    private final Ledger ledger = Documents.ledger();
    private LedgerEntry entry = LedgerEntry.NEW;

    @Test
    void publishesANewArticleAsItsFirstRevision() {
        Decision.NewEdition told = told(DOCUMENT);

        assertThat(told.type()).isEqualTo(ChangeType.PUBLISHED);
        assertThat(told.edition().revision()).isEqualTo(1);
        assertThat(told.edition().path()).isEqualTo("/202602/42-ships");
        assertThat(told.edition().updated()).isEqualTo(NOW);
        assertThat(told.edition().formerly()).isEmpty();
    }

    @Test
    void anUnchangedDocumentChangesNothing() {
        told(DOCUMENT);

        assertThat(decide(DOCUMENT.sent(NOW.plusSeconds(60)))).isEqualTo(new Decision.Unchanged());
    }

    @Test
    void keepsTheDateWhenADocumentWithoutOneIsSentAgainLater() {
        Documents undated = DOCUMENT.dated(null);
        Instant date = told(undated).edition().date();

        assertThat(decide(undated.sent(NOW.plus(Duration.ofDays(40))))).isEqualTo(new Decision.Unchanged());
        assertThat(told(undated.titled("Boats").sent(NOW.plus(Duration.ofDays(40))))
                        .edition()
                        .date())
                .isEqualTo(date);
    }

    @Test
    void publishesAChangeAsTheNextRevisionAtTheSamePath() {
        String path = told(DOCUMENT).edition().path();

        Decision.NewEdition update = told(DOCUMENT.titled("Boats").dated(NOW.minus(Duration.ofDays(90))));

        assertThat(update.type()).isEqualTo(ChangeType.UPDATED);
        assertThat(update.edition().revision()).isEqualTo(2);
        assertThat(update.edition().path()).isEqualTo(path);
        assertThat(((Article) update.edition()).title()).isEqualTo("Boats");
    }

    @Test
    void keepsThePathForAnotherSuppliedOne() {
        told(DOCUMENT.at("/202601/42-own"));

        assertThat(told(DOCUMENT.at("/202601/42-other").titled("Boats"))
                        .edition()
                        .path())
                .isEqualTo("/202601/42-own");
        assertThat(decide(DOCUMENT.at("/202601/42-other").titled("Boats"))).isEqualTo(new Decision.Unchanged());
    }

    @Test
    void keepsFormerAudiences() {
        told(DOCUMENT.tagged("a"));
        told(DOCUMENT.tagged("b"));

        assertThat(told(DOCUMENT.tagged("c")).edition().formerly()).containsExactly(audience("a"), audience("b"));
        assertThat(told(DOCUMENT.tagged("a")).edition().formerly())
                .containsExactlyInAnyOrder(audience("b"), audience("c"));
    }

    @Test
    void aWithdrawalKeepsFormerAudiences() {
        told(DOCUMENT.tagged("a"));
        told(DOCUMENT.tagged("b"));

        Decision.NewEdition told = withdrawn("wrong");

        assertThat(told.type()).isEqualTo(ChangeType.WITHDRAWN);
        assertThat(told.edition()).isInstanceOfSatisfying(Withdrawal.class, withdrawal -> {
            assertThat(withdrawal.revision()).isEqualTo(3);
            assertThat(withdrawal.reason()).isEqualTo("wrong");
            assertThat(withdrawal.path()).isEqualTo("/202602/42-ships");
            assertThat(withdrawal.audience()).isEqualTo(audience("b"));
            assertThat(withdrawal.formerly()).containsExactly(audience("a"));
        });
    }

    @Test
    void withdrawsOnceUnlessTheReasonChanges() {
        told(DOCUMENT);
        withdrawn("wrong");

        assertThat(Documents.decide(ledger, entry, withdrawalRequest("wrong"))).isEqualTo(new Decision.Unchanged());
        assertThat(Documents.decide(ledger, entry, withdrawalRequest(null))).isEqualTo(new Decision.Unchanged());
        assertThat(withdrawn("libel").edition().revision()).isEqualTo(3);
    }

    @Test
    void rejectsDocumentsOfAWithdrawnArticleUnlessTheyReinstate() {
        told(DOCUMENT);
        withdrawn(null);

        assertThat(decide(DOCUMENT.titled("Boats")))
                .isInstanceOfSatisfying(
                        Decision.Reject.class,
                        refuse -> assertThat(refuse.rejection().code()).isEqualTo(Rejection.Code.ARTICLE_WITHDRAWN));
        Decision.NewEdition back = told(DOCUMENT.reinstating(true));
        assertThat(back.type()).isEqualTo(ChangeType.PUBLISHED);
        assertThat(back.edition().revision()).isEqualTo(3);
        assertThat(back.edition().path()).isEqualTo("/202602/42-ships");
    }

    @Test
    void suppressesAnArticleThatIsWithdrawnBeforePublication() {
        Decision bar = Documents.decide(ledger, entry, withdrawalRequest("wrong"));

        assertThat(bar).isEqualTo(new Decision.Suppress(new LedgerEntry(new State.Suppressed(null), null)));
        entry = ((Decision.Suppress) bar).next();
        assertThat(Documents.decide(ledger, entry, withdrawalRequest("libel"))).isEqualTo(new Decision.Unchanged());
        assertThat(decide(DOCUMENT)).isInstanceOf(Decision.Reject.class);
        assertThat(told(DOCUMENT.reinstating(true)).edition().revision()).isEqualTo(1);
    }

    @Test
    void holdsAnArticleWithAFutureDate() {
        Decision.Hold hold = held(DOCUMENT.dated(TOMORROW));

        assertThat(hold.release()).isEqualTo(TOMORROW);
        assertThat(hold.next().state()).isEqualTo(new State.Unpublished());
        assertThat(decide(DOCUMENT.dated(TOMORROW))).isEqualTo(new Decision.Unchanged());
    }

    @Test
    void publishesExactlyAtItsDate() {
        assertThat(decide(DOCUMENT.dated(NOW))).isInstanceOf(Decision.Publish.class);
        assertThat(decide(DOCUMENT.dated(NOW.plusMillis(1)))).isInstanceOf(Decision.Hold.class);
    }

    @Test
    void releasesAHeldArticleWithTheReleaseTime() {
        Article article = held(DOCUMENT.dated(TOMORROW)).article();

        Decision.NewEdition told = (Decision.NewEdition) Documents.release(ledger, entry, article, TOMORROW, TOMORROW);

        assertThat(told.type()).isEqualTo(ChangeType.PUBLISHED);
        assertThat(told.edition().revision()).isEqualTo(1);
        assertThat(told.edition().updated()).isEqualTo(TOMORROW);
        assertThat(told.next().held()).isNull();
    }

    @Test
    void holdsADraftUntilAPublishableVersionArrives() {
        Decision.Hold hold = held(DOCUMENT.drafted(true).dated(TOMORROW));

        assertThat(hold.release()).isNull();
        assertThat(told(DOCUMENT).next().held()).isNull();
    }

    @Test
    void dropsAHeldVersionWhenTheVisibleOneIsSentAgain() {
        told(DOCUMENT);
        State visible = entry.state();
        held(DOCUMENT.titled("Boats").drafted(true));

        assertThat(decide(DOCUMENT)).isEqualTo(new Decision.UpdateEntry(new LedgerEntry(visible, null)));
    }

    @Test
    void replacesAHeldVersionByANewerOne() {
        held(DOCUMENT.dated(TOMORROW));

        Decision.Hold second = held(DOCUMENT.dated(TOMORROW.plusSeconds(1)));

        assertThat(second.release()).isEqualTo(TOMORROW.plusSeconds(1));
        assertThat(second.article().revision()).isEqualTo(1);
    }

    @Test
    void withdrawsAHeldArticleWithoutAnEvent() {
        held(DOCUMENT.dated(TOMORROW));

        assertThat(Documents.decide(ledger, entry, withdrawalRequest("wrong")))
                .isEqualTo(new Decision.Suppress(new LedgerEntry(new State.Suppressed("harbor"), null)));
    }

    @Test
    void withdrawsAVisibleArticleAndItsHeldVersion() {
        told(DOCUMENT);
        held(DOCUMENT.titled("Boats").dated(TOMORROW));

        Decision.NewEdition told = withdrawn("wrong");

        assertThat(told.edition().revision()).isEqualTo(2);
        assertThat(told.next().held()).isNull();
    }

    @Test
    void aRepeatedWithdrawalDropsTheHeldVersion() {
        told(DOCUMENT);
        withdrawn("wrong");
        State state = entry.state();
        held(DOCUMENT.reinstating(true).dated(TOMORROW));

        assertThat(Documents.decide(ledger, entry, withdrawalRequest(null)))
                .isEqualTo(new Decision.UpdateEntry(new LedgerEntry(state, null)));
    }

    @Test
    void aRepeatedWithdrawalSuppressesAVersionThatWasHeldSince() {
        entry = ((Decision.Suppress) Documents.decide(ledger, entry, withdrawalRequest("wrong"))).next();
        held(DOCUMENT.reinstating(true).dated(TOMORROW));

        assertThat(Documents.decide(ledger, entry, withdrawalRequest(null)))
                .isEqualTo(new Decision.Suppress(new LedgerEntry(new State.Suppressed("harbor"), null)));
    }

    private Decision decide(Documents document) {
        return Documents.decide(ledger, entry, document.article(), NOW);
    }

    private Decision.NewEdition told(Documents document) {
        return follow((Decision.NewEdition) decide(document));
    }

    private Decision.NewEdition withdrawn(@Nullable String reason) {
        return follow((Decision.NewEdition) Documents.decide(ledger, entry, withdrawalRequest(reason)));
    }

    private Decision.NewEdition follow(Decision.NewEdition tell) {
        entry = tell.next();
        return tell;
    }

    private Decision.Hold held(Documents document) {
        Decision.Hold hold = (Decision.Hold) decide(document);
        entry = hold.next();
        return hold;
    }

    private static Audience audience(String tag) {
        return new Audience("harbor", "en", List.of(tag));
    }
}
