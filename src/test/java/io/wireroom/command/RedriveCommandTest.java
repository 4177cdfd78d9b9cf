package io.wireroom.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class RedriveCommandTest {
    @ParameterizedTest
    @CsvSource({
        "--from=9 --to=3, no selection",
        "--from=-1, no selection",
        "--most=0, no selection",
        "--from=x, --from",
        "--partition=one, --partition",
        "--nonsense, --nonsense"
    })
    void refusesInvalidArgumentsBeforeReadingSettings(String arguments, String told) {
        StringWriter errors = new StringWriter();
        CommandLine command = Main.commandLine(() -> {
                    throw new AssertionError("settings were asked for");
                })
                .setErr(new PrintWriter(errors));

        int exit = command.execute(("redrive " + arguments).split(" ", -1));

        assertThat(exit).isEqualTo(2);
        assertThat(errors.toString()).contains(told);
    }
}
