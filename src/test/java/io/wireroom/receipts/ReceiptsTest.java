package io.wireroom.receipts;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.wireroom.archive.ArchivedEdition;
import io.wireroom.archive.Cursor;
import io.wireroom.archive.FirstRecord;
import io.wireroom.archive.LoggedEdition;
import io.wireroom.archive.PartitionOffsets;
import io.wireroom.article.ArticleId;
import io.wireroom.article.Audience;
import io.wireroom.article.ChangeType;
import io.wireroom.article.Source;
import io.wireroom.article.Withdrawal;
import io.wireroom.partner.Partner;
import io.wireroom.partner.RightsHistory;
import io.wireroom.webhook.DeliveryJson;
import io.wireroom.webhook.DeliveryRecord;
import io.wireroom.webhook.DeliveryState;
import io.wireroom.webhook.DeliveryStates;
import io.wireroom.webhook.Endpoints;
import io.wireroom.webhook.ParkedMessage;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is known of a withdrawal at offset 50 of an article that was published at offset 10. */
class ReceiptsTest {
    private static final String LOG = "cluster/log";
    private static final Instant NOON = Instant.parse("2026-11-26T12:00:00Z");
    private static final Partner READER = partner("");
    private static final Partner HOOKED = Endpoints.registry(Endpoints.yaml("reef", "https://reef.example/hook"))
            .partners()
            .getFirst();

    private final RightsHistory history = new RightsHistory(InstantSource.system());
    private final ReadPositions positions = new ReadPositions(history);
    private final DeliveryStates deliveries = new DeliveryStates();
    private final Receipts receipts = new Receipts(positions, deliveries);

    private static Partner partner(String rights) {
        String yaml = Endpoints.yaml("reef", "https://reef.example/hook");
        return Endpoints.registry(yaml.substring(0, yaml.indexOf("    webhooks")) + rights)
                .partners()
                .getFirst();
    }

    private static TrackedEdition withdrawal(FirstRecord firstRecord, List<Audience> formerly) {
        Withdrawal edition = new Withdrawal(
                new ArticleId(7),
                2,
                NOON,
                NOON,
                new Source("alpha", "Alpha"),
                "/202611/7-x",
                "https://wire.example/202611/7-x",
                "en",
                List.of(),
                null,
                formerly);
        ArchivedEdition archived =
                new ArchivedEdition(edition.id(), 2, ChangeType.WITHDRAWN, edition.path(), NOON, NOON, new byte[0]);
        return new TrackedEdition(edition, new LoggedEdition(archived, 0, 50, firstRecord), LOG);
    }

    private static TrackedEdition withdrawal() {
        return withdrawal(new FirstRecord(10, true), List.of());
    }

    private void returned(String consumer, int second, long offset) {
        positions.returned(
                reader(consumer, LOG), new Cursor(PartitionOffsets.of(offset), null), NOON.plusSeconds(second));
    }

    private static Consumer reader(String name, String log) {
        return new Consumer("reef", name, "changes", log);
    }

    private ReceiptState state() {
        return receipts.of(READER, withdrawal()).state();
    }

    @Test
    void aPartnerThatReturnedALaterCursorHasTheWithdrawal() {
        returned("default", 3, 51);
        PartnerReceipt receipt = receipts.of(READER, withdrawal());
        assertThat(receipt.state()).isEqualTo(ReceiptState.SEEN);
        assertThat(receipt.seenBy()).isEqualTo(NOON.plusSeconds(3));
    }

    @Test
    void aPartnerWithTheArticleButWithoutTheWithdrawalIsOutstanding() {
        returned("default", 3, 50);
        assertThat(state()).isEqualTo(ReceiptState.OUTSTANDING);
        returned("default", 6, 11);
        assertThat(state()).as("offset 10 was read").isEqualTo(ReceiptState.OUTSTANDING);
    }

    @Test
    void aPartnerWithoutTheArticleNeedsNoWithdrawal() {
        returned("default", 3, 10);
        assertThat(state()).isEqualTo(ReceiptState.NO_REVISION);
    }

    @Test
    void aPartnerThatWasSentTheArticleMayHaveIt() {
        positions.sent(reader("default", LOG), new Cursor(PartitionOffsets.of(11), null), NOON);
        assertThat(state()).isEqualTo(ReceiptState.OUTSTANDING);
        positions.sent(reader("default", LOG), new Cursor(PartitionOffsets.of(51), null), NOON);
        assertThat(state()).as("it may not have arrived").isEqualTo(ReceiptState.OUTSTANDING);
    }

    @Test
    void aPartnerMayHaveACompactedRevision() {
        returned("default", 3, 1);
        TrackedEdition compacted = withdrawal(new FirstRecord(50, false), List.of());
        assertThat(receipts.of(READER, compacted).state()).isEqualTo(ReceiptState.OUTSTANDING);
    }

    @Test
    void isUnknownWithoutACursor() {
        assertThat(state()).isEqualTo(ReceiptState.UNKNOWN);
        positions.returned(reader("default", "cluster/old"), new Cursor(PartitionOffsets.of(99), null), NOON);
        assertThat(state()).as("of another log").isEqualTo(ReceiptState.UNKNOWN);
    }

    @Test
    void appliesRights() {
        returned("default", 3, 51);
        Partner beta = partner("    sources: [beta]\n");
        assertThat(receipts.of(beta, withdrawal()).state()).isEqualTo(ReceiptState.NOT_ENTITLED);
        TrackedEdition moved = withdrawal(new FirstRecord(10, true), List.of(new Audience("beta", "en", List.of())));
        assertThat(receipts.of(beta, moved).state())
                .as("it saw a former revision")
                .isEqualTo(ReceiptState.SEEN);
    }

    @Test
    void everyConsumerNeedsTheRevision() {
        returned("default", 3, 51);
        returned("print", 4, 40);
        returned("archive", 5, 2);
        PartnerReceipt behind = receipts.of(READER, withdrawal());
        assertThat(behind.state()).isEqualTo(ReceiptState.OUTSTANDING);
        assertThat(behind.seenBy()).isNull();
        assertThat(behind.consumers())
                .extracting(ConsumerReceipt::state)
                .containsExactly(ReceiptState.NO_REVISION, ReceiptState.SEEN, ReceiptState.OUTSTANDING);

        returned("print", 60, 60);
        assertThat(receipts.of(READER, withdrawal()).seenBy()).isEqualTo(NOON.plusSeconds(60));
    }

    @Test
    void anEndpointHasWhatItConfirmed() {
        assertThat(endpoint()).isEqualTo(ReceiptState.UNKNOWN);
        delivered(0, 30);
        assertThat(endpoint()).isEqualTo(ReceiptState.OUTSTANDING);
        delivered(0, 51);
        assertThat(endpoint()).isEqualTo(ReceiptState.SEEN);
    }

    @Test
    void anEndpointLacksWhatItRefused() {
        delivered(0, 90);
        stored(0, List.of(parked(2)), 1);
        assertThat(endpoint()).isEqualTo(ReceiptState.OUTSTANDING);
        stored(0, List.of(parked(1)), 1);
        assertThat(endpoint()).as("an earlier revision").isEqualTo(ReceiptState.SEEN);
        stored(0, List.of(parked(1)), 300);
        assertThat(endpoint()).as("it refused more than can be named").isEqualTo(ReceiptState.OUTSTANDING);
    }

    @Test
    void aReplayResetsTheReceiptsOfAnEndpoint() {
        delivered(0, 90);
        stored(1, List.of(), 0);
        assertThat(endpoint()).isEqualTo(ReceiptState.OUTSTANDING);
        delivered(1, 5);
        assertThat(endpoint()).as("it had the article before the replay").isEqualTo(ReceiptState.OUTSTANDING);
        delivered(1, 51);
        assertThat(endpoint()).isEqualTo(ReceiptState.SEEN);
    }

    @Test
    void anEndpointWithoutWithdrawalsCountsOnlyWithoutOtherConsumers() {
        Partner published = Endpoints.registry(
                        Endpoints.yaml("reef", "https://reef.example/hook", "events: [published]"))
                .partners()
                .getFirst();
        delivered(0, 90);
        assertThat(receipts.of(published, withdrawal()).state()).isEqualTo(ReceiptState.OUTSTANDING);
        returned("default", 3, 60);
        assertThat(receipts.of(published, withdrawal()).state()).isEqualTo(ReceiptState.SEEN);
    }

    @Test
    void countsFromTheConsumerFurthestBehind() {
        assertThat(receipts.certain(READER, LOG)).isNull();
        positions.returned(reader("default", LOG), new Cursor(PartitionOffsets.of(51, 3), null), NOON);
        positions.returned(reader("print", LOG), new Cursor(PartitionOffsets.of(9, 8), null), NOON);
        assertThat(receipts.certain(READER, LOG)).isEqualTo(PartitionOffsets.of(9, 3));
        assertThat(receipts.certain(HOOKED, LOG))
                .as("the endpoint has shown nothing")
                .isEqualTo(PartitionOffsets.START);
    }

    @Test
    void theBacklogIsTheNumberOfChangesAfterTheCursor() {
        DeliveryState standing = stored(0, List.of(), 0);
        assertThat(Receipts.backlog(standing, LOG, from -> (int) (100 - from.next(0))))
                .isEqualTo(10);
        assertThat(Receipts.backlog(standing, "cluster/other", _ -> 1)).isEqualTo(-1);
        assertThat(Receipts.backlog(DeliveryState.NEW, LOG, _ -> 1)).isEqualTo(-1);
    }

    private ReceiptState endpoint() {
        return receipts.of(HOOKED, withdrawal()).state();
    }

    private void delivered(int epoch, long offset) {
        positions.returned(
                Consumer.ofWebhook("reef", "hook", new WebhookEpoch(LOG, epoch)),
                new Cursor(PartitionOffsets.of(offset), null),
                NOON.plusSeconds(epoch * 100L + offset));
    }

    private static ParkedMessage parked(int revision) {
        return new ParkedMessage(NOON.plusSeconds(9), "m", 7, revision, 400, "c");
    }

    private DeliveryState stored(int epoch, List<ParkedMessage> parked, long total) {
        String cursor = new Cursor(PartitionOffsets.of(90), null).encode(LOG);
        DeliveryState state =
                new DeliveryState(++version, epoch, cursor, 0, null, null, null, null, parked, total, null);
        deliveries.apply("reef/hook".getBytes(UTF_8), DeliveryJson.write(new DeliveryRecord(state, List.of())));
        return state;
    }

    private long version;
}
