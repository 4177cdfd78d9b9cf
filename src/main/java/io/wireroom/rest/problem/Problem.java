package io.wireroom.rest.problem;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An error response as a problem detail (RFC 9457), written by {@link ProblemMapper}.
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

    /** Adds an extension member (RFC 9457 §3.2), unless the value is null. */
    public Problem with(String member, @Nullable String value) {
        if (value != null) {
            members.put(member, value);
        }
        return this;
    }

    /** Adds a numeric extension member. */
    public Problem with(String member, long value) {
        members.put(member, value);
        return this;
    }

    /** Adds a response header. It may be repeated. */
    public Problem header(String name, String value) {
        headers.add(new Header(name, value));
        return this;
    }

    /** Extension members by name: strings and numbers. */
    public Map<String, Object> members() {
        return members;
    }

    List<Header> headers() {
        return headers;
    }
}
