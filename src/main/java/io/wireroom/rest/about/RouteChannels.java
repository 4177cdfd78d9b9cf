package io.wireroom.rest.about;

import io.wireroom.route.Route;
import io.wireroom.route.RouteFormat;
import io.wireroom.route.RouteTable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The topics of routes as channels of the AsyncAPI document. Names and topics have no characters that JSON escapes. */
final class RouteChannels {
    private static final String CHANNELS = "\"channels\": {";
    private static final String OPERATIONS = "\"operations\": {";

    private RouteChannels() {}

    /** The document with a channel, and an operation, for each topic of the rules. */
    static String in(String document, RouteTable table) {
        Map<String, List<Route>> byTopic = table.routes().stream()
                .collect(Collectors.groupingBy(Route::topic, LinkedHashMap::new, Collectors.toList()));
        StringBuilder channels = new StringBuilder(CHANNELS);
        StringBuilder operations = new StringBuilder(OPERATIONS);
        int number = 0;
        for (Map.Entry<String, List<Route>> topic : byTopic.entrySet()) {
            number++;
            channels.append(channel(number, topic.getKey(), topic.getValue()));
            operations.append(operation(number));
        }
        return document.replace(CHANNELS, channels).replace(OPERATIONS, operations);
    }

    private static String channel(int number, String topic, List<Route> routes) {
        String names = routes.stream().map(Route::name).collect(Collectors.joining(", "));
        return """

                "route%d": {
                  "address": "%s",
                  "description": "Articles on the route %s, in their newest revision; a tombstone says that one is there no more.",
                  "messages": {
                    "routed": {"$ref": "#/components/messages/%s"},
                    "unrouted": {"$ref": "#/components/messages/unrouted"}
                  }
                },""".formatted(number, topic, names, message(routes.getFirst().format()));
    }

    private static String operation(int number) {
        return """

                "route%1$d": {"action": "send", "channel": {"$ref": "#/channels/route%1$d"}},""".formatted(number);
    }

    private static String message(RouteFormat format) {
        return switch (format) {
            case ARTICLE -> "routedArticle";
            case NINJS -> "routedNinjs";
            case HUGO -> "routedHugo";
        };
    }
}
