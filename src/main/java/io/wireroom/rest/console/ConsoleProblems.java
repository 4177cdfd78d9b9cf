package io.wireroom.rest.console;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vertx.ext.web.RoutingContext;
import io.wireroom.rest.pages.ProblemContent;
import io.wireroom.rest.problem.Problem;
import io.wireroom.rest.problem.ProblemPages;
import io.wireroom.rest.problem.RequestId;
import jakarta.inject.Singleton;

/** Problem pages of the console, with navigation for operators. */
@Singleton
final class ConsoleProblems implements ProblemPages {
    private final ConsoleAccess access;
    private final ConsolePages pages;

    ConsoleProblems(ConsoleAccess access, ConsolePages pages) {
        this.access = access;
        this.pages = pages;
    }

    @Override
    public boolean areFor(String path) {
        return path.equals(ConsoleAccess.ROOT) || path.startsWith(ConsoleAccess.ROOT + "/");
    }

    @Override
    public byte[] write(Problem problem, String type, RoutingContext request) {
        ProblemContent facts = ProblemContent.of(problem, type, RequestId.of(request));
        ConsoleFrame frame = access.present(request.request())
                .map(visitor -> pages.frame(facts.title(), "", visitor))
                .orElseGet(() -> pages.bare(facts.title()));
        return ConsoleTemplates.problem(frame, facts).render().getBytes(UTF_8);
    }

    @Override
    public String securityPolicy() {
        return ConsolePages.SECURITY_POLICY;
    }
}
