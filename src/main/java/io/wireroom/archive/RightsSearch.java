package io.wireroom.archive;

import io.wireroom.archive.RightsChange.Coverage;
import io.wireroom.archive.RightsChange.Effect;
import io.wireroom.article.Audience;
import io.wireroom.article.ChangeType;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.util.FixedBitSet;

/** Finds the articles that a change of rights hides from a reader or shows to it, in the order of their ids. */
final class RightsSearch {
    private final IndexSearcher searcher;
    private final RightsChange change;

    RightsSearch(IndexSearcher searcher, RightsChange change) {
        this.searcher = searcher;
        this.change = change;
    }

    private record Hit(long id, int document, Effect effect) {}

    /** The first articles after an id. */
    List<ChangeEntry> after(long id, PageSize size) throws IOException {
        StoredFields stored = searcher.storedFields();
        PageSize.Counter counter = size.counter();
        List<ChangeEntry> entries = new ArrayList<>();
        for (Hit hit : hits(id, size.entries())) {
            ArchivedEdition edition = EditionDocument.read(stored, hit.document());
            Visibility visibility = hit.effect() == Effect.GAINED ? Visibility.VISIBLE : Visibility.LOST;
            if (!counter.tryAdd(visibility.size(edition))) {
                break;
            }
            entries.add(ChangeEntry.of(edition.as(ChangeType.PUBLISHED), visibility, change.completeTo()));
        }
        return entries;
    }

    /** Number of articles that the change hides, at most {@code most}. */
    int countLost(int most) throws IOException {
        return (int) hits(0, most).stream()
                .filter(hit -> hit.effect() == Effect.LOST)
                .count();
    }

    private List<Hit> hits(long after, int most) throws IOException {
        PriorityQueue<Hit> lowest =
                new PriorityQueue<>(Comparator.comparingLong(Hit::id).reversed());
        Scan.over(searcher, MatchAllDocsQuery.INSTANCE, segment -> collect(segment, after, most, lowest));
        return lowest.stream().sorted(Comparator.comparingLong(Hit::id)).toList();
    }

    private Scan.Documents collect(LeafReaderContext segment, long after, int most, PriorityQueue<Hit> lowest)
            throws IOException {
        var ids = NumericValues.of(segment, Fields.ID);
        var positions = new LogPositions(segment);
        var rights = new Rights(segment);
        return document -> {
            long id = ids.at(document);
            if (id <= after || (lowest.size() == most && id > lowest.element().id())) {
                return;
            }
            Effect effect = positions.effect(document, rights.of(document));
            if (effect != Effect.NONE) {
                lowest.add(new Hit(id, segment.docBase + document, effect));
                if (lowest.size() > most) {
                    lowest.remove();
                }
            }
        };
    }

    /** The log positions of a segment's editions. */
    private final class LogPositions {
        private final NumericValues partitions;
        private final NumericValues offsets;
        private final NumericValues firstRecords;
        private final FixedBitSet published;

        LogPositions(LeafReaderContext segment) throws IOException {
            partitions = NumericValues.of(segment, Fields.PARTITION);
            offsets = NumericValues.of(segment, Fields.OFFSET);
            firstRecords = NumericValues.of(segment, Fields.FIRST_RECORD);
            published = matches(Fields.isSet(Fields.PUBLISHED), segment);
        }

        Effect effect(int document, Coverage coverage) throws IOException {
            int partition = (int) partitions.at(document);
            return offsets.at(document) < change.completeTo().next(partition)
                    ? RightsChange.onUnchanged(published.get(document), coverage)
                    : change.onChanged(partition, FirstRecord.decode(firstRecords.at(document)), coverage);
        }
    }

    /** The rights that cover a segment's editions. */
    private final class Rights {
        private final FixedBitSet now;
        private final List<FixedBitSet> former = new ArrayList<>();
        private final BinaryDocValues audienceChanged;

        Rights(LeafReaderContext segment) throws IOException {
            now = matches(Filters.scope(change.current()), segment);
            for (AccessScope each : change.former()) {
                former.add(matches(Filters.scope(each), segment));
            }
            audienceChanged = DocValues.getBinary(segment.reader(), Fields.AUDIENCE_CHANGED);
        }

        Coverage of(int document) throws IOException {
            boolean covered = now.get(document);
            boolean byAny = former.stream().anyMatch(each -> each.get(document));
            boolean byAll = former.stream().allMatch(each -> each.get(document));
            if (!audienceChanged.advanceExact(document)) {
                return new Coverage(covered, byAny, byAll, covered, byAny);
            }
            List<Audience> ever = AudiencesCodec.read(audienceChanged.binaryValue());
            return new Coverage(
                    covered,
                    byAny,
                    byAll,
                    ever.stream().anyMatch(change.current()::covers),
                    ever.stream().anyMatch(each -> change.former().stream().anyMatch(rights -> rights.covers(each))));
        }
    }

    private FixedBitSet matches(Query query, LeafReaderContext segment) throws IOException {
        FixedBitSet matches = new FixedBitSet(segment.reader().maxDoc());
        Scorer scorer = searcher.createWeight(searcher.rewrite(query), ScoreMode.COMPLETE_NO_SCORES, 1)
                .scorer(segment);
        if (scorer != null) {
            matches.or(scorer.iterator());
        }
        return matches;
    }
}
