package io.wireroom.archive;

import io.wireroom.article.Audience;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;

/**
 * Finds changes far from the head. It searches windows of the read order, each twice as wide as the one before, so that the
 * cost depends on the entries returned and skipped, not on the size of the archive.
 */
final class ChangesSearch {
    private static final long FIRST_WINDOW = 1024;
    private static final long MAX_WINDOW = 65_536;

    private final IndexSearcher searcher;
    private final OffsetCheckpoints checkpoints;
    private final long end;

    /** @param end number of changes that this replica had read for the searcher's content */
    ChangesSearch(IndexSearcher searcher, OffsetCheckpoints checkpoints, long end) {
        this.searcher = searcher;
        this.checkpoints = checkpoints;
        this.end = end;
    }

    private record Hit(long sequence, int document, int partition, long offset, Visibility visibility) {}

    /** @param head positions of the searcher's content */
    ChangesPage changes(PartitionOffsets from, PartitionOffsets head, AccessScope rights, PageSize size)
            throws IOException {
        StoredFields stored = searcher.storedFields();
        PageSize.Counter counter = size.counter();
        List<ChangeEntry> entries = new ArrayList<>();
        PartitionOffsets reached = from;
        long width = FIRST_WINDOW / 2;
        for (long start = checkpoints.before(from).sequence(); start < end; start += width) {
            width = Math.min(width * 2, MAX_WINDOW);
            for (Hit hit : window(start, start + width, from, rights)) {
                PartitionOffsets after = reached.furthest(
                                checkpoints.before(hit.sequence()).positions())
                        .with(hit.partition(), hit.offset() + 1);
                if (hit.visibility() != Visibility.HIDDEN) {
                    if (counter.isFull()) {
                        return new ChangesPage(entries, reached, false);
                    }
                    var edition = EditionDocument.read(stored, hit.document());
                    if (!counter.tryAdd(hit.visibility().size(edition))) {
                        return new ChangesPage(entries, reached, false);
                    }
                    entries.add(ChangeEntry.of(edition, hit.visibility(), after));
                }
                reached = after;
            }
        }
        return new ChangesPage(entries, from.furthest(head), true);
    }

    private List<Hit> window(long start, long end, PartitionOffsets from, AccessScope rights) throws IOException {
        var query = new BooleanQuery.Builder()
                .add(Filters.everSeenBy(rights), Occur.FILTER)
                .add(Fields.between(Fields.SEQUENCE, start, end - 1), Occur.FILTER)
                .build();
        List<Hit> hits = new ArrayList<>();
        Scan.over(searcher, query, segment -> collect(segment, from, rights, hits));
        hits.sort(Comparator.comparingLong(Hit::sequence));
        return hits;
    }

    private static Scan.Documents collect(
            LeafReaderContext segment, PartitionOffsets from, AccessScope rights, List<Hit> hits) throws IOException {
        var sequences = NumericValues.of(segment, Fields.SEQUENCE);
        var partitions = NumericValues.of(segment, Fields.PARTITION);
        var offsets = NumericValues.of(segment, Fields.OFFSET);
        var audienceChanged = DocValues.getBinary(segment.reader(), Fields.AUDIENCE_CHANGED);
        return document -> {
            int partition = (int) partitions.at(document);
            long offset = offsets.at(document);
            if (offset >= from.next(partition)) {
                var visibility = audienceChanged.advanceExact(document)
                        ? visibility(AudiencesCodec.read(audienceChanged.binaryValue()), rights)
                        : Visibility.VISIBLE;
                hits.add(new Hit(sequences.at(document), segment.docBase + document, partition, offset, visibility));
            }
        };
    }

    private static Visibility visibility(List<Audience> audiences, AccessScope rights) {
        return Visibility.of(audiences.getFirst(), audiences.subList(1, audiences.size()), rights);
    }
}
