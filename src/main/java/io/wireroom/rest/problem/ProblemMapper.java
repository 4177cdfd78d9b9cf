package io.wireroom.rest.problem;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import jakarta.inject.Singleton;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Maps exceptions to problems (RFC 9457), which {@link ProblemWriter} writes. */
@Singleton
public final class ProblemMapper {
    private static final Logger LOG = Logger.getLogger(ProblemMapper.class);

    private final ProblemWriter writer;
    private final CurrentVertxRequest current;

    ProblemMapper(ProblemWriter writer, CurrentVertxRequest current) {
        this.writer = writer;
        this.current = current;
    }

    @ServerExceptionMapper
    public Response map(Problem problem) {
        ProblemWriter.ProblemResponse written = writer.write(problem, current.getCurrent());
        Response.ResponseBuilder answer =
                Response.status(problem.type().status()).entity(written.body());
        written.headers().forEach(answer::header);
        problem.headers().forEach(header -> answer.header(header.name(), header.value()));
        return answer.build();
    }

    @ServerExceptionMapper
    public Response map(WebApplicationException refused, @Context UriInfo uri, @Context Request request) {
        int status = refused.getResponse().getStatus();
        String path = uri.getPath();
        return map(
                switch (Methods.isRefused(status, request.getMethod(), path) ? 405 : status) {
                    case 404 -> new Problem(ProblemType.NOT_FOUND, null);
                    case 405 ->
                        new Problem(ProblemType.METHOD_NOT_ALLOWED, null)
                                .header(HttpHeaders.ALLOW, Methods.allowed(path));
                    case 406 -> new Problem(ProblemType.NOT_ACCEPTABLE, null);
                    case 413 -> new Problem(ProblemType.TOO_LARGE, null);
                    case 415 -> new Problem(ProblemType.UNSUPPORTED_MEDIA_TYPE, null);
                    case 503 -> new Problem(ProblemType.UNAVAILABLE, null);
                    default -> status < 500 ? new Problem(ProblemType.BAD_PARAMETER, null) : internal(refused);
                });
    }

    @ServerExceptionMapper
    public Response map(RuntimeException defect) {
        return map(internal(defect));
    }

    private Problem internal(RuntimeException defect) {
        LOG.errorf(defect, "Request %s failed", RequestId.of(current.getCurrent()));
        return new Problem(ProblemType.INTERNAL, null);
    }
}
