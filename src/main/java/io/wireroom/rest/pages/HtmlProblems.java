package io.wireroom.rest.pages;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.wireroom.config.WireroomConfig;
import io.wireroom.rest.about.ProblemHelp;
import io.wireroom.rest.problem.Problem;
import io.wireroom.rest.problem.ProblemPages;
import jakarta.inject.Singleton;
import java.util.List;

/** Problems as pages. */
@Singleton
final class HtmlProblems implements ProblemPages {
    private final String site;

    HtmlProblems(WireroomConfig config) {
        this.site = config.title();
    }

    @Override
    public byte[] write(Problem problem, String type, String requestId) {
        List<ProblemFacts.Member> members = problem.members().entrySet().stream()
                .map(member ->
                        new ProblemFacts.Member(member.getKey().replace('_', ' '), String.valueOf(member.getValue())))
                .toList();
        ProblemFacts facts = new ProblemFacts(
                problem.type().title(),
                problem.type().status(),
                problem.getMessage(),
                ProblemHelp.of(problem.type()).remedy(),
                type,
                requestId,
                members);
        return Templates.problem(PageFrame.ofService(facts.title(), site), facts)
                .render()
                .getBytes(UTF_8);
    }

    @Override
    public String securityPolicy() {
        return PageStyle.SECURITY_POLICY;
    }
}
