package io.wireroom.archive;

import io.wireroom.article.ArticleId;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The changes of a batch that were not applied before.
 *
 * @param last the last one of each article, in order
 * @param first the first one of each article
 * @param positions the positions after them
 */
record NewChanges(List<Change> last, Map<ArticleId, Change> first, PartitionOffsets positions) {

    static NewChanges of(List<Change> changes, PartitionOffsets applied) {
        PartitionOffsets positions = applied;
        Map<ArticleId, Change> first = new HashMap<>();
        Map<ArticleId, Change> last = new LinkedHashMap<>();
        for (Change change : changes) {
            if (change.offset() >= positions.next(change.partition())) {
                positions = positions.with(change.partition(), change.offset() + 1);
                first.putIfAbsent(change.edition().id(), change);
                last.remove(change.edition().id());
                last.put(change.edition().id(), change);
            }
        }
        return new NewChanges(List.copyOf(last.values()), first, positions);
    }
}
