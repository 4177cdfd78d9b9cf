package io.wireroom.bench.webhooks;

import io.wireroom.bench.webhooks.Recording.Fact;
import io.wireroom.bench.webhooks.Recording.Kill;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Makes an error of each kind in what was recorded, and checks that {@link Comparison} finds it. */
final class PlantedErrors {
    private static final String HEALTHY = "healthy-10";
    private static final String FORMERLY_ILL = "redirecting";

    private final Recording recording;
    private final Set<String> known;
    private final List<String> found = new ArrayList<>();
    private final List<String> missed = new ArrayList<>();

    PlantedErrors(Recording recording) {
        this.recording = recording;
        this.known = new HashSet<>(new Comparison(recording).differences());
    }

    /** @return whether each error was found */
    boolean run() {
        planted("a lost delivery", " is missing", all -> all.remove(one(this::isBeforeAnother)));
        planted("a lost last delivery", "the last revision, is missing", all -> all.remove(one(this::isLast)));
        planted("a lost delivery to an ill endpoint", " is missing", all -> {
            Receipt last = one(FORMERLY_ILL, this::isLast);
            all.removeIf(
                    each -> each.partner().equals(FORMERLY_ILL) && each.id().equals(last.id()));
        });
        planted("two in another order", "came after revision", this::swap);
        planted("a repeat without a kill", "came again without a kill", all -> {
            Receipt repeated = one(this::isBeforeAnother);
            all.add(at(repeated, repeated.arrived() + 50_000));
        });
        planted("a repeat of what was stored before the kill", "came again without a kill", this::repeatStored);
        planted("a forged signature", "has not verified", all -> replace(all, "not verified: planted"));
        planted("another content", "has another content", all -> replace(all, "another content: planted"));
        planted("a late delivery", "later than without ill ones", this::delay);
        report("a redirect that was followed", "trap: ", new Comparison(recording.withTrapped(List.of("/trap"))));
        return missed.isEmpty();
    }

    private void planted(String error, String difference, Consumer<List<Receipt>> planting) {
        List<Receipt> receipts = new ArrayList<>(recording.receipts());
        try {
            planting.accept(receipts);
        } catch (NoSuchElementException nothingToPlantItIn) {
            missed.add(error);
            return;
        }
        receipts.sort(Comparator.comparingLong(Receipt::arrived));
        report(error, difference, new Comparison(recording.with(receipts)));
    }

    private void report(String error, String difference, Comparison comparison) {
        boolean isFound =
                comparison.differences().stream().anyMatch(each -> each.contains(difference) && !known.contains(each));
        (isFound ? found : missed).add(error);
    }

    private Receipt one(Predicate<Receipt> condition) {
        return one(HEALTHY, condition);
    }

    /** An accepted receipt of an endpoint, of those that arrived once. */
    private Receipt one(String partner, Predicate<Receipt> condition) {
        Map<String, Integer> counts = new HashMap<>();
        List<Receipt> own = recording.receipts().stream()
                .filter(each -> each.partner().equals(partner))
                .toList();
        own.forEach(each -> counts.merge(each.id(), 1, Integer::sum));
        return own.stream()
                .filter(each -> each.isAccepted() && counts.getOrDefault(each.id(), 0) == 1 && condition.test(each))
                .findFirst()
                .orElseThrow();
    }

    private @Nullable Fact fact(Revision revision) {
        return recording.truth().get(revision);
    }

    /** Whether the next revision came some seconds later, so that nothing explains that this one is missing. */
    private boolean isBeforeAnother(Receipt receipt) {
        Fact fact = fact(receipt.revision());
        Fact next = fact(receipt.revision().next());
        return fact != null && next != null && fact.phase() == Phase.CONTROL && next.sent() - fact.sent() > 3_000_000;
    }

    private boolean isLast(Receipt receipt) {
        return fact(receipt.revision().next()) == null;
    }

    private void swap(List<Receipt> all) {
        Receipt one = one(this::isBeforeAnother);
        Receipt other =
                one(each -> each.revision().article() == one.revision().article() && each.arrived() > one.arrived());
        all.removeAll(List.of(one, other));
        all.add(at(one, other.arrived()));
        all.add(at(other, one.arrived()));
    }

    /** A message that the killed process had stored as delivered ten seconds before. */
    private void repeatStored(List<Receipt> all) {
        Kill kill = recording.kills().getFirst();
        Receipt before = all.stream()
                .filter(each -> each.sender().equals(kill.process())
                        && each.isAccepted()
                        && each.partner().startsWith("healthy")
                        && each.arrived() > kill.from() - 12_000_000)
                .findFirst()
                .orElseThrow();
        all.add(at(before, kill.to() + 15_000_000));
    }

    private void replace(List<Receipt> all, String problem) {
        Receipt one = one(this::isBeforeAnother);
        all.remove(one);
        all.add(new Receipt(
                one.partner(),
                one.id(),
                one.revision(),
                one.sender(),
                one.arrived(),
                one.answered(),
                one.status(),
                problem));
    }

    private void delay(List<Receipt> all) {
        Lags lags = new Comparison(recording).lags();
        long later = (long) (Math.max(lags.control(1), lags.quantile(Phase.ILL, 1)) * 1e3) + 3_000_000;
        Receipt one = one(each -> {
            Fact fact = fact(each.revision());
            return fact != null && fact.phase() == Phase.ILL && isLast(each);
        });
        all.remove(one);
        all.add(at(one, one.arrived() + later));
    }

    private static Receipt at(Receipt receipt, long arrived) {
        return new Receipt(
                receipt.partner(),
                receipt.id(),
                receipt.revision(),
                receipt.sender(),
                arrived,
                arrived + receipt.answered() - receipt.arrived(),
                receipt.status(),
                receipt.problem());
    }

    @Override
    public String toString() {
        return "planted and found " + found + ", not found " + missed;
    }
}
