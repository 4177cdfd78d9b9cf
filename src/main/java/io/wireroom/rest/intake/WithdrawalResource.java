package io.wireroom.rest.intake;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.wireroom.article.ArticleId;
import io.wireroom.kafka.intake.Receipt;
import io.wireroom.kafka.intake.Submission;
import io.wireroom.pipeline.Preview;
import io.wireroom.rest.access.Contributor;
import io.wireroom.rest.access.PartnerAuthenticator;
import io.wireroom.rest.problem.Problem;
import io.wireroom.rest.problem.ProblemType;
import io.wireroom.rest.query.Parameters;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Takes an article back over HTTP: the document of its withdrawal goes onto the ingest topic. */
@Path("/v1/articles/{name}")
@RunOnVirtualThread
public class WithdrawalResource {
    private static final JsonFactory JSON = new JsonFactory();

    private final DocumentIntake intake;
    private final SourceRights rights;
    private final PartnerAuthenticator readers;

    WithdrawalResource(DocumentIntake intake, SourceRights rights, PartnerAuthenticator readers) {
        this.intake = intake;
        this.rights = rights;
        this.readers = readers;
    }

    /** 202 once Kafka has it, whether the article is known or not: the pipeline decides in the order of the documents. */
    @DELETE
    public Response withdraw(@PathParam("name") String name, @Context UriInfo uri, @Context HttpHeaders headers) {
        Contributor contributor = readers.publisher(headers);
        String reason =
                Parameters.of(uri.getQueryParameters(), Set.of("reason")).text("reason");
        ArticleId id = ArticleId.parse(name).orElseThrow(() -> new Problem(ProblemType.NOT_FOUND, null));
        Preview.Withdrawn withdrawn = new Preview.Withdrawn(id);
        rights.check(contributor, withdrawn).ifPresent(rejection -> {
            throw RejectedDocument.problem(rejection);
        });
        Receipt.Accepted receipt = intake.put(
                new Submission(id, document(id, reason), "application/json", intake.passedOn(headers, contributor)));
        return Response.accepted(IntakeAnswer.accepted(receipt, withdrawn))
                .type("application/json")
                .header(HttpHeaders.LOCATION, IntakeAnswer.location(receipt))
                .build();
    }

    private static byte[] document(ArticleId id, @Nullable String reason) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject();
            json.writeNumberField("article_id", id.value());
            json.writeStringField("status", "withdrawn");
            if (reason != null) {
                json.writeStringField("reason", reason);
            }
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("memory can't fail", e);
        }
        return text.toString().getBytes(UTF_8);
    }
}
