package io.wireroom.command;

import io.wireroom.command.LocalDocuments.LocalDocument;
import java.io.Console;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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

/** {@code import}: sends the documents of a folder or an archive to a service, and shows the progress. */
@Command(
        name = "import",
        description = {
            "Sends the documents of a folder, a .tar.gz or a file to a service over HTTP. Running it again does no harm:"
                    + " documents that are already published change nothing.",
            "Example: wireroom import --url=https://wireroom.example --key-file=key content/news"
        },
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "0:all documents were accepted",
            "1:the service did not accept the documents, or the archive is damaged",
            "2:the arguments make no sense",
            "3:all were sent, and some were rejected",
            "4:there is no document in the folder or archive"
        })
final class ImportCommand implements Callable<Integer> {
    private static final int SOME_REJECTED = 3;
    private static final int NO_DOCUMENTS = 4;

    /** Small enough that the response fits into the connection's buffers: it is read after the batch has been sent. */
    private static final int BATCH = 200;

    private static final int BATCH_BYTES = 4 << 20;

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    @SuppressWarnings("UnusedVariable") // read by the library
    private HelpOption help = new HelpOption();

    @Parameters(paramLabel = "PATH", description = "A folder, a .tar.gz, or a document.")
    private Path path = Path.of(".");

    @Option(
            names = "--url",
            paramLabel = "URL",
            defaultValue = "http://localhost:8080",
            description = "The service; http://localhost:8080 by default.")
    private URI url = URI.create("http://localhost:8080");

    @Option(
            names = "--key-file",
            paramLabel = "FILE",
            description = "A file that contains the key; by default the environment variable WIREROOM_KEY.")
    private @Nullable Path keyFile;

    private final List<LocalDocument> batch = new ArrayList<>();
    private final List<String> rejected = new ArrayList<>();
    private long batchBytes;
    private long accepted;

    @Override
    public Integer call() throws InterruptedException {
        if (spec == null) {
            throw new IllegalStateException("not called from a command line");
        }
        CommandLine command = spec.commandLine();
        if (url.getHost() == null || !List.of("http", "https").contains(url.getScheme())) {
            throw new ParameterException(command, "--url takes an http or https URL");
        }
        boolean isTerminal = Optional.ofNullable(System.console())
                .filter(Console::isTerminal)
                .isPresent();
        ProgressLine progress = new ProgressLine(command.getErr(), isTerminal, System.nanoTime());
        ImportClient client = new ImportClient(url, key(command), length -> pause(length, progress, command));
        try (LocalDocuments documents = LocalDocuments.of(path)) {
            documents.forEach(document -> add(document, documents, client, progress));
            send(client);
            progress.clear();
            return tell(documents.skipped(), command);
        } catch (ImportClient.Refused refused) {
            return fail(progress, url + ": " + refused.getMessage(), command);
        } catch (IOException e) {
            String reason = e.getMessage() == null ? "it ends too early" : e.getMessage();
            return fail(progress, path + " can't be read: " + reason, command);
        }
    }

    private void add(LocalDocument document, LocalDocuments from, ImportClient client, ProgressLine progress)
            throws IOException, InterruptedException {
        if (document.isTooLarge()) {
            rejected.add(document.name() + ": too-large: more than " + LocalDocuments.MAX_BYTES + " bytes");
            return;
        }
        batch.add(document);
        batchBytes += document.content().length;
        if (batch.size() >= BATCH || batchBytes >= BATCH_BYTES) {
            send(client);
            progress.show(from.done(), accepted + rejected.size(), System.nanoTime());
        }
    }

    private void send(ImportClient client) throws ImportClient.Refused, InterruptedException {
        if (!batch.isEmpty()) {
            ImportClient.Outcome outcome = client.send(batch);
            accepted += outcome.accepted();
            rejected.addAll(outcome.rejected());
            batch.clear();
            batchBytes = 0;
        }
    }

    private int tell(long skipped, CommandLine command) {
        if (accepted == 0 && rejected.isEmpty()) {
            command.getErr().printf("There is no document in %s; %d other files were skipped.%n", path, skipped);
            command.getErr().flush();
            return NO_DOCUMENTS;
        }
        command.getOut()
                .printf(
                        "%d documents accepted, %d rejected, %d other files skipped.%n",
                        accepted, rejected.size(), skipped);
        rejected.forEach(command.getOut()::println);
        command.getOut().flush();
        return rejected.isEmpty() ? CommandLine.ExitCode.OK : SOME_REJECTED;
    }

    private int fail(ProgressLine progress, String reason, CommandLine command) {
        progress.clear();
        command.getErr().println(reason);
        command.getErr()
                .printf("%d documents were accepted before. Run the command again: these change nothing.%n", accepted);
        command.getErr().flush();
        rejected.forEach(command.getOut()::println);
        command.getOut().flush();
        return CommandLine.ExitCode.SOFTWARE;
    }

    private static void pause(Duration length, ProgressLine progress, CommandLine command) throws InterruptedException {
        progress.clear();
        command.getErr().printf("The service is busy or does not respond. Trying again in %d s.%n", length.toSeconds());
        command.getErr().flush();
        Thread.sleep(length);
    }

    private @Nullable String key(CommandLine command) {
        try {
            return keyFile == null
                    ? System.getenv("WIREROOM_KEY")
                    : Files.readString(keyFile).strip();
        } catch (IOException e) {
            throw new ParameterException(command, "--key-file can't be read: " + keyFile, e);
        }
    }
}
