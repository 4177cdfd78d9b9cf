package io.wireroom.streams;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.wireroom.article.ChangeType;
import io.wireroom.article.Edition;
import io.wireroom.article.Withdrawal;
import io.wireroom.event.CloudEvent;
import io.wireroom.ledger.LedgerEntry;
import io.wireroom.route.RoutePlan;
import io.wireroom.route.RoutePlan.Output;
import io.wireroom.route.RoutePlan.Restriction;
import io.wireroom.route.RouteTable;
import java.util.Map;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/** Writes editions to the topics of their routes, in the transaction of the record that is being processed. */
final class RouteOutputs {
    /** Name of the sink. */
    static final String ROUTES = "routes";

    static final String ROUTE = "wireroom-route";

    /** Type of a tombstone for an article that is still published, but no longer on this route. */
    private static final String UNROUTED = CloudEvent.TYPE_PREFIX + "unrouted";

    private static final String NINJS_SCHEMA = "http://www.iptc.org/std/ninjs/ninjs-schema_3.1.json";

    private final ProcessorContext<byte[], byte[]> context;
    private final EventAttributes events;
    private final Routing routing;

    RouteOutputs(ProcessorContext<byte[], byte[]> context, EventAttributes events, Routing routing) {
        this.context = context;
        this.events = events;
        this.routing = routing;
    }

    /**
     * Sends a new edition.
     *
     * @return the entry with the new placements of the article
     */
    LedgerEntry publish(
            ChangeType type, Edition edition, byte[] json, LedgerEntry next, Headers cause, long timestamp) {
        return updateRoutes(type, edition, json, next, Restriction.ALL, cause, timestamp);
    }

    /** Applies the current rules to an edition that was published before. */
    LedgerEntry reroute(ControlRecord control, LedgerEntry entry, Headers cause) {
        ChangeType type = switch (control.edition()) {
            case Withdrawal withdrawal -> ChangeType.WITHDRAWN;
            case Edition first when first.revision() == 1 -> ChangeType.PUBLISHED;
            case Edition later -> ChangeType.UPDATED;
        };
        return updateRoutes(
                type,
                control.edition(),
                null,
                entry,
                control.restriction(),
                cause,
                control.edition().updated().toEpochMilli());
    }

    private LedgerEntry updateRoutes(
            ChangeType type,
            Edition edition,
            byte @Nullable [] json,
            LedgerEntry entry,
            Restriction restriction,
            Headers cause,
            long timestamp) {
        RouteTable table = routing.rules().table();
        if (table.routes().isEmpty() && entry.placements().isEmpty()) {
            return entry;
        }
        RoutePlan plan = RoutePlan.of(
                edition, json, entry.placements(), table, restriction, routing.topics(), routing.listener());
        for (Output output : plan.outputs()) {
            Headers headers = headers(type, edition, output);
            OutputTopics.copyTrace(cause, headers);
            context.forward(new Record<>(OutputTopics.key(edition.id()), output.value(), timestamp, headers), ROUTES);
        }
        return entry.withPlacements(plan.placements());
    }

    private Headers headers(ChangeType type, Edition edition, Output output) {
        Map<String, String> attributes = CloudEvent.headers(type, edition, events.source(), events.schema());
        if (output.value() == null) {
            attributes.remove("content-type");
            attributes.remove("ce_dataschema");
            if (!(edition instanceof Withdrawal)) {
                attributes.put("ce_type", UNROUTED);
            }
        } else {
            attributes.put("content-type", output.format().contentType());
            switch (output.format()) {
                case ARTICLE -> {} // as in the event
                case NINJS -> attributes.put("ce_dataschema", NINJS_SCHEMA);
                case HUGO -> attributes.remove("ce_dataschema");
            }
        }
        attributes.put(ROUTE, String.join(",", output.routes()));
        RecordHeaders headers = new RecordHeaders();
        attributes.forEach((name, value) -> headers.add(name, value.getBytes(UTF_8)));
        RouteTopic.write(output.topic(), headers);
        return headers;
    }
}
