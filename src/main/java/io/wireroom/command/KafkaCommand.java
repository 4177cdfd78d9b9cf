package io.wireroom.command;

import io.wireroom.config.CommandSettings;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The common part of commands that read topics: the service's settings, {@code --help}, and the error if Kafka can't be read. */
abstract class KafkaCommand implements Callable<Integer> {
    private final Supplier<CommandSettings> settings;

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    @SuppressWarnings("UnusedVariable") // read by the library
    private HelpOption help = new HelpOption();

    KafkaCommand(Supplier<CommandSettings> settings) {
        this.settings = settings;
    }

    final CommandSettings settings() {
        return settings.get();
    }

    final CommandLine command() {
        if (spec == null) {
            throw new IllegalStateException("not called from a command line");
        }
        return spec.commandLine();
    }

    /** Prints why a topic can't be read; returns the exit code for it. */
    static int unreadable(String topic, CommandSettings known, KafkaException failure, CommandLine command) {
        command.getErr()
                .printf(
                        "%s can't be read from Kafka at %s: %s%n",
                        topic, known.bootstrapServers(), failure.getMessage());
        return CommandLine.ExitCode.SOFTWARE;
    }
}
