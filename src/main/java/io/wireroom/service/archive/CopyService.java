package io.wireroom.service.archive;

import io.wireroom.archive.Archive;
import io.wireroom.archive.IndexSource;
import io.wireroom.archive.PartitionOffsets;
import io.wireroom.copies.ArchiveCopies;
import io.wireroom.copies.CopySource;
import io.wireroom.objects.ObjectStore;
import io.wireroom.ops.CopyMeters;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Copies of the archive, if they are configured: where it starts from, and its uploads. */
final class CopyService implements AutoCloseable {
    private final Optional<ObjectStore> store;
    private final CopySource.Limits limits;
    private final ArchiveCopies.Settings settings;
    private final Function<PartitionOffsets, Optional<String>> unusable;
    private final CopyMeters meters;
    private volatile @Nullable CopySource source;
    private volatile @Nullable ArchiveCopies uploads;

    /**
     * @param store empty if there are no copies
     * @param unusable why an archive can't follow the log from these positions; empty if it can
     */
    CopyService(
            Optional<ObjectStore> store,
            CopySource.Limits limits,
            ArchiveCopies.Settings settings,
            Function<PartitionOffsets, Optional<String>> unusable,
            CopyMeters meters) {
        this.store = store;
        this.limits = limits;
        this.settings = settings;
        this.unusable = unusable;
        this.meters = meters;
    }

    /** Whether opening the archive may take long, because it is copied. */
    boolean isEnabled() {
        return store.isPresent();
    }

    /** @param closing whether the archive is not needed any more */
    IndexSource source(BooleanSupplier closing) {
        if (store.isEmpty()) {
            return IndexSource.NONE;
        }
        CopySource created = new CopySource(store.get(), limits, unusable, closing, meters);
        source = created;
        return created;
    }

    /** How far copying is, as a sentence; null if nothing is copied. */
    @Nullable
    String progress() {
        CopySource now = source;
        return now == null ? null : now.progress();
    }

    /** Notes where the archive started from. */
    void started(Archive archive) {
        meters.started(
                switch (archive.start().reason()) {
                    case RESUMED -> CopyMeters.Start.INDEX;
                    case COPIED -> CopyMeters.Start.COPY;
                    case NEW, DAMAGED, OTHER_LOG, OTHER_FORMAT -> CopyMeters.Start.LOG;
                });
    }

    /** @param archive the archive; empty while it has not caught up with the log */
    void startUploads(Supplier<Optional<Archive>> archive) {
        if (store.isPresent() && uploads == null) {
            ArchiveCopies started = new ArchiveCopies(store.get(), settings, archive, InstantSource.system(), meters);
            uploads = started;
            started.start();
        }
    }

    @Override
    public void close() {
        ArchiveCopies started = uploads;
        if (started != null) {
            started.close();
        }
        store.ifPresent(ObjectStore::close);
    }
}
