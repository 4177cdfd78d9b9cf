package io.wireroom.rest.pages;

import io.wireroom.rest.about.ProblemHelp;
import io.wireroom.rest.problem.Problem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The content of a problem page: the meaning of the problem, and what to do.
 *
 * @param type URL of the page that explains the type
 */
public record ProblemContent(
        String title,
        int status,
        @Nullable String detail,
        String remedy,
        String type,
        String requestId,
        List<Member> members) {

    /** @param type URL of the page that explains the type */
    public static ProblemContent of(Problem problem, String type, String requestId) {
        List<Member> members = problem.members().entrySet().stream()
                .map(member -> new Member(member.getKey().replace('_', ' '), String.valueOf(member.getValue())))
                .toList();
        return new ProblemContent(
                problem.type().title(),
                problem.type().status(),
                problem.getMessage(),
                ProblemHelp.of(problem.type()).remedy(),
                type,
                requestId,
                members);
    }

    /** An extension member. */
    public record Member(String name, String value) {}
}
