package io.wireroom.command;

import picocli.CommandLine.Option;

/** {@code --help} of each command. */
final class HelpOption {
    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this and end.")
    @SuppressWarnings("UnusedVariable") // read by picocli
    private boolean help;
}
