package io.wireroom.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.wireroom.partner.KeyHash;
import io.wireroom.partner.PartnersFile;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class KeyCommandTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter errors = new StringWriter();

    private int run(String... arguments) {
        CommandLine command = Main.commandLine(() -> {
            throw new AssertionError("settings were asked for");
        });
        return command.setOut(new PrintWriter(out))
                .setErr(new PrintWriter(errors))
                .execute(arguments);
    }

    @Test
    void printsTheKeyAndAValidEntrySeparately() {
        int exit = run(
                "key",
                "new",
                "daily",
                "--publish",
                "--operate",
                "--expires=2027-01-31T00:00:00Z",
                "--note=it's: a\tkey");

        assertThat(exit).isZero();
        Matcher key = Pattern.compile(": ([A-Za-z0-9_-]{43})\\s*").matcher(errors.toString());
        assertThat(key.find()).isTrue();
        assertThat(out.toString())
                .doesNotContain(key.group(1))
                .contains(KeyHash.of(key.group(1)).hex());
        assertThat(PartnersFile.read("partners:\n" + out)).isInstanceOfSatisfying(PartnersFile.Valid.class, good -> {
            assertThat(good.registry().partners()).singleElement().satisfies(partner -> {
                assertThat(partner.name()).isEqualTo("daily");
                assertThat(partner.operator()).isTrue();
                assertThat(partner.keys().getFirst().expires()).hasToString("2027-01-31T00:00:00Z");
            });
        });
    }

    @Test
    void createsADifferentKeyEachTime() {
        run("key", "new", "daily");
        run("key", "new", "daily");

        assertThat(errors.toString().lines()).hasSize(2).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(strings = {"key", "key new", "key new a b", "key new two%words", "key new daily --expires=tomorrow"})
    void refusesInvalidArguments(String arguments) {
        assertThat(run(arguments.split(" ", -1))).isEqualTo(2);
        assertThat(out.toString()).isEmpty();
        assertThat(errors.toString()).isNotEmpty();
    }
}
