package io.wireroom.command;

import io.wireroom.config.CommandSettings;
import io.wireroom.rebuild.LedgerRestore;
import io.wireroom.rebuild.RebuildSettings;
import io.wireroom.route.RouteProblem;
import io.wireroom.route.RouteTable;
import io.wireroom.route.RoutesFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** {@code ledger-restore}: {@link LedgerRestore} from the command line. */
@Command(
        name = "ledger-restore",
        description = {
            "Builds the ledger, the pipeline's state, from the topics of normalized and held articles, of routes and of the journal, and"
                    + " writes it to the changelog topics. For a lost changelog, a new cluster, or copied topics. Stop every"
                    + " pipeline first. All or nothing is written; it can be run again.",
            "Kafka, the topics' names, the routes file and the pipeline's partitions are those of the service's settings."
        },
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "0:the ledger is there",
            "1:Kafka failed; nothing was written",
            "2:the arguments make no sense",
            "3:the ledger is there, but for records that can't be read",
            "4:refused: a pipeline runs, the ledger is not empty, events are missing, or a transaction is open"
        })
final class LedgerRestoreCommand extends RebuildCommand {
    @Option(names = "--force", description = "Replace a ledger that is not empty.")
    private boolean force;

    @Option(
            names = "--route-topic",
            paramLabel = "TOPIC",
            description =
                    "A topic of routes that are not in the routes file any more, so that their records are taken back. Can be"
                            + " repeated.")
    private List<String> routeTopics = List.of();

    LedgerRestoreCommand(Supplier<CommandSettings> settings) {
        super(settings);
    }

    @Override
    int run(CommandSettings known, RebuildSettings settings) throws IOException {
        Set<String> topics = new HashSet<>(routeTopics);
        Optional<Path> routes = known.config().routes().file();
        if (routes.isPresent()) {
            topics.addAll(routes(routes.get(), settings));
        }
        return tell(
                new LedgerRestore(settings, topics).run(force), known, command().getOut());
    }

    private Set<String> routes(Path file, RebuildSettings settings) throws IOException {
        RoutesFile.ParseResult read = RoutesFile.read(
                Files.readString(file), Set.copyOf(settings.names().all()), settings.applicationId() + "-");
        return switch (read) {
            case RoutesFile.ParseResult.Valid(RouteTable table) -> table.topics();
            case RoutesFile.ParseResult.Invalid(List<RouteProblem> problems) ->
                throw new ParameterException(command(), file + ": " + problems.getFirst());
        };
    }

    private static int tell(LedgerRestore.Report report, CommandSettings known, PrintWriter out) {
        out.printf(
                "Restored the ledger: %d published, %d withdrawn, %d withdrawn before publication, %d known otherwise; %d held"
                        + " versions; %d records on the topics of routes.%n",
                report.published(),
                report.withdrawn(),
                report.suppressed(),
                report.others(),
                report.held(),
                report.placed());
        if (!report.positions()) {
            out.printf(
                    "The group %s has no position on %s. Set one before a pipeline starts: see the operations guide.%n",
                    known.config().pipeline().applicationId(),
                    known.config().topics().ingest());
        }
        if (report.unreadable() > 0) {
            out.printf("%d records can't be read and were skipped.%n", report.unreadable());
            return INCOMPLETE;
        }
        return CommandLine.ExitCode.OK;
    }
}
