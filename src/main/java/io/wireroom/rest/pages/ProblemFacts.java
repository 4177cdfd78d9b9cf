package io.wireroom.rest.pages;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a problem document says, and what to do.
 *
 * @param type URL of the page that explains the type
 */
public record ProblemFacts(
        String title,
        int status,
        @Nullable String detail,
        String remedy,
        String type,
        String requestId,
        List<Member> members) {

    /** An extension member. */
    public record Member(String name, String value) {}
}
