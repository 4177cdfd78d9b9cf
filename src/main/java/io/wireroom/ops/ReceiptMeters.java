package io.wireroom.ops;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.wireroom.receipts.OutstandingWithdrawals;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;

/** Metrics of withdrawals that partners have not received, and of storing their positions. */
public final class ReceiptMeters {
    private final MultiGauge outstanding;
    private final MultiGauge overdue;
    private final Counter failures;

    public ReceiptMeters(MeterRegistry registry) {
        this.outstanding = MultiGauge.builder("wireroom.partner.withdrawals.outstanding")
                .description("Withdrawals that the partner has not taken, of articles that it has or may have")
                .register(registry);
        this.overdue = MultiGauge.builder("wireroom.partner.withdrawals.overdue")
                .description("Those that are older than the partner's time for withdrawals")
                .register(registry);
        this.failures = Counter.builder("wireroom.cursors.write.failures")
                .description("Records of partners' positions that Kafka did not accept; they are written again")
                .register(registry);
    }

    /** Replaces the gauges of all partners. */
    public void update(Map<String, OutstandingWithdrawals> partners) {
        outstanding.register(rows(partners, OutstandingWithdrawals::count), true);
        overdue.register(rows(partners, OutstandingWithdrawals::overdue), true);
    }

    private static List<MultiGauge.Row<?>> rows(
            Map<String, OutstandingWithdrawals> partners, ToIntFunction<OutstandingWithdrawals> value) {
        return partners.entrySet().stream()
                .<MultiGauge.Row<?>>map(
                        each -> MultiGauge.Row.of(Tags.of("partner", each.getKey()), value.applyAsInt(each.getValue())))
                .toList();
    }

    public void failed(int records) {
        failures.increment(records);
    }
}
