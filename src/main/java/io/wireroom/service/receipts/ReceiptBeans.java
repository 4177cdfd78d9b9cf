package io.wireroom.service.receipts;

import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.common.annotation.Identifier;
import io.wireroom.archive.ArchiveView;
import io.wireroom.archive.PartitionOffsets;
import io.wireroom.kafka.client.TopicNames;
import io.wireroom.kafka.client.Topics;
import io.wireroom.kafka.table.CompactedTable;
import io.wireroom.kafka.table.TableWriter;
import io.wireroom.ops.ReceiptMeters;
import io.wireroom.partner.EntitledChanges;
import io.wireroom.partner.RightsHistory;
import io.wireroom.receipts.CursorStore;
import io.wireroom.receipts.ReadPositions;
import io.wireroom.receipts.Receipts;
import io.wireroom.receipts.WithdrawalLog;
import io.wireroom.rest.access.PartnerDirectory;
import io.wireroom.rest.problem.Problem;
import io.wireroom.rest.query.ArchiveAccess;
import io.wireroom.service.kafka.KafkaConnection;
import io.wireroom.service.startup.StartupFailure;
import io.wireroom.webhook.DeliveryStates;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Optional;

/** Beans of receipts: how far partners have read. */
final class ReceiptBeans {
    private static final String CURSORS = "cursors";

    /** Maximum number of withdrawals that are examined to find one between two positions. With more, one is assumed. */
    private static final int MAX_EXAMINED = 1_000;

    @Produces
    @Singleton
    ReadPositions readPositions(RightsHistory history) {
        return new ReadPositions(history);
    }

    @Produces
    @Singleton
    RightsHistory rightsHistory() {
        return new RightsHistory(InstantSource.system());
    }

    @Produces
    @Singleton
    EntitledChanges entitledChanges(PartnerDirectory partners, RightsHistory history) {
        return new EntitledChanges(partners::registry, history, InstantSource.system());
    }

    @Produces
    @Singleton
    Receipts receipts(ReadPositions positions, DeliveryStates deliveries) {
        return new Receipts(positions, deliveries);
    }

    @Produces
    @Singleton
    ReceiptMeters receiptMeters(MeterRegistry registry) {
        return new ReceiptMeters(registry);
    }

    @Produces
    @Singleton
    @Identifier(CURSORS)
    TableWriter cursorsWriter(KafkaConnection kafka, TopicNames names) {
        return StartupFailure.unlessConnectable(() -> new TableWriter(kafka.settings(), names.cursors()));
    }

    void close(@Disposes @Identifier(CURSORS) TableWriter writer) {
        writer.close();
    }

    @Produces
    @Singleton
    CursorStore cursorStore(
            @Identifier(CURSORS) TableWriter writer,
            ReadPositions positions,
            PartnerDirectory partners,
            ArchiveAccess archive) {
        return new CursorStore(
                positions,
                () -> partners.isConfigured() ? Optional.of(partners.registry()) : Optional.empty(),
                withdrawals(archive),
                writer::write,
                InstantSource.system());
    }

    @Produces
    @Singleton
    CursorService cursorService(
            KafkaConnection kafka,
            Topics topics,
            TopicNames names,
            CursorStore store,
            RightsHistory history,
            Receipts receipts,
            PartnerDirectory partners,
            ArchiveAccess archive,
            ReceiptMeters meters) {
        CompactedTable table = new CompactedTable(kafka.settings(), topics, names.cursors(), store::apply);
        return new CursorService(table, store, receipts, history, partners::registry, archive, meters);
    }

    private static WithdrawalLog withdrawals(ArchiveAccess archive) {
        return (from, to) -> {
            try (ArchiveView view = archive.view()) {
                return hasBetween(view, from, to);
            } catch (Problem unavailable) {
                return true;
            }
        };
    }

    private static boolean hasBetween(ArchiveView view, PartitionOffsets from, PartitionOffsets to) {
        var found = view.withdrawals(from, MAX_EXAMINED);
        return found.size() == MAX_EXAMINED || found.stream().anyMatch(each -> each.isBefore(to));
    }
}
