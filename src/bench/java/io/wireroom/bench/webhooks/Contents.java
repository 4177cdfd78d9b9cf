package io.wireroom.bench.webhooks;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import io.wireroom.bench.webhooks.ChangePlan.Change;
import io.wireroom.webhook.Endpoints;
import java.net.http.HttpHeaders;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Checks what a request contains. */
final class Contents {
    private Contents() {}

    /** The revision that a {@code webhook-id} such as {@code 126642-2-updated-0} is of. */
    static Revision revision(String id) {
        String[] parts = id.split("-", -1);
        return new Revision(Long.parseLong(parts[0]), Integer.parseInt(parts[1]));
    }

    /** Null if the reference library verifies it. */
    static @Nullable String signatureProblem(Map<String, List<String>> fields, String body) {
        Map<String, List<String>> lower = new HashMap<>();
        fields.forEach((name, values) -> lower.put(name.toLowerCase(Locale.ROOT), values));
        try {
            new Webhook(Endpoints.SECRET).verify(body, HttpHeaders.of(lower, (_, _) -> true));
            return null;
        } catch (WebhookVerificationException e) {
            return "not verified: " + e.getMessage();
        }
    }

    /**
     * Null if the body is the planned change in the endpoint's format.
     *
     * @param change null if none was planned
     */
    static @Nullable String problem(Endpoint endpoint, String id, String body, @Nullable Change change) {
        if (change == null) {
            return "no such revision";
        }
        Revision revision = change.revision();
        boolean isWithdrawal = change.type().equals("withdrawn");
        String ids = "\"data\":{\"article_id\":" + revision.article() + ",\"revision\":" + revision.number() + ",";
        boolean right = id.startsWith(revision + "-" + change.type() + "-")
                && body.startsWith("{\"type\":\"article." + change.type() + "\",")
                && (endpoint.format().equals("ninjs") || body.contains(ids))
                && body.contains(change.title())
                        == (!isWithdrawal && !endpoint.format().equals("thin"))
                && (!isWithdrawal || body.contains("withdrawn") || body.contains("canceled"));
        return right ? null : "another content than planned: " + body;
    }
}
