package io.wireroom.command;

import io.wireroom.config.CommandSettings;
import io.wireroom.config.WireroomConfig;
import io.wireroom.rebuild.RebuildRefusedException;
import io.wireroom.rebuild.RebuildSettings;
import io.wireroom.streams.PipelineRunner;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Supplier;
import org.apache.kafka.common.KafkaException;
import picocli.CommandLine;

/** Base of the commands that rebuild: the pipeline's settings, and error handling. */
abstract class RebuildCommand extends KafkaCommand {
    static final int INCOMPLETE = 3;
    private static final int REFUSED = 4;

    /** More than the transaction timeout of a pipeline. */
    private static final Duration TIMEOUT = Duration.ofSeconds(90);

    RebuildCommand(Supplier<CommandSettings> settings) {
        super(settings);
    }

    abstract int run(CommandSettings known, RebuildSettings settings) throws IOException;

    @Override
    public final Integer call() throws IOException {
        CommandSettings known = settings();
        try {
            return run(known, settings(known));
        } catch (RebuildRefusedException refused) {
            command().getErr().println(refused.getMessage());
            return REFUSED;
        } catch (KafkaException failure) {
            command().getErr().printf("Kafka at %s failed: %s%n", known.bootstrapServers(), failure.getMessage());
            return CommandLine.ExitCode.SOFTWARE;
        }
    }

    private static RebuildSettings settings(CommandSettings known) {
        CommandKafka kafka = CommandKafka.of(known);
        WireroomConfig config = known.config();
        short replication = config.topics().replication();
        Path folder = config.data().resolve("rebuild");
        return new RebuildSettings(
                kafka.settings(),
                kafka.names(),
                config.pipeline().applicationId(),
                config.pipeline().partitions(),
                PipelineRunner.largestRecord(config.pipeline().maxEventBytes()),
                replication < 0 ? null : replication,
                folder,
                TIMEOUT);
    }
}
