package io.wireroom.receipts;

import static org.assertj.core.api.Assertions.assertThat;

import io.wireroom.archive.AccessScope;
import io.wireroom.archive.ArchivedEdition;
import io.wireroom.archive.Cursor;
import io.wireroom.archive.CursorRights;
import io.wireroom.archive.Editions;
import io.wireroom.archive.FirstRecord;
import io.wireroom.archive.LoggedEdition;
import io.wireroom.archive.PartitionOffsets;
import io.wireroom.article.Article;
import io.wireroom.article.Audience;
import io.wireroom.article.ChangeType;
import io.wireroom.article.Withdrawal;
import io.wireroom.partner.LogEnd;
import io.wireroom.partner.Partner;
import io.wireroom.partner.RightsHistory;
import io.wireroom.webhook.DeliveryStates;
import io.wireroom.webhook.Endpoints;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Receipts of an article of source alpha that begins at offset 10, for a partner whose rights change. */
class ConsumerHoldingsTest {
    private static final String LOG = "cluster/log";
    private static final Instant NOON = Instant.parse("2026-11-26T12:00:00Z");
    private static final Audience ALPHA = new Audience("alpha", "en", List.of());
    private static final Partner WIDE = partner("");
    private static final Partner NARROW = partner("    sources: [beta]\n");

    private Instant now = NOON;
    private final RightsHistory history = new RightsHistory(() -> now);
    private final ReadPositions positions = new ReadPositions(history);
    private final Receipts receipts = new Receipts(positions, new DeliveryStates());
    private int second;

    @BeforeEach
    void startWithWideRights() {
        history.complete();
        load(WIDE, 0);
    }

    private static Partner partner(String rights) {
        String yaml = Endpoints.yaml("reef", "https://reef.example/hook");
        return Endpoints.registry(yaml.substring(0, yaml.indexOf("    webhooks")) + rights)
                .partners()
                .getFirst();
    }

    private void load(Partner partner, long end) {
        history.note(partner, new LogEnd(LOG, PartitionOffsets.of(end)));
    }

    /** Published at offset 10. */
    private static TrackedEdition published() {
        Article edition = Editions.article(7, 1, ALPHA, NOON, "Ships", "In the harbour");
        return new TrackedEdition(edition, place(1, ChangeType.PUBLISHED, 10), LOG);
    }

    private static TrackedEdition withdrawn(long offset) {
        Article was = Editions.article(7, 1, ALPHA, NOON, "Ships", "In the harbour");
        Withdrawal edition = new Withdrawal(
                was.id(),
                2,
                NOON,
                NOON,
                was.source(),
                was.path(),
                was.canonicalUrl(),
                "en",
                List.of(),
                null,
                List.of());
        return new TrackedEdition(edition, place(2, ChangeType.WITHDRAWN, offset), LOG);
    }

    private static LoggedEdition place(int revision, ChangeType type, long offset) {
        Article was = Editions.article(7, 1, ALPHA, NOON, "Ships", "In the harbour");
        ArchivedEdition archived = new ArchivedEdition(was.id(), revision, type, was.path(), NOON, NOON, new byte[0]);
        return new LoggedEdition(archived, 0, offset, new FirstRecord(10, true));
    }

    private static CursorRights walking(Partner from, Partner to, long passed) {
        return new CursorRights(to.rights().fingerprint(), List.of(from.rights().fingerprint()), passed);
    }

    private void sent(CursorRights rights, long offset) {
        positions.sent(reader(), new Cursor(PartitionOffsets.of(offset), null, rights), NOON.plusSeconds(second++));
    }

    private void returned(CursorRights rights, long offset) {
        positions.returned(reader(), new Cursor(PartitionOffsets.of(offset), null, rights), NOON.plusSeconds(second++));
    }

    private static Consumer reader() {
        return new Consumer("reef", "default", "changes", LOG);
    }

    private static CursorRights of(Partner partner) {
        return CursorRights.complete(partner.rights());
    }

    private ReceiptState state(Partner now, TrackedEdition edition) {
        return receipts.of(now, edition).state();
    }

    @Test
    void hiddenArticlesAreOutstandingUntilTheChangeOfRightsIsReceived() {
        returned(of(WIDE), 20);
        assertThat(state(WIDE, published())).isEqualTo(ReceiptState.SEEN);

        load(NARROW, 20);
        assertThat(state(NARROW, published())).as("before").isEqualTo(ReceiptState.OUTSTANDING);
        returned(of(WIDE), 20);
        sent(walking(WIDE, NARROW, 7), 20);
        assertThat(state(NARROW, published())).as("sent").isEqualTo(ReceiptState.OUTSTANDING);
        returned(walking(WIDE, NARROW, 7), 20);
        assertThat(state(NARROW, published())).as("during").isEqualTo(ReceiptState.OUTSTANDING);
        returned(of(NARROW), 20);
        PartnerReceipt after = receipts.of(NARROW, published());
        assertThat(after.state()).as("after").isEqualTo(ReceiptState.SEEN);
        assertThat(receipts.pending(NARROW, LOG)).isEmpty();
    }

    /** Its first revision was of alpha, and its second one at offset 10 is of gamma. */
    private static TrackedEdition moved() {
        Article edition = Editions.article(
                        7, 2, new Audience("gamma", "en", List.of()), NOON, "Ships", "In the harbour")
                .withFormerly(List.of(ALPHA));
        return new TrackedEdition(edition, place(2, ChangeType.UPDATED, 10), LOG);
    }

    @Test
    void reshownArticlesAreOutstandingWhenRightsAreRestrictedAgain() {
        Partner alpha = partner("    sources: [alpha]\n");
        load(alpha, 0);
        returned(of(alpha), 20);
        assertThat(state(alpha, moved())).as("it was sent as withdrawn").isEqualTo(ReceiptState.SEEN);

        load(WIDE, 20);
        sent(walking(alpha, WIDE, 7), 20);
        load(alpha, 20);
        assertThat(state(alpha, moved())).as("its copy may have it again").isEqualTo(ReceiptState.OUTSTANDING);
        returned(of(alpha), 20);
        assertThat(state(alpha, moved())).isEqualTo(ReceiptState.SEEN);
    }

    @Test
    void seenByIsNotTheTimeOfADeletion() {
        returned(of(WIDE), 20);
        assertThat(receipts.of(WIDE, published()).seenBy()).isNotNull();

        now = NOON.plusSeconds(60);
        load(NARROW, 20);
        returned(of(NARROW), 20);
        PartnerReceipt receipt = receipts.of(NARROW, published());
        assertThat(receipt.state()).isEqualTo(ReceiptState.SEEN);
        assertThat(receipt.seenBy()).isNull();
    }

    @Test
    void aHiddenWithdrawalIsNotSeenAfterRightsAreExtendedAgain() {
        returned(of(WIDE), 20);
        load(NARROW, 20);
        returned(of(NARROW), 60);
        assertThat(state(NARROW, withdrawn(50)))
                .as("it has deleted the article")
                .isEqualTo(ReceiptState.SEEN);

        load(WIDE, 60);
        assertThat(state(WIDE, withdrawn(50))).isEqualTo(ReceiptState.NO_REVISION);
        assertThat(state(WIDE, published())).as("not sent again yet").isEqualTo(ReceiptState.NO_REVISION);
        returned(of(WIDE), 60);
        assertThat(state(WIDE, published())).isEqualTo(ReceiptState.SEEN);
    }

    @Test
    void anInactiveConsumerKeepsItsCopyThroughARevertedChange() {
        returned(of(WIDE), 20);
        load(NARROW, 20);
        load(WIDE, 25);
        assertThat(state(WIDE, published())).isEqualTo(ReceiptState.SEEN);
        assertThat(state(WIDE, withdrawn(50))).isEqualTo(ReceiptState.OUTSTANDING);
        returned(of(WIDE), 51);
        assertThat(state(WIDE, withdrawn(50))).isEqualTo(ReceiptState.SEEN);
    }

    @Test
    void aWithdrawalOfAHiddenArticleIsOutstandingForItsHolders() {
        returned(of(WIDE), 20);
        load(NARROW, 20);
        assertThat(state(NARROW, withdrawn(50))).isEqualTo(ReceiptState.OUTSTANDING);
        returned(of(NARROW), 30);
        assertThat(state(NARROW, withdrawn(50))).isEqualTo(ReceiptState.SEEN);
    }

    @Test
    void aConsumerWithoutTheArticleIsNotEntitled() {
        load(NARROW, 5);
        returned(of(NARROW), 60);
        assertThat(state(NARROW, published())).isEqualTo(ReceiptState.NOT_ENTITLED);
        assertThat(state(NARROW, withdrawn(50))).isEqualTo(ReceiptState.NOT_ENTITLED);
    }

    @Test
    void unconfirmedDeliveriesWithFormerRightsAreOutstanding() {
        sent(of(WIDE), 20);
        load(NARROW, 20);
        assertThat(state(NARROW, published())).isEqualTo(ReceiptState.OUTSTANDING);
    }

    @Test
    void positionsWithoutRightsBelongToTheFirstRights() {
        positions.returned(reader(), new Cursor(PartitionOffsets.of(20), null), NOON);
        load(NARROW, 20);
        assertThat(state(NARROW, published())).isEqualTo(ReceiptState.OUTSTANDING);
        assertThat(receipts.pending(NARROW, LOG)).singleElement().satisfies(change -> {
            assertThat(change.former()).containsExactly(AccessScope.ALL);
            assertThat(change.completeTo()).isEqualTo(PartitionOffsets.of(20));
        });
    }
}
