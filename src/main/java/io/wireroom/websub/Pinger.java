package io.wireroom.websub;

import io.wireroom.archive.AccessScope;
import io.wireroom.archive.ChangeEntry;
import io.wireroom.archive.ChangesPage;
import io.wireroom.archive.PageSize;
import io.wireroom.archive.PartitionOffsets;
import io.wireroom.article.Audience;
import io.wireroom.article.Edition;
import io.wireroom.event.ArticleJsonReader;
import io.wireroom.event.MalformedEditionException;
import io.wireroom.webhook.ChangeSource;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Announces changed feeds to hubs, based on the archive's changes: publications, updates and withdrawals, but no held articles. One
 * of all processes pings. It begins with the feeds of all articles, because its predecessor may not have announced the last
 * changes. All methods except {@link #waiting} are called from one thread.
 */
public final class Pinger {
    private static final PageSize PAGE = new PageSize(200, 4L << 20);

    /** Maximum number of pages per call of {@link #poll}, so that the call returns soon. */
    private static final int MAX_PAGES = 20;

    private final ChangeSource source;
    private final FeedTopics topics;
    private final List<URI> hubs;
    private final HubWorker.Sender sender;
    private final PingSettings settings;
    private final PingListener listener;
    private volatile List<HubWorker> workers = List.of();
    private String identity = "";
    private PartitionOffsets position = PartitionOffsets.START;

    public Pinger(
            ChangeSource source,
            FeedTopics topics,
            List<URI> hubs,
            HubWorker.Sender sender,
            PingSettings settings,
            PingListener listener) {
        this.source = source;
        this.topics = topics;
        this.hubs = List.copyOf(hubs);
        this.sender = sender;
        this.settings = settings;
        this.listener = listener;
    }

    /** Begins to ping. Does nothing if it already has. */
    public void start() {
        if (workers.isEmpty()) {
            workers = hubs.stream()
                    .map(hub -> new HubWorker(hub, sender, settings, listener))
                    .toList();
            workers.forEach(HubWorker::start);
            identity = "";
        }
    }

    /** Ends all pings. */
    public void stop() {
        workers.forEach(HubWorker::stop);
        workers = List.of();
    }

    /** Announces the changes since the last call. */
    public void poll() {
        if (workers.isEmpty()) {
            return;
        }
        Optional<String> log = source.identity();
        Optional<PartitionOffsets> head = source.head();
        if (log.isEmpty() || head.isEmpty()) {
            return;
        }
        if (!log.get().equals(identity)) {
            identity = log.get();
            position = head.get();
            announce(topics.ofAll());
            return;
        }
        for (int pages = 0; pages < MAX_PAGES; pages++) {
            Optional<ChangesPage> page = source.changes(position, identity, AccessScope.ALL, PAGE);
            if (page.isEmpty()) {
                return;
            }
            position = page.get().next();
            if (!page.get().entries().isEmpty()) {
                announce(topics.ofAll());
                announce(topics.of(audiences(page.get().entries())));
            }
            if (page.get().exhausted()) {
                return;
            }
        }
    }

    /** Number of waiting topics of the hub; 0 if this process does not ping. */
    public int waiting(URI hub) {
        return workers.stream()
                .filter(worker -> worker.hub().equals(hub))
                .mapToInt(HubWorker::waiting)
                .sum();
    }

    private void announce(Iterable<String> changed) {
        List<String> list = new ArrayList<>();
        changed.forEach(list::add);
        workers.forEach(worker -> worker.add(list));
    }

    /** Includes former audiences: an article that lost a tag has changed the tag's feed. */
    private static Set<Audience> audiences(List<ChangeEntry> entries) {
        Set<Audience> audiences = new LinkedHashSet<>();
        for (ChangeEntry entry : entries) {
            if (entry instanceof ChangeEntry.Visible visible) {
                Edition edition = read(visible);
                audiences.add(edition.audience());
                audiences.addAll(edition.formerly());
            }
        }
        return audiences;
    }

    private static Edition read(ChangeEntry.Visible visible) {
        try {
            return ArticleJsonReader.read(visible.edition().json());
        } catch (MalformedEditionException e) {
            throw new IllegalStateException("archived article " + visible.id() + " can't be parsed", e);
        }
    }
}
