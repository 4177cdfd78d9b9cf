package io.wireroom.partner;

import io.wireroom.article.ChangeType;
import java.net.URI;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads the {@code webhooks} of a partner from the partners file. */
final class WebhookNode {
    private static final int MAX_WEBHOOKS = 16;

    private WebhookNode() {}

    static List<Webhook> all(PartnersFileNode list) {
        List<Webhook> webhooks = list.items().stream().map(WebhookNode::one).toList();
        list.checked(() -> requireDistinct(webhooks));
        return webhooks;
    }

    private static List<Webhook> requireDistinct(List<Webhook> webhooks) {
        Set<String> names = new HashSet<>();
        if (webhooks.size() > MAX_WEBHOOKS) {
            throw new IllegalArgumentException("must be at most " + MAX_WEBHOOKS);
        }
        if (!webhooks.stream().allMatch(webhook -> names.add(webhook.name()))) {
            throw new IllegalArgumentException("two have the same name or the same url");
        }
        return webhooks;
    }

    private static Webhook one(PartnersFileNode node) {
        node.allowKeys("name", "url", "secrets", "events", "format");
        String name = node.optional("name").map(PartnersFileNode::text).orElse(null);
        PartnersFileNode url = node.required("url");
        URI checkedUrl = url.checked(() -> Webhook.url(url.text()));
        List<WebhookSecret> secrets = node.required("secrets").items().stream()
                .map(WebhookNode::secret)
                .toList();
        Set<ChangeType> events =
                node.optional("events").map(WebhookNode::events).orElse(Webhook.allEvents());
        Webhook.Format format = node.optional("format").map(WebhookNode::format).orElse(Webhook.Format.ARTICLE);
        return node.checked(() -> Webhook.of(name, checkedUrl, secrets, events, format));
    }

    private static WebhookSecret secret(PartnersFileNode node) {
        String text = node.text();
        return node.checked(() -> WebhookSecret.parse(text));
    }

    private static Set<ChangeType> events(PartnersFileNode list) {
        Set<ChangeType> events = EnumSet.noneOf(ChangeType.class);
        list.items().forEach(item -> events.add(event(item)));
        return events;
    }

    private static ChangeType event(PartnersFileNode node) {
        String text = node.text();
        return node.checked(() -> Arrays.stream(ChangeType.values())
                .filter(type -> type.toString().equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("must be published, updated or withdrawn")));
    }

    private static Webhook.Format format(PartnersFileNode node) {
        String text = node.text();
        return node.checked(() -> Webhook.Format.named(text)
                .orElseThrow(() -> new IllegalArgumentException("must be article, thin or ninjs")));
    }
}
