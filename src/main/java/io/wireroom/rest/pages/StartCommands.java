package io.wireroom.rest.pages;

import io.wireroom.config.WireroomConfig;
import io.wireroom.rest.query.Links;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;

/** Example commands that work unchanged. */
@Singleton
final class StartCommands {
    private static final String KEY = " -H \"Authorization: Bearer $KEY\"";

    private final WireroomConfig config;
    private final Links links;

    StartCommands(WireroomConfig config, Links links) {
        this.config = config;
        this.links = links;
    }

    /**
     * @param open whether requests need no key
     * @param publisher whether the visitor may submit articles
     */
    List<StartPage.Command> of(boolean open, boolean publisher) {
        String key = open ? "" : KEY;
        List<StartPage.Command> commands = new ArrayList<>();
        if (publisher) {
            commands.add(new StartPage.Command("Hand in an article:", """
                curl%s --data-binary @- %s <<'END'
                +++
                title = "Ferries return"
                source = "Harbor Gazette"
                +++
                The **first** boat leaves at six.
                END\
                """.formatted(key, links.to("/v1/articles"))));
        }
        commands.add(new StartPage.Command(
                "Read the newest:", "curl%s '%s'".formatted(key, links.to("/v1/articles?limit=3"))));
        if (open) {
            commands.add(new StartPage.Command(
                    "Read what goes to other services, from Kafka:",
                    "kcat -C -e -b %s -t %s \\\n  -X isolation.level=read_committed"
                            .formatted(brokers(), config.topics().normalized())));
        }
        return commands;
    }

    /** Address of the embedded broker. The address of another Kafka is not disclosed. */
    private String brokers() {
        return config.kafka().bootstrapServers().isPresent()
                ? "\"$KAFKA_BOOTSTRAP_SERVERS\""
                : "localhost:" + config.broker().port();
    }
}
