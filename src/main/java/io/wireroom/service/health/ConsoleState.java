package io.wireroom.service.health;

import io.wireroom.config.WireroomConfig;
import io.wireroom.ops.ServiceMeters;
import io.wireroom.rest.console.ServiceState;
import io.wireroom.service.archive.ArchiveService;
import io.wireroom.service.history.HistoryService;
import io.wireroom.service.lifecycle.ServiceLifecycle;
import jakarta.inject.Singleton;
import java.util.List;

/** Reports the state of this process to the console. */
@Singleton
final class ConsoleState implements ServiceState {
    private final ServiceLifecycle service;
    private final ArchiveService archive;
    private final HistoryService history;
    private final WireroomConfig config;

    ConsoleState(ServiceLifecycle service, ArchiveService archive, HistoryService history, WireroomConfig config) {
        this.service = service;
        this.archive = archive;
        this.history = history;
        this.config = config;
    }

    @Override
    public List<String> failures() {
        return service.failures();
    }

    @Override
    public long archiveLag() {
        return archive.state().lag();
    }

    @Override
    public long archiveBytes() {
        return ServiceMeters.bytes(ArchiveService.folder(config));
    }

    @Override
    public long historyBytes() {
        return ServiceMeters.bytes(HistoryService.folder(config));
    }

    @Override
    public int historyEntries() {
        return history.entries();
    }
}
