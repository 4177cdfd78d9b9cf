package io.wireroom.command;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import io.wireroom.config.CommandSettings;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Starts the service, or runs a command and exits. */
@QuarkusMain
public final class Main {
    private Main() {}

    public static void main(String... args) {
        if (args.length == 0) {
            // RequestRules validates URLs and responds with a problem document; the framework's own check responds with
            // an empty body.
            System.setProperty("vertx.disableURIValidation", "true");
            Quarkus.run();
        } else {
            System.exit(commandLine(CommandSettings::read).execute(args));
        }
    }

    /** @param settings read only by commands that need them */
    static CommandLine commandLine(Supplier<CommandSettings> settings) {
        return new CommandLine(new Wireroom())
                .addSubcommand(new ImportCommand())
                .addSubcommand(new KeyCommand())
                .addSubcommand(new LedgerRestoreCommand(settings))
                .addSubcommand(new RedriveCommand(settings))
                .addSubcommand(new RepublishCommand(settings))
                .addSubcommand(new RouteBackfillCommand(settings))
                .addSubcommand(new RouteCheckCommand(settings))
                .setExecutionExceptionHandler((failure, command, parsed) -> {
                    command.getErr().println("wireroom: " + failure.getMessage());
                    return CommandLine.ExitCode.SOFTWARE;
                });
    }

    @Command(
            name = "wireroom",
            description = "Without a command, the service is started. Its settings are listed at /docs/settings.",
            synopsisSubcommandLabel = "[COMMAND]")
    private static final class Wireroom {
        @Mixin
        @SuppressWarnings("UnusedVariable") // read by the library
        private HelpOption help = new HelpOption();
    }
}
