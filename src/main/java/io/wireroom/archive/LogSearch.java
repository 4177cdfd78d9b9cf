package io.wireroom.archive;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;

/** Finds editions by their position in the log. */
final class LogSearch {
    private final IndexSearcher searcher;
    private final OffsetCheckpoints checkpoints;

    LogSearch(IndexSearcher searcher, OffsetCheckpoints checkpoints) {
        this.searcher = searcher;
        this.checkpoints = checkpoints;
    }

    /** The editions that match a query. */
    List<LoggedEdition> matching(Query query) throws IOException {
        List<LoggedEdition> found = new ArrayList<>();
        Scan.over(searcher, query, segment -> reading(segment, PartitionOffsets.START, Integer.MAX_VALUE, found));
        return found;
    }

    /** Withdrawals at or after these positions, in no particular order. */
    List<LoggedEdition> withdrawals(PartitionOffsets from, int most) throws IOException {
        List<LoggedEdition> found = new ArrayList<>();
        Scan.over(searcher, withdrawn(readAfter(from)), segment -> reading(segment, from, most, found));
        return found;
    }

    /** Withdrawals of a period, the latest first. */
    List<LoggedEdition> withdrawals(Instant since, Instant until, int most) throws IOException {
        Query period = Fields.between(Fields.UPDATED, Millis.of(since), Millis.of(until) - 1);
        ScoreDoc[] hits = searcher.search(withdrawn(period), most, Fields.sort(ListOrder.UPDATED)).scoreDocs;
        List<LoggedEdition> found = new ArrayList<>(hits.length);
        var leaves = searcher.getIndexReader().leaves();
        for (ScoreDoc hit : hits) {
            LeafReaderContext segment = leaves.get(ReaderUtil.subIndex(hit.doc, leaves));
            reading(segment, PartitionOffsets.START, Integer.MAX_VALUE, found).visit(hit.doc - segment.docBase);
        }
        return found;
    }

    /** Number of changes at or after these positions that the rights cover or covered. */
    int count(PartitionOffsets from, AccessScope rights) throws IOException {
        int[] count = new int[1];
        Query query = new BooleanQuery.Builder()
                .add(Filters.everSeenBy(rights), Occur.FILTER)
                .add(readAfter(from), Occur.FILTER)
                .build();
        Scan.over(searcher, query, segment -> {
            var partitions = NumericValues.of(segment, Fields.PARTITION);
            var offsets = NumericValues.of(segment, Fields.OFFSET);
            return document -> {
                if (offsets.at(document) >= from.next((int) partitions.at(document))) {
                    count[0]++;
                }
            };
        });
        return count[0];
    }

    private Query readAfter(PartitionOffsets from) {
        return Fields.between(Fields.SEQUENCE, checkpoints.before(from).sequence(), Long.MAX_VALUE);
    }

    private static Query withdrawn(Query limit) {
        return new BooleanQuery.Builder()
                .add(MatchAllDocsQuery.INSTANCE, Occur.FILTER)
                .add(limit, Occur.FILTER)
                .add(Fields.isSet(Fields.PUBLISHED), Occur.MUST_NOT)
                .build();
    }

    private static Scan.Documents reading(
            LeafReaderContext segment, PartitionOffsets from, int most, List<LoggedEdition> found) throws IOException {
        var partitions = NumericValues.of(segment, Fields.PARTITION);
        var offsets = NumericValues.of(segment, Fields.OFFSET);
        var firstRecords = NumericValues.of(segment, Fields.FIRST_RECORD);
        var stored = segment.reader().storedFields();
        return document -> {
            int partition = (int) partitions.at(document);
            long offset = offsets.at(document);
            if (offset >= from.next(partition) && found.size() < most) {
                found.add(new LoggedEdition(
                        EditionDocument.read(stored, document),
                        partition,
                        offset,
                        FirstRecord.decode(firstRecords.at(document))));
            }
        };
    }
}
