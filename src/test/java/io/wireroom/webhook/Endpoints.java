package io.wireroom.webhook;

import io.wireroom.partner.KeyHash;
import io.wireroom.partner.Partner;
import io.wireroom.partner.PartnerRegistry;
import io.wireroom.partner.PartnersFile;
import java.time.Duration;
import java.util.List;

/** Partners with one endpoint. */
public final class Endpoints {
    public static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    public static final RetryPolicy FAST = new RetryPolicy(
            List.of(Duration.ofMillis(40), Duration.ofMillis(80)), Duration.ZERO, 3, Duration.ofHours(1));

    private Endpoints() {}

    public static DeliverySettings settings(RetryPolicy policy) {
        return new DeliverySettings(policy, Duration.ofMillis(50), Duration.ofMillis(50), Duration.ofMillis(100));
    }

    /** @param more further lines of the webhook */
    static PartnerWebhook route(String partner, String url, String... more) {
        Partner read = registry(yaml(partner, url, more)).partners().getFirst();
        return new PartnerWebhook(read, read.webhooks().getFirst());
    }

    public static String yaml(String partner, String url, String... more) {
        return """
              - name: %s
                keys: [{sha256: %s}]
                webhooks:
                  - url: %s
                    secrets: [%s]
                    name: hook
            """.formatted(partner, KeyHash.of(partner).hex(), url, SECRET)
                + String.join(
                        "",
                        List.of(more).stream()
                                .map(line -> "        " + line + "\n")
                                .toList());
    }

    public static PartnerRegistry registry(String partners) {
        return switch (PartnersFile.read("partners:\n" + partners)) {
            case PartnersFile.Valid(PartnerRegistry registry) -> registry;
            case PartnersFile.Invalid(String reason) -> throw new AssertionError(reason);
        };
    }
}
