package io.wireroom.rest.pages;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vertx.ext.web.RoutingContext;
import io.wireroom.config.WireroomConfig;
import io.wireroom.rest.problem.Problem;
import io.wireroom.rest.problem.ProblemPages;
import io.wireroom.rest.problem.RequestId;
import jakarta.inject.Singleton;

/** Problems as HTML pages, except those of the console. */
@Singleton
final class HtmlProblems implements ProblemPages {
    private static final String CONSOLE = "/console";

    private final String site;

    HtmlProblems(WireroomConfig config) {
        this.site = config.title();
    }

    @Override
    public boolean areFor(String path) {
        return !path.equals(CONSOLE) && !path.startsWith(CONSOLE + "/");
    }

    @Override
    public byte[] write(Problem problem, String type, RoutingContext request) {
        ProblemContent facts = ProblemContent.of(problem, type, RequestId.of(request));
        return Templates.problem(PageFrame.ofService(facts.title(), site), facts)
                .render()
                .getBytes(UTF_8);
    }

    @Override
    public String securityPolicy() {
        return PageStyle.SECURITY_POLICY;
    }
}
