package io.wireroom.streams;

import static org.assertj.core.api.Assertions.assertThat;

import io.wireroom.broker.KafkaBroker;
import io.wireroom.normalize.source.SourceRegistry;
import java.util.List;
import java.util.Objects;
import org.apache.kafka.clients.admin.MemberDescription;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the others of a group are left with when an instance stops. */
@ExtendWith(KafkaBroker.class)
class LeavingIT {
    private final KafkaBroker.Running kafka;

    LeavingIT(KafkaBroker.Running kafka) {
        this.kafka = kafka;
    }

    @Test
    void anInstanceWithoutAnIdLeavesTheGroup() throws Exception {
        Wire wire = new Wire(kafka, Feed.SITE, Feed.ASSETS, new SourceRegistry(List.of()));
        try (wire) {
            wire.send(null, null, Feed.document(1, "Ferry")).get();
            wire.answered(1);
            assertThat(members(wire.group)).isNotEmpty();
        }
        assertThat(members(wire.group)).isEmpty();
    }

    private List<MemberDescription> members(String group) throws Exception {
        var described = kafka.admin().describeConsumerGroups(List.of(group)).describedGroups();
        return List.copyOf(Objects.requireNonNull(described.get(group)).get().members());
    }
}
