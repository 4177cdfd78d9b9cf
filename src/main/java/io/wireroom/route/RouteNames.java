package io.wireroom.route;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Validates names and topics, each by itself and against the previous ones. Methods return the error, or null. */
final class RouteNames {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9](?:[A-Za-z0-9._-]{0,62}[A-Za-z0-9])?");
    private static final Pattern TOPIC = Pattern.compile("[A-Za-z0-9._-]{1,249}");
    private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8}){0,8}");

    private final Set<String> ownTopics;
    private final String ownPrefix;
    private final Set<String> names = new HashSet<>();
    private final Map<String, @Nullable RouteFormat> formats = new HashMap<>();

    /** Topics by their name in Kafka's metrics, in which {@code .} and {@code _} are the same. */
    private final Map<String, String> byFigure = new HashMap<>();

    RouteNames(Set<String> ownTopics, String ownPrefix) {
        this.ownTopics = ownTopics;
        this.ownPrefix = ownPrefix;
        ownTopics.forEach(topic -> byFigure.put(figure(topic), topic));
    }

    @Nullable
    String name(String name) {
        if (!NAME.matcher(name).matches()) {
            return "a name is at most 64 letters, digits and . _ - within it";
        }
        return names.add(name) ? null : "another route has the name " + name;
    }

    /** @param format the format of the route; null if it is invalid */
    @Nullable
    String topic(String topic, @Nullable RouteFormat format) {
        if (!TOPIC.matcher(topic).matches() || topic.equals(".") || topic.equals("..")) {
            return "no name that Kafka takes for a topic: at most 249 letters, digits and . _ -";
        }
        if (ownTopics.contains(topic) || topic.startsWith(ownPrefix) || topic.startsWith("__")) {
            return topic + " is a topic of Wireroom or of Kafka itself";
        }
        String other = byFigure.putIfAbsent(figure(topic), topic);
        if (other != null && !other.equals(topic)) {
            return "Kafka takes " + topic + " and " + other + " for the same name";
        }
        if (formats.containsKey(topic) && !Objects.equals(formats.get(topic), format)) {
            return "another route writes " + topic + " in another format";
        }
        formats.put(topic, format);
        return null;
    }

    static @Nullable String language(String language) {
        return LANGUAGE.matcher(language).matches() ? null : "must be a BCP 47 tag, such as en or pt-BR";
    }

    private static String figure(String topic) {
        return topic.replace('.', '_');
    }
}
