package io.wireroom.bench;

import io.wireroom.article.Article;
import io.wireroom.article.RawDocument;
import io.wireroom.article.Result;
import io.wireroom.ledger.Decision;
import io.wireroom.ledger.LedgerEntry;
import io.wireroom.pipeline.DocumentPipeline;
import io.wireroom.route.RouteFormat;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import org.apache.kafka.common.compress.Compression;
import org.apache.kafka.common.record.MemoryRecords;
import org.apache.kafka.common.record.MemoryRecordsBuilder;
import org.apache.kafka.common.record.RecordBatch;
import org.apache.kafka.common.record.TimestampType;

/** CPU time of the parts of a route's cost on one thread, which tells something on a busy machine, too. The best of ten rounds counts. */
final class RouteParts {
    private static final int ARTICLES = 1_000;
    private static final int WARM_UP = 30_000;
    private static final int ROUNDS = 10;
    private static final int BATCH_BYTES = 128 << 10;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final DocumentPipeline pipeline = BenchDocuments.pipeline();
    private final List<byte[]> documents = new ArrayList<>();
    private final List<Article> articles = new ArrayList<>();
    private final List<byte[]> events = new ArrayList<>();
    private final ByteBuffer buffer = ByteBuffer.allocate(BATCH_BYTES);

    /** Keeps the compiler from leaving out what nobody uses. */
    private volatile int used;

    private RouteParts() {
        for (long id = 1; id <= ARTICLES; id++) {
            documents.add(BenchDocuments.document(id));
            Decision.Publish publish = publish(documents.getLast());
            articles.add(publish.edition());
            events.add(RouteFormat.ARTICLE.write(articles.getLast()));
        }
    }

    static void run() {
        RouteParts parts = new RouteParts();
        parts.time(
                "all stages",
                i -> parts.used += parts.publish(parts.documents.get(i)).next().revision());
        var noneMatches = BenchRoutes.table(BenchRoutes.NONE_MATCHES);
        parts.time(
                "ten rules, none matches",
                i -> parts.used +=
                        noneMatches.select(parts.articles.get(i)).targets().size());
        var someMatch = BenchRoutes.table(BenchRoutes.SOME_MATCH);
        parts.time(
                "ten rules, some match",
                i -> parts.used +=
                        someMatch.select(parts.articles.get(i)).targets().size());
        for (RouteFormat format : RouteFormat.values()) {
            parts.time(format + ", written anew", i -> parts.used += format.write(parts.articles.get(i)).length);
        }
        for (int size : new int[] {1, 4, 16}) {
            parts.time("an event in a batch of " + size, i -> {
                if (i % size == 0) {
                    parts.used += parts.batch(i, size);
                }
            });
        }
    }

    private Decision.Publish publish(byte[] document) {
        RawDocument raw = new RawDocument(null, document, null, Instant.EPOCH);
        Result<Decision> decision =
                pipeline.read(raw).then(normal -> Result.ok(pipeline.decide(LedgerEntry.NEW, normal, Instant.MAX)));
        if (decision instanceof Result.Ok<Decision>(Decision.Publish publish)) {
            return publish;
        }
        throw new IllegalStateException("not an article: " + decision);
    }

    /** As a producer compresses it. */
    private int batch(int first, int size) {
        buffer.clear();
        MemoryRecordsBuilder batch = MemoryRecords.builder(
                buffer, RecordBatch.CURRENT_MAGIC_VALUE, Compression.lz4().build(), TimestampType.CREATE_TIME, 0);
        for (int i = 0; i < size; i++) {
            batch.append(0, null, events.get((first + i) % ARTICLES));
        }
        return batch.build().sizeInBytes();
    }

    private void time(String name, IntConsumer part) {
        for (int i = 0; i < WARM_UP; i++) {
            part.accept(i % ARTICLES);
        }
        long best = Long.MAX_VALUE;
        for (int round = 0; round < ROUNDS; round++) {
            long before = THREADS.getCurrentThreadCpuTime();
            for (int i = 0; i < ARTICLES; i++) {
                part.accept(i);
            }
            best = Math.min(best, THREADS.getCurrentThreadCpuTime() - before);
        }
        System.out.printf("%-28s %6.1f µs%n", name, best / 1e3 / ARTICLES);
    }
}
