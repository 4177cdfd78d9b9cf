package io.wireroom.rest.webhooks;

import com.fasterxml.jackson.core.JsonGenerator;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.wireroom.json.JsonObjects;
import io.wireroom.partner.Partner;
import io.wireroom.partner.Webhook;
import io.wireroom.rest.access.PartnerAuthenticator;
import io.wireroom.rest.problem.Problem;
import io.wireroom.rest.problem.ProblemType;
import io.wireroom.rest.query.Parameters;
import io.wireroom.webhook.DeliveryJson;
import io.wireroom.webhook.DeliveryRecord;
import io.wireroom.webhook.DeliveryState;
import io.wireroom.webhook.DeliveryStates;
import io.wireroom.webhook.TestMessageSender;
import io.wireroom.webhook.WebhookKey;
import io.wireroom.webhook.WorkerCommands;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A partner's own webhooks. */
@Path("/v1/me/webhooks")
@RunOnVirtualThread
public class MyWebhooksResource {
    private static final String ENDPOINT = "endpoint";

    private final PartnerAuthenticator authenticator;
    private final DeliveryStates states;
    private final TestMessageSender test;
    private final WorkerCommands commands;
    private final Set<String> testing = ConcurrentHashMap.newKeySet();

    MyWebhooksResource(
            PartnerAuthenticator authenticator,
            DeliveryStates states,
            TestMessageSender test,
            WorkerCommands commands) {
        this.authenticator = authenticator;
        this.states = states;
        this.test = test;
        this.commands = commands;
    }

    @GET
    public Response list(@Context UriInfo uri, @Context HttpHeaders headers) {
        Optional<Partner> partner = authenticator.partner(headers);
        Parameters.of(uri.getQueryParameters(), Set.of());
        byte[] json = JsonObjects.of(out -> {
            out.writeArrayFieldStart("webhooks");
            if (partner.isPresent()) {
                write(partner.get(), out);
            }
            out.writeEndArray();
        });
        return Response.ok(json, "application/json")
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    private void write(Partner partner, JsonGenerator json) throws IOException {
        for (Webhook webhook : partner.webhooks()) {
            json.writeStartObject();
            WebhookKey key = new WebhookKey(partner.name(), webhook.name());
            WebhookJson.members(webhook, states.find(key).orElse(null), true, json);
            json.writeEndObject();
        }
    }

    /** Sends a test message to each endpoint, or to one. An endpoint that accepts it is enabled. */
    @POST
    @Path("test")
    public Response test(@Context UriInfo uri, @Context HttpHeaders headers) throws InterruptedException {
        Partner partner = authenticator.partner(headers).orElseThrow(MyWebhooksResource::none);
        String endpoint =
                Parameters.of(uri.getQueryParameters(), Set.of(ENDPOINT)).text(ENDPOINT);
        List<Webhook> tested = partner.webhooks().stream()
                .filter(webhook -> endpoint == null || webhook.name().equals(endpoint))
                .toList();
        if (tested.isEmpty()) {
            throw none();
        }
        if (!testing.add(partner.name())) {
            throw new Problem(ProblemType.TOO_MANY_OPEN, "A test is running");
        }
        try {
            return Response.ok(results(partner, tested), "application/json")
                    .header(HttpHeaders.CACHE_CONTROL, "no-store")
                    .build();
        } finally {
            testing.remove(partner.name());
        }
    }

    private byte[] results(Partner partner, List<Webhook> tested) throws InterruptedException {
        List<Result> results = new ArrayList<>();
        for (Webhook webhook : tested) {
            TestMessageSender.TestResult testResult = test.run(partner, webhook);
            WebhookKey key = new WebhookKey(partner.name(), webhook.name());
            DeliveryState before = states.find(key).map(DeliveryRecord::state).orElse(null);
            boolean isDelivered = testResult.outcome().isDelivered();
            boolean enabled = isDelivered && before != null && before.disabled() != null;
            boolean resumed = enabled || (isDelivered && before != null && before.nextAttempt() != null);
            if (resumed) {
                CommandResult.await(commands.enable(key));
            }
            results.add(new Result(webhook, testResult, enabled, resumed));
        }
        return JsonObjects.of(out -> {
            out.writeArrayFieldStart("results");
            for (Result result : results) {
                result.write(out);
            }
            out.writeEndArray();
        });
    }

    private record Result(Webhook webhook, TestMessageSender.TestResult testResult, boolean enabled, boolean resumed) {
        void write(JsonGenerator json) throws IOException {
            json.writeStartObject();
            json.writeStringField(ENDPOINT, webhook.name());
            json.writeStringField("id", testResult.id());
            json.writeBooleanField("delivered", testResult.outcome().isDelivered());
            DeliveryJson.outcome(
                    testResult.outcome().result(), testResult.outcome().status(), testResult.millis(), json);
            json.writeBooleanField("enabled", enabled);
            json.writeBooleanField("resumed", resumed);
            json.writeEndObject();
        }
    }

    private static Problem none() {
        return new Problem(ProblemType.NOT_FOUND, "No such webhook is configured");
    }
}
