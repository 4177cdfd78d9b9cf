package io.wireroom.service.lifecycle;

import io.wireroom.config.WireroomConfig;
import io.wireroom.config.WireroomConfig.Role;
import io.wireroom.rest.query.ArchiveAccess;
import io.wireroom.service.archive.ArchiveService;
import io.wireroom.service.history.HistoryService;
import io.wireroom.service.receipts.CursorService;
import io.wireroom.service.startup.RoleLifecycle;
import io.wireroom.service.webhooks.WebhookService;
import io.wireroom.service.websub.WebSubService;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.List;

/**
 * The roles {@code endpoint} and {@code webhooks}, which share the archive. The role {@code endpoint} also has the document index. A missing
 * document index does not affect readiness.
 */
@Singleton
final class EndpointLifecycle implements RoleLifecycle {
    private final ArchiveService archive;
    private final HistoryService history;
    private final WebhookService webhooks;
    private final CursorService cursors;
    private final WebSubService websub;
    private final ArchiveAccess access;
    private final boolean hasHistory;

    EndpointLifecycle(
            WireroomConfig config,
            ArchiveService archive,
            HistoryService history,
            WebhookService webhooks,
            CursorService cursors,
            WebSubService websub,
            ArchiveAccess access) {
        this.cursors = cursors;
        this.websub = websub;
        this.webhooks = webhooks;
        this.hasHistory = config.roles().contains(Role.ENDPOINT);
        this.archive = archive;
        this.history = history;
        this.access = access;
    }

    @Override
    public void start() throws IOException {
        if (!archive.isStarted()) {
            archive.start();
            webhooks.start();
            cursors.start();
            websub.start();
            if (hasHistory) {
                history.start();
            }
        }
    }

    @Override
    public void close() {
        websub.close();
        webhooks.close();
        cursors.close(); // after the last responses of endpoints
        archive.close();
        history.close();
    }

    @Override
    public boolean isReady() {
        return access.isOpen();
    }

    @Override
    public List<String> failures() {
        if (access.isOpen()) {
            return List.of();
        }
        String notReadyReason = archive.state().notReadyReason();
        return List.of(notReadyReason == null ? "the archive is not open" : notReadyReason);
    }
}
