package io.wireroom.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The records of {@code articles.deliveries}: the state of each endpoint and its latest order. */
public final class DeliveryStates {
    private static final Logger LOG = Logger.getLogger(DeliveryStates.class);
    private static final String ORDER = "/order";

    private final Map<String, DeliveryRecord> records = new ConcurrentHashMap<>();
    private final Map<String, Order> orders = new ConcurrentHashMap<>();
    private volatile BiConsumer<String, Order> onOrder = (_, _) -> {};

    /** Key of the record of an order. */
    static String orderKey(EndpointKey endpoint) {
        return endpoint + ORDER;
    }

    /** @param listener receives orders with the key of their endpoint */
    void onOrder(BiConsumer<String, Order> listener) {
        onOrder = listener;
    }

    /**
     * Applies a record. Records of one endpoint may come from two partitions if partitions were added: the highest version is
     * valid.
     */
    public void apply(byte[] keyBytes, byte @Nullable [] value) {
        String key = new String(keyBytes, UTF_8);
        boolean isOrder = key.endsWith(ORDER);
        String endpoint = isOrder ? key.substring(0, key.length() - ORDER.length()) : key;
        if (value == null) {
            (isOrder ? orders : records).remove(endpoint);
        } else if (isOrder) {
            DeliveryJsonReader.order(value).ifPresentOrElse(order -> apply(endpoint, order), () -> unreadable(key));
        } else {
            DeliveryJsonReader.record(value).ifPresentOrElse(record -> apply(endpoint, record), () -> unreadable(key));
        }
    }

    private void apply(String endpoint, Order order) {
        orders.put(endpoint, order);
        onOrder.accept(endpoint, order);
    }

    private void apply(String endpoint, DeliveryRecord record) {
        records.merge(
                endpoint,
                record,
                (known, read) -> read.state().version() >= known.state().version() ? read : known);
    }

    private static void unreadable(String key) {
        LOG.warnf("Skipped the unreadable record of %s", key);
    }

    public Optional<DeliveryRecord> find(EndpointKey endpoint) {
        return Optional.ofNullable(records.get(endpoint.toString()));
    }

    /** The latest order, whether executed or not. */
    Optional<Order> order(EndpointKey endpoint) {
        return Optional.ofNullable(orders.get(endpoint.toString()));
    }
}
