package io.wireroom.rest.console;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A partner in the overview.
 *
 * @param seen time of its last request to this process, or with a cursor to any process; null if unknown
 * @param behind delay of its newest cursor behind the feed; null if it has not requested changes from this process
 * @param consumers consumers of changes, streams or exports in any process
 * @param endpoints its webhooks
 * @param withdrawals withdrawals that it has not received; null if there are none
 */
public record PartnerRow(
        String name,
        @Nullable DisplayedTime seen,
        @Nullable String behind,
        List<ConsumerRow> consumers,
        List<WebhookRow> endpoints,
        @Nullable String withdrawals) {

    /** An id for the element with these consumers, which depends on their names only. It is a valid CSS identifier. */
    public String consumersId() {
        String names = name + consumers.stream().map(each -> "/" + each.name()).collect(Collectors.joining());
        return "consumers-" + UUID.nameUUIDFromBytes(names.getBytes(UTF_8));
    }

    /**
     * A consumer.
     *
     * @param channel the channel that it used last
     * @param returned time of its last request or delivery
     * @param advanced time at which it returned its furthest cursor
     */
    public record ConsumerRow(String name, String channel, DisplayedTime returned, DisplayedTime advanced) {}

    /**
     * A webhook.
     *
     * @param state {@code active}, {@code failing} or {@code disabled}
     * @param since start of the failure; null if it is active
     * @param success time of the last successful delivery; null if there was none
     * @param backlog number of changes that it has not been sent; null if unknown
     */
    public record WebhookRow(
            String name,
            String state,
            @Nullable DisplayedTime since,
            @Nullable DisplayedTime success,
            @Nullable String backlog) {}
}
