package io.wireroom.command;

import io.wireroom.partner.KeyHash;
import io.wireroom.partner.PartnersFile;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Base64;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code key}: the keys of partners. */
@Command(
        name = "key",
        description = "Keys for partners, producers and operators.",
        subcommands = KeyCommand.New.class,
        synopsisSubcommandLabel = "COMMAND")
final class KeyCommand implements Runnable {
    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    @SuppressWarnings("UnusedVariable") // read by the library
    private HelpOption help = new HelpOption();

    @Override
    public void run() {
        if (spec != null) {
            throw new ParameterException(spec.commandLine(), "Missing command: new");
        }
    }

    /** {@code key new}: 256 random bits, and the entry for the partners file, which contains the key's hash only. */
    @Command(
            name = "new",
            description = {
                "Creates a key. The key is printed on the standard error stream and stored nowhere; the entry for the"
                        + " partners file, which contains its hash, on the standard output stream.",
                "Example: wireroom key new daily --note='web server' >> partners.yaml"
            },
            exitCodeListHeading = "Exit codes:%n",
            exitCodeList = {"0:the key was created", "2:the arguments make no sense"})
    static final class New implements Callable<Integer> {
        private static final int BYTES = 32;

        @Spec
        private @Nullable CommandSpec spec;

        @Mixin
        @SuppressWarnings("UnusedVariable") // read by the library
        private HelpOption help = new HelpOption();

        @Parameters(paramLabel = "NAME", description = "The partner's name in the partners file.")
        private String name = "";

        @Option(names = "--publish", description = "The partner may send documents of all sources.")
        private boolean publish;

        @Option(
                names = "--operate",
                description = "The partner is an operator: it may read and redrive rejected documents, and sees what is"
                        + " held.")
        private boolean operate;

        @Option(
                names = "--expires",
                paramLabel = "TIME",
                description = "When the key expires, as 2027-01-31T00:00:00Z.")
        private @Nullable String expires;

        @Option(names = "--note", paramLabel = "TEXT", description = "What the key is for, for your own use.")
        private @Nullable String note;

        @Override
        public Integer call() {
            if (spec == null) {
                throw new IllegalStateException("not called from a command line");
            }
            CommandLine command = spec.commandLine();
            byte[] random = new byte[BYTES];
            new SecureRandom().nextBytes(random);
            String key = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
            String entry = entry(KeyHash.of(key), command);
            if (PartnersFile.read("partners:\n" + entry) instanceof PartnersFile.Invalid(String reason)) {
                throw new ParameterException(command, reason);
            }
            command.getErr().println("The key, for the partner only: " + key);
            command.getErr().flush();
            command.getOut().print(entry);
            command.getOut().flush();
            return CommandLine.ExitCode.OK;
        }

        private String entry(KeyHash hash, CommandLine command) {
            StringBuilder yaml =
                    new StringBuilder("  - name: ").append(quoted(name)).append("\n    keys:\n      - sha256: ");
            yaml.append(hash.hex()).append('\n');
            if (expires != null) {
                yaml.append("        expires: ").append(time(expires, command)).append('\n');
            }
            if (note != null) {
                yaml.append("        note: ").append(quoted(note)).append('\n');
            }
            if (publish) {
                yaml.append("    publish: true\n");
            }
            if (operate) {
                yaml.append("    operate: true\n");
            }
            return yaml.toString();
        }

        private static Instant time(String text, CommandLine command) {
            try {
                return Instant.parse(text);
            } catch (DateTimeParseException e) {
                throw new ParameterException(command, "--expires takes a time, such as 2027-01-31T00:00:00Z", e);
            }
        }

        /** A plain scalar if that is unambiguous, otherwise a single-quoted one (YAML 1.2 §7.3.2). */
        private static String quoted(String text) {
            return text.matches("[A-Za-z][A-Za-z0-9_-]*") && !text.matches("(?i)true|false|yes|no|on|off|null|y|n")
                    ? text
                    : "'" + text.replace("'", "''") + "'";
        }
    }
}
