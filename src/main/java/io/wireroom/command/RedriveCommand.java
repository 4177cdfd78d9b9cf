package io.wireroom.command;

import io.wireroom.config.CommandSettings;
import io.wireroom.config.WireroomConfig;
import io.wireroom.kafka.intake.IngestProducer;
import io.wireroom.kafka.redrive.Redrive;
import io.wireroom.kafka.redrive.RedriveReport;
import io.wireroom.kafka.redrive.RedriveReport.RejectedPlace;
import io.wireroom.kafka.redrive.RedriveSelection;
import io.wireroom.kafka.redrive.RedrivenRecord;
import java.io.PrintWriter;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** {@code redrive}: {@link Redrive} from the command line. */
@Command(
        name = "redrive",
        description = {
            "Sends rejected documents to the ingest topic again, as their producers sent them. They stay on the"
                    + " rejected topic; sending one twice does no harm.",
            "Kafka and the topics' names are those of the service's settings."
        },
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "0:all that was selected was sent",
            "1:Kafka can't be read, or did not accept a document",
            "2:the arguments make no sense",
            "3:all was sent but for documents that are too large for the ingest topic"
        })
final class RedriveCommand extends KafkaCommand {
    private static final int SOME_TOO_LARGE = 3;

    @Option(
            names = "--code",
            split = ",",
            paramLabel = "CODE",
            description = "Only what was rejected with one of these codes, as title.missing; otherwise with any.")
    private Set<String> codes = Set.of();

    @Option(names = "--partition", paramLabel = "N", description = "Only this partition of the rejected topic.")
    private @Nullable Integer partition;

    @Option(
            names = "--from",
            paramLabel = "OFFSET",
            defaultValue = "0",
            description = "The first offset on the rejected topic.")
    private long from;

    @Option(names = "--to", paramLabel = "OFFSET", description = "The first offset that is not meant any more.")
    private long to = Long.MAX_VALUE;

    @Option(names = "--most", paramLabel = "N", description = "So many documents at the most.")
    private long most = Long.MAX_VALUE;

    @Option(
            names = "--force",
            description = "Let them replace newer versions that were accepted since; otherwise these are kept"
                    + " (article.superseded).")
    private boolean force;

    @Option(
            names = "--by",
            paramLabel = "NAME",
            defaultValue = "redrive",
            description = "Who redrives, for the journal: up to 64 letters, digits, '.', '_' and '-'; redrive by"
                    + " default.")
    private String by = "redrive";

    RedriveCommand(Supplier<CommandSettings> settings) {
        super(settings);
    }

    @Override
    public Integer call() {
        CommandLine command = command();
        RedriveSelection selection;
        try {
            selection = new RedriveSelection(partition, from, to, codes, most);
            if (!by.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,63}")) {
                throw new IllegalArgumentException("--by takes up to 64 letters, digits, '.', '_' and '-'");
            }
        } catch (IllegalArgumentException senseless) {
            throw new ParameterException(command, String.valueOf(senseless.getMessage()));
        }
        CommandSettings known = settings();
        try {
            return tell(
                    run(known, selection, new RedrivenRecord.Options(by, force)),
                    known.config().topics(),
                    command.getOut());
        } catch (KafkaException unreachable) {
            return unreadable(known.config().topics().rejected(), known, unreachable, command);
        }
    }

    private static RedriveReport run(
            CommandSettings settings, RedriveSelection selection, RedrivenRecord.Options options) {
        CommandKafka kafka = CommandKafka.of(settings);
        try (IngestProducer producer =
                IngestProducer.ofLargeRecords(kafka.settings(), kafka.names().ingest())) {
            return new Redrive(kafka.settings(), kafka.names(), producer, options).run(selection);
        }
    }

    private static int tell(RedriveReport report, WireroomConfig.Topics topics, PrintWriter out) {
        out.printf(
                "Read %d rejected documents: sent %d again, skipped %d with other codes, %d are too large, Kafka"
                        + " did not accept %d.%n",
                report.read(), report.redriven(), report.skipped(), report.tooLarge(), report.failed());
        for (RejectedPlace place : report.largest()) {
            out.printf(
                    "Too large for %s: %s partition %d offset %d, %d bytes.%n",
                    topics.ingest(), topics.rejected(), place.partition(), place.offset(), place.bytes());
        }
        if (report.failed() > 0) {
            out.println("Ended there. Sending those before it again does no harm.");
            return CommandLine.ExitCode.SOFTWARE;
        }
        if (!report.complete()) {
            out.println("More are left, beyond --most.");
        }
        return report.tooLarge() > 0 ? SOME_TOO_LARGE : CommandLine.ExitCode.OK;
    }
}
