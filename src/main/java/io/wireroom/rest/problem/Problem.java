package io.wireroom.rest.problem;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request that can't be answered as wished, as a problem detail (RFC 9457). {@link ProblemMapper} writes it.
 *
 * <p>The detail never repeats what the client sent.
 */
public final class Problem extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final ProblemType type;
    private final transient Map<String, Object> members = new LinkedHashMap<>();
    private final transient List<Header> headers = new ArrayList<>();

    record Header(String name, String value) {}

    public Problem(ProblemType type, @Nullable String detail) {
        super(detail, null, false, false);
        this.type = type;
    }

    public ProblemType type() {
        return type;
    }

    /** This, with an extension member (RFC 9457 §3.2). */
    public Problem with(String member, @Nullable String value) {
        if (value != null) {
            members.put(member, value);
        }
        return this;
    }

    /** This, with an extension member that is a number. */
    public Problem with(String member, long value) {
        members.put(member, value);
        return this;
    }

    /** This, answered with a header, or with a further line of it. */
    public Problem header(String name, String value) {
        headers.add(new Header(name, value));
        return this;
    }

    /** Texts and numbers by name. */
    Map<String, Object> members() {
        return members;
    }

    List<Header> headers() {
        return headers;
    }
}
