package io.wireroom.command;

import io.wireroom.config.CommandSettings;
import io.wireroom.kafka.backfill.RouteBackfill;
import io.wireroom.kafka.client.TopicNames;
import io.wireroom.kafka.intake.IngestProducer;
import io.wireroom.kafka.intake.SendCounts;
import java.io.PrintWriter;
import java.util.function.Supplier;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code route-backfill}: {@link RouteBackfill} from the command line. */
@Command(
        name = "route-backfill",
        description = {
            "Has the pipeline apply the routes that it has now to everything that is published: it writes what is missing on"
                    + " their topics, and takes back what does not belong there any more. Running it twice, or while articles"
                    + " come in, does no harm.",
            "Kafka and the topics' names are those of the service's settings; the rules are those of the pipeline."
        },
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "0:the pipeline has been handed everything",
            "1:Kafka can't be read, or did not accept an article",
            "2:the arguments make no sense",
            "3:all was handed over but for articles that are too large for the ingest topic"
        })
final class RouteBackfillCommand extends KafkaCommand {
    private static final int SOME_TOO_LARGE = 3;

    @Option(
            names = "--route",
            paramLabel = "NAME",
            description = "Only the route of this name. One that the pipeline does not have any more is taken back.")
    private @Nullable String route;

    @Option(
            names = "--again",
            description = "Write existing records again: for a topic that was deleted and created again.")
    private boolean again;

    RouteBackfillCommand(Supplier<CommandSettings> settings) {
        super(settings);
    }

    @Override
    public Integer call() {
        CommandLine command = command();
        CommandSettings known = settings();
        CommandKafka kafka = CommandKafka.of(known);
        TopicNames names = kafka.names();
        try (IngestProducer producer = IngestProducer.ofLargeRecords(kafka.settings(), names.ingest())) {
            return print(new RouteBackfill(kafka.settings(), names, producer).run(route, again), command.getOut());
        } catch (KafkaException unreachable) {
            return unreadable(names.normalized(), known, unreachable, command);
        }
    }

    private static int print(SendCounts counts, PrintWriter out) {
        out.printf(
                "Sent %d articles to the pipeline; %d are too large, Kafka did not accept %d.%n",
                counts.accepted(), counts.tooLarge(), counts.failed());
        if (counts.failed() > 0) {
            out.println("Ended there. Running it again does no harm.");
            return CommandLine.ExitCode.SOFTWARE;
        }
        out.println("It has worked them off when wireroom_pipeline_lag is low again.");
        return counts.tooLarge() > 0 ? SOME_TOO_LARGE : CommandLine.ExitCode.OK;
    }
}
