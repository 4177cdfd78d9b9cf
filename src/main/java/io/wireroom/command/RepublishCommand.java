package io.wireroom.command;

import io.wireroom.config.CommandSettings;
import io.wireroom.rebuild.RebuildSettings;
import io.wireroom.rebuild.Republish;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** {@code republish}: {@link Republish} from the command line. */
@Command(
        name = "republish",
        description = {
            "Fills a lost or emptied topic of normalized articles from the ledger and a snapshot. The ledger contains the latest revision"
                    + " numbers and the withdrawals, the snapshot contains the articles. What is on the topic is not written again."
                    + " Stop every pipeline first. It can be run again.",
            "Kafka and the topics' names are those of the service's settings."
        },
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "0:the topic contains the latest revision of every article",
            "1:Kafka failed; what was written stays, and another run continues",
            "2:the arguments make no sense",
            "3:some articles are not in the snapshot, or in another revision",
            "4:refused: a pipeline runs, the topic or the ledger is missing, the snapshot is incomplete, or a transaction is open"
        })
final class RepublishCommand extends RebuildCommand {
    private static final int SHOWN = 20;

    @Option(
            names = "--snapshot",
            required = true,
            paramLabel = "FILE",
            description =
                    "A response of GET /v1/snapshot for a key that may see everything; compressed if it ends in .gz.")
    private Path snapshot = Path.of("");

    @Option(
            names = "--without-ledger",
            description = "The ledger is lost, too: write the snapshot alone. Withdrawn articles are unknown then.")
    private boolean withoutLedger;

    RepublishCommand(Supplier<CommandSettings> settings) {
        super(settings);
    }

    @Override
    int run(CommandSettings known, RebuildSettings settings) {
        if (!Files.isReadable(snapshot)) {
            throw new ParameterException(command(), snapshot + " can't be read");
        }
        Republish republish =
                new Republish(settings, known.config().site(), known.config().publicUrl() + "/v1/schemas/article.json");
        return tell(republish.run(snapshot, withoutLedger), command().getOut());
    }

    private static int tell(Republish.Report report, PrintWriter out) {
        out.printf(
                "Wrote %d articles and %d withdrawals; %d were there. Of the snapshot, %d are withdrawn or unknown, and %d are another"
                        + " revision or of a partner's own site.%n",
                report.articles(), report.withdrawals(), report.present(), report.outdated(), report.different());
        List<Long> missing = report.missing();
        if (!missing.isEmpty()) {
            out.printf(
                    "%d published articles are still missing: %s%s%n",
                    missing.size(),
                    missing.subList(0, Math.min(SHOWN, missing.size())),
                    missing.size() > SHOWN ? " and more" : "");
        }
        return missing.isEmpty() && report.different() == 0 ? CommandLine.ExitCode.OK : INCOMPLETE;
    }
}
