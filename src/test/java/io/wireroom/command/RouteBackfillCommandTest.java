package io.wireroom.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class RouteBackfillCommandTest {
    @ParameterizedTest
    @CsvSource({"--route, --route", "--nonsense, --nonsense", "--again=perhaps, --again", "energy, energy"})
    void refusesInvalidArgumentsBeforeReadingSettings(String arguments, String told) {
        StringWriter errors = new StringWriter();
        CommandLine command = Main.commandLine(() -> {
                    throw new AssertionError("settings were asked for");
                })
                .setErr(new PrintWriter(errors));

        int exit = command.execute(("route-backfill " + arguments).split(" ", -1));

        assertThat(exit).isEqualTo(2);
        assertThat(errors.toString()).contains(told);
    }
}
