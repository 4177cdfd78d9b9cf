package io.wireroom.route;

import io.wireroom.article.Article;
import io.wireroom.article.Edition;
import io.wireroom.article.Withdrawal;
import io.wireroom.ledger.Placement;
import io.wireroom.route.RouteListener.Failure;
import io.wireroom.route.RouteTable.Selection;
import io.wireroom.route.RouteTable.Target;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The records of an edition for the topics of routes: the article where it matches, and a tombstone where it no longer matches. A topic that does not
 * accept records is unchanged. The ledger records this, so that it is corrected later.
 */
public final class RoutePlan {
    private final Edition edition;
    private final Restriction restriction;
    private final Map<RouteFormat, byte[]> written = new EnumMap<>(RouteFormat.class);
    private final List<Output> outputs = new ArrayList<>();
    private final List<Placement> placements = new ArrayList<>();
    private final TopicState.Lookup topics;
    private final RouteListener listener;

    /**
     * A record for a topic.
     *
     * @param value null for a tombstone
     */
    @SuppressWarnings("ArrayRecordComponent") // bytes pass through untouched
    public record Output(String topic, List<String> routes, RouteFormat format, byte @Nullable [] value) {}

    /**
     * Limits what is written.
     *
     * @param onlyRoute the only route to apply; null for all
     * @param skipUnchanged whether to skip topics that already contain this revision
     */
    public record Restriction(@Nullable String onlyRoute, boolean skipUnchanged) {
        public static final Restriction ALL = new Restriction(null, false);
    }

    /**
     * @param json the value of the edition's event, if it has been encoded
     * @param before the current placements of the article
     */
    public static RoutePlan of(
            Edition edition,
            byte @Nullable [] json,
            List<Placement> before,
            RouteTable table,
            Restriction restriction,
            TopicState.Lookup topics,
            RouteListener listener) {
        RoutePlan plan = new RoutePlan(edition, restriction, topics, listener);
        if (json != null) {
            plan.written.put(RouteFormat.ARTICLE, json);
        }
        plan.decide(before, table);
        return plan;
    }

    private RoutePlan(Edition edition, Restriction restriction, TopicState.Lookup topics, RouteListener listener) {
        this.edition = edition;
        this.restriction = restriction;
        this.topics = topics;
        this.listener = listener;
    }

    public List<Output> outputs() {
        return outputs;
    }

    /** The placements of the article after the outputs have been written. */
    public List<Placement> placements() {
        return placements;
    }

    private void decide(List<Placement> before, RouteTable table) {
        Selection selection = switch (edition) {
            case Article article -> table.select(article);
            case Withdrawal withdrawal -> Selection.NONE;
        };
        selection.failed().forEach(listener::failed);
        Map<String, Target> targets = new LinkedHashMap<>(selection.targets());
        for (Placement placement : before) {
            Target target = targets.remove(placement.topic());
            if (isSelected(placement.topic(), placement.routes(), table)) {
                settle(placement.topic(), target, placement);
            } else {
                placements.add(placement);
            }
        }
        targets.values().stream()
                .filter(target -> isSelected(target.topic(), target.names(), table))
                .forEach(target -> settle(target.topic(), target, null));
    }

    private boolean isSelected(String topic, List<String> routes, RouteTable table) {
        String only = restriction.onlyRoute();
        return only == null || routes.contains(only) || table.topicsOf(only).contains(topic);
    }

    private void settle(String topic, @Nullable Target target, @Nullable Placement placement) {
        switch (topics.of(topic)) {
            case TopicState.Writable(int maxBytes) -> settle(target, placement, maxBytes);
            case TopicState.Missing() -> failed(target, Failure.TOPIC);
            case TopicState.Forbidden() -> {
                failed(target, Failure.TOPIC);
                if (placement != null) {
                    placements.add(placement);
                }
            }
        }
    }

    private void settle(@Nullable Target target, @Nullable Placement placement, int maxBytes) {
        if (target == null) {
            addTombstone(placement);
            return;
        }
        Placement next =
                new Placement(target.topic(), target.names(), target.format().toString(), edition.revision());
        if (restriction.skipUnchanged() && next.equals(placement)) {
            placements.add(next);
            return;
        }
        byte[] value;
        try {
            value = value(target.format());
        } catch (RuntimeException | StackOverflowError defect) { // affects this route only
            failed(target, Failure.INTERNAL);
            addTombstone(placement);
            return;
        }
        if (value.length > maxBytes) {
            failed(target, Failure.TOO_LARGE);
            addTombstone(placement);
            return;
        }
        outputs.add(new Output(target.topic(), target.names(), target.format(), value));
        placements.add(next);
        target.names().forEach(listener::sent);
    }

    private void addTombstone(@Nullable Placement placement) {
        if (placement != null) {
            RouteFormat format = RouteFormat.named(placement.format()).orElse(RouteFormat.ARTICLE);
            outputs.add(new Output(placement.topic(), placement.routes(), format, null));
            placement.routes().forEach(listener::removed);
        }
    }

    private void failed(@Nullable Target target, Failure reason) {
        if (target != null) {
            target.names().forEach(route -> listener.failed(route, reason));
        }
    }

    private byte[] value(RouteFormat format) {
        return written.computeIfAbsent(format, missing -> switch (edition) {
            case Article article -> missing.write(article);
            case Withdrawal withdrawal -> throw new IllegalStateException("a withdrawal is on no route");
        });
    }
}
