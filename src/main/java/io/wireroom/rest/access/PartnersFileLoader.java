package io.wireroom.rest.access;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.PreventFurtherStepsException;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.StartupEvent;
import io.wireroom.config.FileWatcher;
import io.wireroom.config.WireroomConfig;
import io.wireroom.partner.PartnerRegistry;
import io.wireroom.partner.PartnersFile;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Loads the partners file into the {@link PartnerDirectory}. The file is polled and loaded again when its content changes. An
 * invalid file prevents the start. An invalid change keeps the previous partners, is logged once and sets
 * {@code wireroom.partners.file.ok} to 0.
 */
@Singleton
public final class PartnersFileLoader {
    private static final Logger LOG = Logger.getLogger(PartnersFileLoader.class);

    private final @Nullable Path file;
    private final FileWatcher watcher;
    private final Duration interval;
    private final boolean operatorsOpen;
    private final PartnerDirectory partners;
    private final MeterRegistry meters;
    private final Gauge fileOk;

    private volatile @Nullable String failure;

    PartnersFileLoader(WireroomConfig config, PartnerDirectory partners, MeterRegistry meters) {
        this.file = config.partners().file().orElse(null);
        this.watcher = FileWatcher.of(file);
        this.interval = config.partners().poll();
        this.operatorsOpen = config.operators().open();
        this.partners = partners;
        this.meters = meters;
        this.fileOk = Gauge.builder("wireroom.partners.file.ok", this, loader -> loader.failure == null ? 1 : 0)
                .description("1 if the partners in force are those of the file, 0 if the file can't be read or used")
                .strongReference(true)
                .register(meters);
    }

    void start(@Observes StartupEvent event) {
        if (file == null) {
            logAccessWithoutFile();
            return;
        }
        watcher.changed().ifPresent(this::apply);
        if (failure != null) {
            Quarkus.asyncExit(1); // the exception alone would not end the process
            throw new PreventFurtherStepsException("The partners file can't be used", 1);
        }
        watcher.start("partners-file", interval, this::apply);
    }

    private void logAccessWithoutFile() {
        if (partners.isReadingOpen()) {
            LOG.info("No partners: everybody may read and submit articles"
                    + (operatorsOpen ? ", and is an operator" : "; nobody is an operator"));
        } else {
            LOG.info("No partners: nobody may read; set wireroom.partners.file, or wireroom.reading.open=true");
        }
    }

    /** Applies the file's content. An unusable file keeps the previous partners. */
    private synchronized void apply(FileWatcher.Content content) {
        switch (content) {
            case FileWatcher.Content.Texts(List<String> texts) -> {
                switch (PartnersFile.read(texts.getFirst())) {
                    case PartnersFile.Valid(PartnerRegistry read) -> use(read);
                    case PartnersFile.Invalid(String reason) -> reject(reason);
                }
            }
            case FileWatcher.Content.Unreadable(Path unread, String reason) -> reject(reason);
        }
    }

    private void use(PartnerRegistry read) {
        partners.replace(read);
        failure = null;
        LOG.infof("%d partners from %s", read.partners().size(), file);
    }

    private void reject(String reason) {
        failure = reason;
        String kept = partners.registry().partners().isEmpty() ? "" : ", partners stay as they were";
        LOG.errorf("The partners file %s can't be used%s: %s", file, kept, reason);
    }

    /** Why the partners in force are not those of the file; empty if they are, or without a file. */
    public Optional<String> failure() {
        return Optional.ofNullable(failure);
    }

    /** Removes the gauge, so that another instance in the same process can register its own. */
    @PreDestroy
    void stop() {
        watcher.close();
        meters.remove(fileOk);
    }
}
