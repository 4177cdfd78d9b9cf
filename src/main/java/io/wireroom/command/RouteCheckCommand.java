package io.wireroom.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.wireroom.config.CommandSettings;
import io.wireroom.kafka.backfill.NormalizedTopicScan;
import io.wireroom.route.RouteProblem;
import io.wireroom.route.RouteTable;
import io.wireroom.route.RoutesFile;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** {@code route-check}: shows which articles a routes file would route, without changing anything. */
@Command(
        name = "route-check",
        description = {
            "Reads a routes file as the service does, and says what is wrong with it, or which articles are on which route: a"
                    + " line for each, with route, article id and title.",
        },
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "0:the file is right",
            "1:Kafka or a file of articles can't be read",
            "2:the arguments make no sense",
            "3:something in the routes file is wrong"
        })
final class RouteCheckCommand extends KafkaCommand {
    private static final int WRONG_FILE = 3;

    @Option(names = "--file", paramLabel = "FILE", description = "The routes file; wireroom.routes.file without it.")
    private @Nullable Path file;

    @Option(names = "--route", paramLabel = "NAME", description = "Only the route of this name.")
    private @Nullable String route;

    @Option(names = "--topic", description = "Look at the articles on the normalized topic.")
    private boolean topic;

    @Parameters(
            paramLabel = "ARTICLES",
            description =
                    "Files with an article's JSON in each line, as GET /v1/snapshot returns them; others are skipped.")
    private List<Path> articles = List.of();

    RouteCheckCommand(Supplier<CommandSettings> settings) {
        super(settings);
    }

    @Override
    public Integer call() throws IOException {
        CommandLine command = command();
        CommandSettings known = settings();
        Path routes = file == null ? known.config().routes().file().orElse(null) : file;
        if (routes == null) {
            throw new ParameterException(command, "no routes file: give --file, or set wireroom.routes.file");
        }
        String internal = known.config().pipeline().applicationId() + "-";
        return switch (RoutesFile.read(
                Files.readString(routes),
                Set.copyOf(CommandKafka.of(known).names().all()),
                internal)) {
            case RoutesFile.ParseResult.Valid(RouteTable table) -> check(known, command, table);
            case RoutesFile.ParseResult.Invalid(List<RouteProblem> problems) -> {
                problems.forEach(problem -> command.getErr().println(routes + ": " + problem));
                yield WRONG_FILE;
            }
        };
    }

    private int check(CommandSettings known, CommandLine command, RouteTable table) throws IOException {
        if (route != null
                && table.routes().stream().noneMatch(each -> each.name().equals(route))) {
            throw new ParameterException(command, "no route in the file has the name " + route);
        }
        RouteReport report = new RouteReport(table, route, command.getOut());
        for (Path each : articles) {
            try (BufferedReader lines = Files.newBufferedReader(each)) {
                lines.lines().forEach(line -> report.add(line.getBytes(UTF_8)));
            }
        }
        if (topic && !scan(known, command, report)) {
            return CommandLine.ExitCode.SOFTWARE;
        }
        report.printSummary();
        return CommandLine.ExitCode.OK;
    }

    private static boolean scan(CommandSettings known, CommandLine command, RouteReport report) {
        CommandKafka kafka = CommandKafka.of(known);
        try {
            return new NormalizedTopicScan(kafka.settings(), kafka.names()).run(records -> {
                records.forEach(record -> report.add(record.value()));
                return true;
            });
        } catch (KafkaException unreachable) {
            unreadable(kafka.names().normalized(), known, unreachable, command);
            return false;
        }
    }
}
