package io.wireroom.service.history;

import io.wireroom.config.WireroomConfig;
import io.wireroom.history.HistorySettings;
import io.wireroom.kafka.client.TopicNames;
import io.wireroom.kafka.client.Topics;
import io.wireroom.pipeline.DocumentPipeline;
import io.wireroom.rest.console.Activity;
import io.wireroom.rest.query.HistoryAccess;
import io.wireroom.service.kafka.KafkaConnection;
import io.wireroom.service.startup.StartupFailure;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Beans of the document index. */
final class HistoryBeans {
    @Produces
    @Singleton
    HistoryAccess historyAccess() {
        return new HistoryAccess();
    }

    @Produces
    @Singleton
    HistoryService historyService(
            WireroomConfig config,
            KafkaConnection kafka,
            Topics topics,
            TopicNames names,
            DocumentPipeline pipeline,
            HistoryAccess access,
            Activity activity) {
        HistorySettings settings = StartupFailure.unlessValid(() ->
                new HistorySettings(config.history().kept(), config.history().most()));
        return new HistoryService(
                HistoryService.folder(config),
                settings,
                kafka.settings(),
                topics,
                names,
                new HistoryDecoder(pipeline),
                access,
                activity);
    }
}
