package io.wireroom.webhook;

import io.wireroom.outbound.Deadline;
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
 * The workers of the partitions that this instance owns, according to the partners file. All methods except {@link #states} are
 * called from one thread.
 */
public final class DeliveryWorkers {
    /** Time limit of requests in progress when workers are stopped, for all of them together. */
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(3);

    private final Supplier<PartnerRegistry> partners;
    private final DeliveryStates stored;
    private final Stores stores;
    private final DeliveryWorker.Environment environment;
    private final DeliverySettings settings;
    private final Map<WebhookKey, DeliveryWorker> workers = new ConcurrentHashMap<>();
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

    public DeliveryWorkers(
            Supplier<PartnerRegistry> partners,
            DeliveryStates stored,
            Stores stores,
            DeliveryEnvironment environment,
            DeliverySettings settings) {
        this.partners = partners;
        this.stored = stored;
        this.stores = stores;
        this.environment = environment.ofWorkers();
        this.settings = settings;
        stored.onCommand(this::submit);
    }

    /**
     * Starts the workers of these partitions.
     *
     * @param partitionOf partition of a partner's endpoints
     */
    public void assign(Set<Integer> partitions, ToIntFunction<String> partitionOf) {
        owned = Set.copyOf(partitions);
        partitioner = partitionOf;
        inForce = null;
        reconcile();
    }

    /** Ends all workers. */
    public void revoke() {
        owned = Set.of();
        stop(workers.values());
        open.values().forEach(stores::close);
        open.clear();
    }

    /** Starts, ends and replaces workers after a change of the partners file. */
    public void reconcile() {
        PartnerRegistry now = partners.get();
        if (now == inForce) {
            return;
        }
        Map<WebhookKey, PartnerWebhook> wanted = routes(now);
        Map<WebhookKey, DeliveryRecord> last = new HashMap<>();
        List<DeliveryWorker> obsolete = workers.values().stream()
                .filter(worker ->
                        !worker.webhook().equals(wanted.get(worker.webhook().key())))
                .toList();
        stop(obsolete);
        obsolete.forEach(worker -> last.put(worker.webhook().key(), worker.lastRecord()));
        wanted.forEach((key, route) -> {
            if (!workers.containsKey(key)) {
                start(route, last.get(key));
            }
        });
        inForce = now;
    }

    private Map<WebhookKey, PartnerWebhook> routes(PartnerRegistry registry) {
        Map<WebhookKey, PartnerWebhook> routes = new LinkedHashMap<>();
        for (Partner partner : registry.partners()) {
            if (owned.contains(partitioner.applyAsInt(partner.name()))) {
                for (Webhook webhook : partner.webhooks()) {
                    PartnerWebhook route = new PartnerWebhook(partner, webhook);
                    routes.put(route.key(), route);
                }
            }
        }
        return routes;
    }

    /** @param last the record of the replaced worker, whose next attempt is made immediately; null if there is none */
    private void start(PartnerWebhook route, @Nullable DeliveryRecord last) {
        StateStore store =
                open.computeIfAbsent(partitioner.applyAsInt(route.partner().name()), stores::open);
        DeliveryRecord record = last == null
                ? stored.find(route.key()).orElse(new DeliveryRecord(DeliveryState.NEW, List.of()))
                : new DeliveryRecord(last.state().retriedNow(), last.attempts());
        DeliveryWorker worker = new DeliveryWorker(route, record, store, environment, settings);
        workers.put(route.key(), worker);
        stored.command(route.key()).ifPresent(worker::submit);
        worker.start();
    }

    private void submit(String key, WorkerCommand command) {
        for (DeliveryWorker worker : workers.values()) {
            if (worker.webhook().key().toString().equals(key)) {
                worker.submit(command);
            }
        }
    }

    private void stop(Iterable<DeliveryWorker> ending) {
        List<DeliveryWorker> list = new ArrayList<>();
        ending.forEach(list::add);
        list.forEach(DeliveryWorker::stop);
        Deadline deadline = Deadline.in(STOP_TIMEOUT);
        list.forEach(worker -> worker.join(deadline));
        list.forEach(worker -> workers.remove(worker.webhook().key()));
    }

    /** The states of this instance's workers. */
    public Map<WebhookKey, DeliveryState> states() {
        Map<WebhookKey, DeliveryState> states = new HashMap<>();
        workers.forEach((key, worker) -> states.put(key, worker.state()));
        return states;
    }
}
