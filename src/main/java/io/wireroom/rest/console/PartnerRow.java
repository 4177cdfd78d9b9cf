package io.wireroom.rest.console;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A partner in the overview.
 *
 * @param seen its last request to this process, or to any with a cursor; null if none is known
 * @param behind how far its newest cursor is behind the feed; null if it has not asked this process for changes
 * @param consumers those that read changes, streams or exports, from any process
 * @param endpoints its webhooks
 * @param withdrawals those that it has not taken; null if there are none
 */
public record PartnerRow(
        String name,
        @Nullable DisplayedTime seen,
        @Nullable String behind,
        List<ConsumerRow> consumers,
        List<EndpointRow> endpoints,
        @Nullable String withdrawals) {

    /**
     * An id for the element about these consumers, which stays as it is while the consumers are the same. It is a CSS identifier whatever
     * their names contain.
     */
    public String consumersId() {
        String names = name + consumers.stream().map(each -> "/" + each.name()).collect(Collectors.joining());
        return "consumers-" + UUID.nameUUIDFromBytes(names.getBytes(UTF_8));
    }

    /**
     * A consumer.
     *
     * @param channel how it read last
     * @param returned when it came back, or was sent something, last
     * @param advanced when it came back with its furthest cursor
     */
    public record ConsumerRow(String name, String channel, DisplayedTime returned, DisplayedTime advanced) {}

    /**
     * A webhook.
     *
     * @param state {@code active}, {@code failing} or {@code disabled}
     * @param since since when it fails or is disabled; null if it is active
     * @param success the last answer that it has a message; null if there was none
     * @param backlog number of changes that it has not been sent; null if that is unknown
     */
    public record EndpointRow(
            String name,
            String state,
            @Nullable DisplayedTime since,
            @Nullable DisplayedTime success,
            @Nullable String backlog) {}
}
