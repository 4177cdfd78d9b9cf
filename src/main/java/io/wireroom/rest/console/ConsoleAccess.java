package io.wireroom.rest.console;

import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpServerRequest;
import io.wireroom.rest.problem.Problem;
import io.wireroom.rest.problem.ProblemType;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Authenticates the console's requests by the session cookie. Each resource of the console calls it first. */
@Singleton
final class ConsoleAccess {
    static final String ROOT = "/console";

    /** Name of the form field with the CSRF token. */
    static final String TOKEN = "csrf";

    private static final String COOKIE = "wireroom_console";

    /** Minimum age at which a cookie is renewed, so that not every request renews it. */
    private static final Duration RENEWAL = Duration.ofMinutes(1);

    private final Sessions sessions;
    private final OpenConsole openConsole;

    ConsoleAccess(Sessions sessions, OpenConsole openConsole) {
        this.sessions = sessions;
        this.openConsole = openConsole;
    }

    /** The visitor of the sign-in page. */
    Visitor anybody(HttpServerRequest request) {
        return session(request).map(session -> visitor(session, null)).orElseGet(() -> begin(request));
    }

    /**
     * The operator of a request that opens a page.
     *
     * @throws SignInNeeded without a session
     */
    Visitor operator(HttpServerRequest request) {
        Visitor visitor = watcher(request);
        Session touched = sessions.touch(visitor.session());
        boolean renews =
                Duration.between(visitor.session().seen(), touched.seen()).compareTo(RENEWAL) >= 0;
        return renews ? visitor(touched, cookie(request, sessions.cookie(touched))) : visitor;
    }

    /**
     * The operator of an automatic request of a page. It does not extend the session, which would otherwise never end.
     *
     * @throws SignInNeeded without a session
     */
    Visitor watcher(HttpServerRequest request) {
        return present(request).orElseThrow(SignInNeeded::new);
    }

    /** The operator of a request; empty without a session. It does not extend the session. */
    Optional<Visitor> present(HttpServerRequest request) {
        boolean open = openConsole.isFor(request);
        Optional<Session> session = session(request);
        if (session.isPresent() && (open || session.get().operator() != null)) {
            return Optional.of(visitor(session.get(), null));
        }
        return open ? Optional.of(begin(request)) : Optional.empty();
    }

    /**
     * The operator of a form.
     *
     * @throws SignInNeeded without a session
     * @throws Problem 403 without the session's CSRF token
     */
    Visitor operator(HttpServerRequest request, Form form) {
        Visitor visitor = operator(request);
        checkToken(visitor, form);
        return visitor;
    }

    boolean hasToken(Visitor visitor, Form form) {
        return sessions.isToken(visitor.session(), form.text(TOKEN));
    }

    private void checkToken(Visitor visitor, Form form) {
        if (!hasToken(visitor, form)) {
            throw new Problem(
                    ProblemType.FORM_EXPIRED,
                    "The form is not one of this session. Open the page again and repeat what you did");
        }
    }

    /** The operator that the key belongs to, with a new session; empty if it is not an operator's key. */
    Optional<Visitor> signIn(String key, HttpServerRequest request) {
        return sessions.signIn(key).map(session -> visitor(session, cookie(request, sessions.cookie(session))));
    }

    /** Ends the session. Returns the header that removes the cookie. */
    String signOut(Visitor visitor, HttpServerRequest request) {
        sessions.end(visitor.session());
        return cookie(request, "") + "; Max-Age=0";
    }

    private Visitor begin(HttpServerRequest request) {
        Session session = sessions.begin();
        return visitor(session, cookie(request, sessions.cookie(session)));
    }

    private Visitor visitor(Session session, @Nullable String cookie) {
        return new Visitor(session.operator(), session, sessions.token(session), cookie);
    }

    private Optional<Session> session(HttpServerRequest request) {
        Cookie cookie = request.getCookie(COOKIE);
        return cookie == null ? Optional.empty() : sessions.resume(cookie.getValue());
    }

    /** {@code X-Forwarded-Proto} is trusted from every client, because it only makes the cookie stricter. */
    private static String cookie(HttpServerRequest request, String value) {
        boolean secure = request.isSSL()
                || "https".equalsIgnoreCase(request.scheme())
                || "https".equalsIgnoreCase(request.getHeader("X-Forwarded-Proto"));
        return COOKIE + "=" + value + "; Path=" + ROOT + "; HttpOnly; SameSite=Strict" + (secure ? "; Secure" : "");
    }
}
