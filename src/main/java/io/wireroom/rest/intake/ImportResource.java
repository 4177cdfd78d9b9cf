package io.wireroom.rest.intake;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.wireroom.imports.DocumentCheck;
import io.wireroom.imports.ImportProgress;
import io.wireroom.imports.TarGzImport;
import io.wireroom.rest.access.ClientAuthorizer;
import io.wireroom.rest.access.ClientPermissions;
import io.wireroom.rest.query.Parameters;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;
import java.util.Set;

/**
 * Accepts a {@code .tar.gz} of documents and streams the response as NDJSON: a line for each of the first documents that are not
 * accepted, and a line of counts per second. The last line has {@code end}, which contains whether the whole archive was read.
 */
@Path("/v1/import")
@RunOnVirtualThread
public class ImportResource {
    private static final Duration PROGRESS_INTERVAL = Duration.ofSeconds(1);

    private final TarGzImport imports;
    private final SourceRights rights;
    private final DocumentIntake intake;
    private final ClientAuthorizer authorizer;

    ImportResource(TarGzImport imports, SourceRights rights, DocumentIntake intake, ClientAuthorizer authorizer) {
        this.imports = imports;
        this.rights = rights;
        this.intake = intake;
        this.authorizer = authorizer;
    }

    @POST
    public Response read(InputStream archive, @Context UriInfo uri, @Context HttpHeaders headers) {
        ClientPermissions permissions = authorizer.submitter(headers);
        Parameters.of(uri.getQueryParameters(), Set.of());
        DocumentCheck check = rights.of(permissions);
        Map<String, String> passedOn = intake.passedOn(headers, permissions);
        StreamingOutput lines = out -> {
            Lines running = new Lines(out);
            try {
                running.write(imports.read(archive, check, passedOn, running::now));
            } catch (UncheckedIOException hungUp) {
                throw hungUp.getCause();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new InterruptedIOException();
            }
        };
        return Response.ok(lines, "application/x-ndjson").build();
    }

    /** Writes each problem when it occurs, and counts at intervals. */
    private static final class Lines {
        private final OutputStream out;
        private int toldProblems;
        private long nextAt = System.nanoTime() + PROGRESS_INTERVAL.toNanos();

        Lines(OutputStream out) {
            this.out = out;
        }

        void now(ImportProgress progress) {
            boolean due = System.nanoTime() - nextAt >= 0;
            try {
                if (due) {
                    nextAt += PROGRESS_INTERVAL.toNanos();
                    write(progress);
                } else {
                    problems(progress);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        void write(ImportProgress progress) throws IOException {
            problems(progress);
            out.write(ImportReport.line(progress));
            out.flush();
        }

        private void problems(ImportProgress progress) throws IOException {
            for (; toldProblems < progress.problems().size(); toldProblems++) {
                out.write(ImportReport.line(progress.problems().get(toldProblems)));
            }
        }
    }
}
