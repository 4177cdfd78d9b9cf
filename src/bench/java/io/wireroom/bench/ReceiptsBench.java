package io.wireroom.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.wireroom.archive.AccessScope;
import io.wireroom.archive.Archive;
import io.wireroom.archive.ArchiveSettings;
import io.wireroom.archive.ArchiveView;
import io.wireroom.archive.Change;
import io.wireroom.archive.ChangeEntry;
import io.wireroom.archive.ChangesPage;
import io.wireroom.archive.Cursor;
import io.wireroom.archive.PartitionOffsets;
import io.wireroom.article.Article;
import io.wireroom.article.ChangeType;
import io.wireroom.article.NormalArticle;
import io.wireroom.article.RawDocument;
import io.wireroom.article.Result;
import io.wireroom.event.ArticleJson;
import io.wireroom.ledger.Decision;
import io.wireroom.ledger.LedgerEntry;
import io.wireroom.partner.PartnerRegistry;
import io.wireroom.partner.PartnersFile;
import io.wireroom.partner.RightsHistory;
import io.wireroom.pipeline.DocumentPipeline;
import io.wireroom.receipts.Consumer;
import io.wireroom.receipts.CursorStore;
import io.wireroom.receipts.ReadPositions;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Pages of {@code /v1/changes} per second of CPU time on two threads, from the archive's memory to the bytes of the body, with and without
 * receipts. Without the cost of HTTP and authentication, so that the share of the receipts is larger than in the service. Rounds alternate.
 * While receipts are noted, a third thread stores them as the service does, but into memory; its CPU time counts, too.
 */
final class ReceiptsBench {
    private static final ThreadMXBean CPU = ManagementFactory.getThreadMXBean();
    private static final String LOG = "cluster/log";
    /** All fit into the archive's memory of recent changes, from which readers near the head are served. */
    private static final int ARTICLES = 1_500;

    private static final int PARTNERS = 100;
    private static final int PAGE = 50;
    private static final int THREADS = 2;
    private static final int WARM_UP = 2;
    private static final int ROUNDS = 20;
    private static final long ROUND_MS = 2_500;
    private static final long FLUSH_MS = 2_000;

    private ReceiptsBench() {}

    static void run() throws Exception {
        Path folder = Files.createTempDirectory("wireroom-receipts");
        try (Archive archive = Archive.open(folder, LOG, ArchiveSettings.DEFAULT)) {
            fill(archive);
            List<Double> ratios = new ArrayList<>();
            for (int round = -WARM_UP; round < ROUNDS; round++) {
                boolean first = round % 2 == 0;
                double one = pages(archive, first);
                double other = pages(archive, !first);
                double with = first ? one : other;
                double without = first ? other : one;
                if (round >= 0) {
                    ratios.add(with / without);
                    System.out.printf(
                            Locale.ROOT,
                            "without %,8.0f/s   with %,8.0f/s   ratio %.3f%n",
                            without,
                            with,
                            with / without);
                }
            }
            double[] sorted =
                    ratios.stream().mapToDouble(Double::doubleValue).sorted().toArray();
            System.out.printf(
                    Locale.ROOT,
                    "receipts ratio: median %.3f, quartiles %.3f to %.3f, all %.3f to %.3f%n",
                    (sorted[ROUNDS / 2 - 1] + sorted[ROUNDS / 2]) / 2,
                    sorted[ROUNDS / 4],
                    sorted[ROUNDS - 1 - ROUNDS / 4],
                    sorted[0],
                    sorted[ROUNDS - 1]);
            System.out.printf(Locale.ROOT, "one visit, noted: %.0f ns%n", nanosPerVisit());
        }
    }

    private static void fill(Archive archive) throws IOException {
        DocumentPipeline pipeline = BenchDocuments.pipeline();
        List<Change> changes = new ArrayList<>();
        for (int i = 0; i < ARTICLES; i++) {
            RawDocument document = new RawDocument(null, BenchDocuments.document(i + 1L), null, Instant.EPOCH);
            if (pipeline.read(document) instanceof Result.Ok(NormalArticle normal)
                    && pipeline.decide(LedgerEntry.NEW, normal, Instant.MAX) instanceof Decision.Publish publish) {
                Article article = publish.edition();
                changes.add(new Change(article, ArticleJson.write(article), ChangeType.PUBLISHED, 0, i, Instant.EPOCH));
            }
        }
        archive.apply(changes, PartitionOffsets.of(ARTICLES));
        archive.refresh();
    }

    private static double pages(Archive archive, boolean receipts) throws InterruptedException {
        ReadPositions positions = new ReadPositions(new RightsHistory(InstantSource.system()));
        AtomicLong pages = new AtomicLong();
        AtomicLong cpuTime = new AtomicLong();
        long end = System.nanoTime() + ROUND_MS * 1_000_000;
        List<Thread> threads = new ArrayList<>();
        for (int thread = 0; thread < THREADS; thread++) {
            int offset = thread;
            threads.add(Thread.ofPlatform().start(() -> {
                pages.addAndGet(read(archive, positions, receipts, offset, end));
                cpuTime.addAndGet(CPU.getCurrentThreadCpuTime());
            }));
        }
        if (receipts) {
            threads.add(Thread.ofPlatform().start(() -> {
                store(positions, end);
                cpuTime.addAndGet(CPU.getCurrentThreadCpuTime());
            }));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        return pages.get() / (cpuTime.get() / 1e9);
    }

    private static long read(Archive archive, ReadPositions positions, boolean receipts, int offset, long end) {
        PartitionOffsets[] at = new PartitionOffsets[PARTNERS];
        Arrays.fill(at, PartitionOffsets.START);
        long pages = 0;
        for (int i = offset; System.nanoTime() < end; i = (i + 1) % PARTNERS, pages++) {
            Consumer consumer = new Consumer("partner-" + i, "default", "changes", LOG);
            if (receipts) {
                positions.returned(consumer, new Cursor(at[i], null), Instant.now());
            }
            ChangesPage page = page(archive, at[i]);
            if (receipts) {
                positions.sent(consumer, page.cursor(), Instant.now());
            }
            at[i] = page.exhausted() ? PartitionOffsets.START : page.next();
        }
        return pages;
    }

    private static ChangesPage page(Archive archive, PartitionOffsets from) {
        try (ArchiveView view = archive.view()) {
            ChangesPage page = view.changes(from, AccessScope.ALL, PAGE);
            ByteArrayOutputStream body = new ByteArrayOutputStream(16_384);
            for (ChangeEntry entry : page.entries()) {
                body.writeBytes(new Cursor(entry.after(), null).encode(LOG).getBytes(UTF_8));
                if (entry instanceof ChangeEntry.Visible visible) {
                    body.writeBytes(visible.edition().json());
                }
            }
            return page;
        }
    }

    private static void store(ReadPositions positions, long end) {
        CursorStore store = new CursorStore(
                positions,
                () -> Optional.of(partners()),
                (_, _) -> false,
                (_, _) -> CompletableFuture.completedFuture(null),
                InstantSource.system());
        try {
            while (System.nanoTime() < end) {
                Thread.sleep(Math.min(FLUSH_MS, Math.max(0, (end - System.nanoTime()) / 1_000_000)));
                int _ = store.flush(false);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static PartnerRegistry partners() {
        StringBuilder yaml = new StringBuilder("partners:\n");
        for (int i = 0; i < PARTNERS; i++) {
            yaml.append("  - {name: partner-%d, keys: [{sha256: %064x}]}%n".formatted(i, i + 1));
        }
        return switch (PartnersFile.read(yaml.toString())) {
            case PartnersFile.Valid(PartnerRegistry registry) -> registry;
            case PartnersFile.Invalid(String reason) -> throw new IllegalStateException(reason);
        };
    }

    /** A consumer that comes back with a new cursor and is sent something each time. */
    private static double nanosPerVisit() {
        ReadPositions positions = new ReadPositions(new RightsHistory(InstantSource.system()));
        Consumer consumer = new Consumer("partner-1", "default", "changes", LOG);
        int visits = 2_000_000;
        long start = 0;
        for (int i = -visits; i < visits; i++) {
            if (i == 0) {
                start = System.nanoTime();
            }
            positions.returned(consumer, new Cursor(PartitionOffsets.of(i + visits), null), Instant.now());
            positions.sent(consumer, new Cursor(PartitionOffsets.of(i + visits + 1), null), Instant.now());
        }
        return (System.nanoTime() - start) / (double) visits;
    }
}
