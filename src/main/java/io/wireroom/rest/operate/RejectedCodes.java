package io.wireroom.rest.operate;

import io.wireroom.article.Rejection;
import io.wireroom.rest.query.Parameters;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** The codes by which rejected documents are selected. */
public final class RejectedCodes {
    public static final List<String> ALL =
            Arrays.stream(Rejection.Code.values()).map(Rejection.Code::toString).toList();

    private RejectedCodes() {}

    /**
     * The same codes. A misspelt code would otherwise select nothing, as if there were no such documents.
     *
     * @throws io.wireroom.rest.problem.Problem 400 for a code that does not exist
     */
    static Set<String> known(Set<String> codes) {
        for (String code : codes) {
            if (!ALL.contains(code)) {
                throw Parameters.bad("code", "not a code of a rejection; they are listed at /docs/errors");
            }
        }
        return codes;
    }
}
