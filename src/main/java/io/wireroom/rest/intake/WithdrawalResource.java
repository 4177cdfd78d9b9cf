package io.wireroom.rest.intake;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.wireroom.article.ArticleId;
import io.wireroom.kafka.intake.SendResult;
import io.wireroom.pipeline.Preview;
import io.wireroom.rest.access.ClientAuthorizer;
import io.wireroom.rest.access.ClientPermissions;
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
import java.util.Set;

/** Withdraws an article over HTTP, by sending a withdrawal to the ingest topic. */
@Path("/v1/articles/{name}")
@RunOnVirtualThread
public class WithdrawalResource {
    private final DocumentIntake intake;
    private final Withdrawals withdrawals;
    private final SourceRights rights;
    private final ClientAuthorizer authorizer;

    WithdrawalResource(
            DocumentIntake intake, Withdrawals withdrawals, SourceRights rights, ClientAuthorizer authorizer) {
        this.intake = intake;
        this.withdrawals = withdrawals;
        this.rights = rights;
        this.authorizer = authorizer;
    }

    /** Responds 202 when Kafka has stored it, even if the article is unknown: the pipeline decides in the order of the documents. */
    @DELETE
    public Response withdraw(@PathParam("name") String name, @Context UriInfo uri, @Context HttpHeaders headers) {
        ClientPermissions permissions = authorizer.submitter(headers);
        String reason =
                Parameters.of(uri.getQueryParameters(), Set.of("reason")).text("reason");
        ArticleId id = ArticleId.parse(name).orElseThrow(() -> new Problem(ProblemType.NOT_FOUND, null));
        Preview.Withdrawn withdrawn = new Preview.Withdrawn(id);
        rights.check(permissions.publishing(), withdrawn).ifPresent(rejection -> {
            throw RejectionProblem.of(rejection);
        });
        SendResult.Accepted result = withdrawals.send(id, reason, intake.passedOn(headers, permissions));
        return Response.accepted(IntakeResponse.accepted(result, withdrawn))
                .type("application/json")
                .header(HttpHeaders.LOCATION, IntakeResponse.location(result))
                .build();
    }
}
