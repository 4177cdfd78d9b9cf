package io.wireroom.webhook;

import io.wireroom.mirror.Deadline;
import io.wireroom.partner.Partner;
import io.wireroom.partner.PartnerRegistry;
import io.wireroom.partner.Webhook;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * The lanes of the partitions that this instance owns, according to the partners file. All methods except {@link #states} are
 * called from one thread.
 */
public final class Lanes {
    /** Time limit of requests in progress when lanes are stopped, for all of them together. */
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(3);

    private final Supplier<PartnerRegistry> partners;
    private final DeliveryStates stored;
    private final Stores stores;
    private final Lane.Environment environment;
    private final LaneSettings settings;
    private final Map<EndpointKey, Lane> lanes = new ConcurrentHashMap<>();
    private final Map<Integer, StateStore> open = new HashMap<>();
    private Set<Integer> owned = Set.of();
    private ToIntFunction<String> partitioner = _ -> -1;
    private @Nullable PartnerRegistry inForce;

    /** Opens stores. */
    public interface Stores {
        /**
         * Opens the store of a partition. Other instances can't write to it any more. When this returns, {@link DeliveryStates}
         * has all that they have written.
         */
        StateStore open(int partition);

        void close(StateStore store);
    }

    public Lanes(
            Supplier<PartnerRegistry> partners,
            DeliveryStates stored,
            Stores stores,
            LaneEnvironment environment,
            LaneSettings settings) {
        this.partners = partners;
        this.stored = stored;
        this.stores = stores;
        this.environment = environment.ofLanes();
        this.settings = settings;
        stored.onOrder(this::give);
    }

    /**
     * Starts the lanes of these partitions.
     *
     * @param partitionOf partition of a partner's endpoints
     */
    public void assign(Set<Integer> partitions, ToIntFunction<String> partitionOf) {
        owned = Set.copyOf(partitions);
        partitioner = partitionOf;
        inForce = null;
        reconcile();
    }

    /** Ends all lanes. */
    public void revoke() {
        owned = Set.of();
        stop(lanes.values());
        open.values().forEach(stores::close);
        open.clear();
    }

    /** Starts, ends and replaces lanes after a change of the partners file. */
    public void reconcile() {
        PartnerRegistry now = partners.get();
        if (now == inForce) {
            return;
        }
        Map<EndpointKey, EndpointRoute> wanted = routes(now);
        Map<EndpointKey, DeliveryRecord> last = new HashMap<>();
        List<Lane> obsolete = lanes.values().stream()
                .filter(lane -> !lane.route().equals(wanted.get(lane.route().key())))
                .toList();
        stop(obsolete);
        obsolete.forEach(lane -> last.put(lane.route().key(), lane.lastRecord()));
        wanted.forEach((key, route) -> {
            if (!lanes.containsKey(key)) {
                start(route, last.get(key));
            }
        });
        inForce = now;
    }

    private Map<EndpointKey, EndpointRoute> routes(PartnerRegistry registry) {
        Map<EndpointKey, EndpointRoute> routes = new LinkedHashMap<>();
        for (Partner partner : registry.partners()) {
            if (owned.contains(partitioner.applyAsInt(partner.name()))) {
                for (Webhook webhook : partner.webhooks()) {
                    EndpointRoute route = new EndpointRoute(partner, webhook);
                    routes.put(route.key(), route);
                }
            }
        }
        return routes;
    }

    /** @param last the record of the replaced lane, whose next attempt is made immediately; null if there is none */
    private void start(EndpointRoute route, @Nullable DeliveryRecord last) {
        StateStore store =
                open.computeIfAbsent(partitioner.applyAsInt(route.partner().name()), stores::open);
        DeliveryRecord record = last == null
                ? stored.find(route.key()).orElse(new DeliveryRecord(DeliveryState.NEW, List.of()))
                : new DeliveryRecord(last.state().retriedNow(), last.attempts());
        Lane lane = new Lane(route, record, store, environment, settings);
        lanes.put(route.key(), lane);
        stored.order(route.key()).ifPresent(lane::give);
        lane.start();
    }

    private void give(String key, Order order) {
        for (Lane lane : lanes.values()) {
            if (lane.route().key().toString().equals(key)) {
                lane.give(order);
            }
        }
    }

    private void stop(Iterable<Lane> ending) {
        List<Lane> list = new ArrayList<>();
        ending.forEach(list::add);
        list.forEach(Lane::stop);
        Deadline deadline = Deadline.in(STOP_TIMEOUT);
        list.forEach(lane -> lane.join(deadline));
        list.forEach(lane -> lanes.remove(lane.route().key()));
    }

    /** The states of this instance's lanes. */
    public Map<EndpointKey, DeliveryState> states() {
        Map<EndpointKey, DeliveryState> states = new HashMap<>();
        lanes.forEach((key, lane) -> states.put(key, lane.state()));
        return states;
    }
}
