package io.wireroom.rest.sync;

import io.wireroom.archive.AccessScope;
import io.wireroom.archive.ArchiveView;
import io.wireroom.archive.ChangeEntry;
import io.wireroom.archive.ChangesPage;
import io.wireroom.archive.Cursor;
import io.wireroom.archive.PageSize;
import io.wireroom.archive.PartitionOffsets;
import io.wireroom.partner.EntitledChanges;
import io.wireroom.partner.LogEnd;
import io.wireroom.partner.Partner;
import io.wireroom.render.Ninjs;
import io.wireroom.rest.access.Reader;
import io.wireroom.rest.access.Readers;
import io.wireroom.rest.problem.Problem;
import io.wireroom.rest.query.ArchiveAccess;
import io.wireroom.rest.query.Editions;
import io.wireroom.webhook.ChangeSource;
import io.wireroom.webhook.ForgottenRightsException;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/** Changes for webhooks, with the same content and rights as in {@link ChangesResource}. */
@Singleton
final class WebhookChangeSource implements ChangeSource {
    private static final Ninjs NINJS = new Ninjs();

    private final ArchiveAccess archiveAccess;
    private final Readers readers;
    private final Editions editions;
    private final EntitledChanges changes;

    WebhookChangeSource(ArchiveAccess archiveAccess, Readers readers, Editions editions, EntitledChanges changes) {
        this.archiveAccess = archiveAccess;
        this.readers = readers;
        this.editions = editions;
        this.changes = changes;
    }

    @Override
    public Optional<String> identity() {
        return ifAvailable(archiveAccess::identity);
    }

    @Override
    public Optional<PartitionOffsets> head() {
        return ifAvailable(() -> {
            try (ArchiveView view = archiveAccess.view()) {
                return view.positions();
            }
        });
    }

    @Override
    public Optional<ChangesPage> changes(PartitionOffsets from, String identity, AccessScope rights, PageSize size) {
        return ifAvailable(() -> {
                    try (ArchiveView view = archiveAccess.view()) {
                        return view.changes(from, rights, size);
                    }
                })
                .filter(_ -> identity().filter(identity::equals).isPresent());
    }

    @Override
    public Optional<ChangesPage> entitled(Cursor from, String identity, Partner partner, PageSize size)
            throws ForgottenRightsException {
        try (ArchiveView view = archiveAccess.view()) {
            LogEnd end = new LogEnd(identity, view.positions());
            if (!identity.equals(archiveAccess.identity())) {
                return Optional.empty();
            }
            AccessScope rights = partner.rights();
            return switch (changes.resolve(partner.name(), rights, from, end)) {
                case EntitledChanges.Found found ->
                    Optional.of(found.page(view, found.start(), size, at -> view.changes(at, rights, size)));
                case EntitledChanges.NotYet() -> Optional.empty();
                case EntitledChanges.Expired() -> throw new ForgottenRightsException();
            };
        } catch (Problem unavailable) {
            return Optional.empty();
        }
    }

    /** The archive's methods throw only if it is unavailable. */
    private static <T> Optional<T> ifAvailable(Supplier<T> read) {
        try {
            return Optional.of(read.get());
        } catch (Problem unavailable) {
            return Optional.empty();
        }
    }

    @Override
    public long version() {
        return ifAvailable(() -> archiveAccess.changeNotifier().version()).orElse(-1L);
    }

    @Override
    public void await(long seen, Duration timeout) throws InterruptedException {
        try {
            archiveAccess.changeNotifier().await(seen, timeout);
        } catch (Problem unavailable) {
            Thread.sleep(timeout);
        }
    }

    @Override
    public byte[] articleJson(ChangeEntry entry, Partner partner) {
        return ChangeMessage.article(entry, readers.of(partner), editions);
    }

    @Override
    public byte[] ninjs(ChangeEntry entry, Partner partner) {
        return switch (entry) {
            case ChangeEntry.Visible visible -> NINJS.write(editions.read(visible.edition(), readers.of(partner)));
            case ChangeEntry.AccessLost lost -> NINJS.writeCanceled(lost.id(), lost.revision(), lost.updated());
        };
    }

    @Override
    public String canonicalUrl(ChangeEntry entry, Partner partner) {
        Reader reader = readers.of(partner);
        return reader.site()
                + switch (entry) {
                    case ChangeEntry.Visible visible -> visible.edition().path();
                    case ChangeEntry.AccessLost lost -> lost.path();
                };
    }
}
