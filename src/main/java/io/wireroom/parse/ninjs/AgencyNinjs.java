package io.wireroom.parse.ninjs;

import io.wireroom.article.ParsedDocument.Body;
import io.wireroom.article.ParsedDocument.Fields;
import io.wireroom.article.Value;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Maps a ninjs object of a news agency onto the fields of a document. The object's identifier becomes the {@code guid}; {@code canceled}
 * withdraws, {@code withheld} holds, {@code embargoed} and {@code expires} keep their meaning. Other properties are kept and become
 * {@code extra}.
 */
final class AgencyNinjs {
    private static final Set<String> READ_KEYS = Set.of(
            "uri",
            "guid",
            "version",
            "versioncreated",
            "pubstatus",
            "headline",
            "headlines",
            "title",
            "bodies",
            "body_html",
            "body_xhtml",
            "body_nitf",
            "body_html5",
            "body_text",
            "descriptions",
            "description_text",
            "description_html",
            "description_xhtml",
            "description_usageterms",
            "standard",
            "$standard",
            "associations",
            "notes",
            "url",
            "extra",
            "status",
            "content_text");

    /** Properties with the name and meaning of a document's field. */
    private static final Set<String> SHARED =
            Set.of("embargoed", "expires", "language", "authors", "source", "keywords");

    private final NinjsItem item;
    private final Map<String, Value> fields = new LinkedHashMap<>();
    private final List<String> notes = new ArrayList<>();
    private final Set<String> used = new HashSet<>(READ_KEYS);

    AgencyNinjs(NinjsItem item) {
        this.item = item;
    }

    Fields read(Fields document) {
        put("guid", item.text(List.of("uri", "guid")));
        put("title", title());
        put("summary", item.has("descriptions") ? item.byRole("descriptions", "summary") : description());
        put("date", item.text(List.of("firstpublished", "firstcreated", "contentcreated", "versioncreated")));
        versions();
        status();
        put("source", source());
        names("tags", item.items(item.has("subjects") ? "subjects" : "subject"));
        new NinjsNames(item).authors().ifPresent(authors -> fields.put("authors", authors));
        put("enclosure", NinjsImage.of(item));
        Body body = NinjsPicture.orFigure(item, body());
        document.fields().entries().forEach(this::rest);
        associations();
        return new Fields(new Value.Table(fields), body, notes, document.timestamp());
    }

    private Body body() {
        Body known = NinjsBody.of(item);
        String other = known.text().isEmpty() ? chosen("body_", Set.of()) : null;
        return other == null ? known : NinjsBody.guessed(other);
    }

    private @Nullable String title() {
        String main = headline();
        String title = item.text("title");
        if (main == null) {
            return title;
        }
        if (title != null && !title.equals(main)) {
            put("short_title", title);
        }
        return main;
    }

    private @Nullable String headline() {
        String known = item.text("headline");
        String main = known == null ? item.byRole("headlines", "main") : known;
        return main == null ? chosen("headline_", Set.of()) : main;
    }

    private @Nullable String description() {
        String known = item.text(List.of("description_text", "description_html", "description_xhtml"));
        return known != null ? known : chosen("description_", Set.of("description_usageterms"));
    }

    /** The first text whose key has this prefix, as ninjs 1.x allows. Its key is not kept in {@code extra}. */
    private @Nullable String chosen(String prefix, Set<String> others) {
        String key = item.keyOf(prefix, others);
        if (key == null) {
            return null;
        }
        used.add(key);
        return item.text(key);
    }

    private void versions() {
        Value version = item.value("version");
        if (version != null) {
            fields.put("version", version);
        }
        put("updated", item.text("versioncreated"));
    }

    /** An unknown status is kept as {@code status}, which normalization rejects: the article may be one that must not be published. */
    private void status() {
        Value value = item.value("pubstatus");
        String status = value instanceof Value.Text(String text) ? text.strip().toLowerCase(Locale.ROOT) : "";
        switch (status) {
            case "usable" -> {}
            case "withheld" -> fields.put("draft", new Value.Flag(true));
            case "canceled", "cancelled" -> {
                put("status", "withdrawn");
                put("reason", item.text("ednote"));
            }
            default -> {
                if (value != null) {
                    fields.put("status", value);
                }
            }
        }
    }

    private @Nullable String source() {
        String named = item.text(List.of("source", "provider"));
        if (named != null) {
            return named;
        }
        return item.items(item.has("infosources") ? "infosources" : "infosource").stream()
                .map(each -> each.text("name"))
                .filter(name -> name != null)
                .findFirst()
                .orElseGet(() -> item.text("copyrightholder"));
    }

    private void names(String key, List<NinjsItem> items) {
        List<Value> names = items.stream()
                .map(each -> each.text(List.of("name", "literal")))
                .filter(name -> name != null)
                .<Value>map(Value.Text::new)
                .toList();
        if (!names.isEmpty()) {
            fields.put(key, new Value.Items(names));
        }
    }

    private void rest(String key, Value value) {
        String name = key.toLowerCase(Locale.ROOT);
        if (SHARED.contains(name)) {
            fields.putIfAbsent(name, value);
        } else if (name.equals("extra") && value instanceof Value.Table) {
            fields.putIfAbsent(name, value);
        } else if (!used.contains(name) && (item.has("authors") || !NinjsNames.READ_KEYS.contains(name))) {
            fields.putIfAbsent(key, value);
        }
    }

    /** Drops associated articles, because their own embargo and status would not be enforced. */
    private void associations() {
        Value value = item.value("associations");
        if (value == null) {
            return;
        }
        boolean media = item.items("associations").stream().allMatch(AgencyNinjs::isPlainMedia);
        if (media) {
            fields.put("associations", value);
        } else {
            notes.add("associations: not only pictures and other media that may be seen at once; dropped");
        }
    }

    /** Whether an association is a picture or other media without an embargo or a status that keeps it back. */
    static boolean isPlainMedia(NinjsItem item) {
        String type = item.text("type");
        String status = item.text("pubstatus");
        return type != null
                && Set.of("picture", "graphic", "video", "audio").contains(type)
                && (status == null || status.equals("usable"))
                && !item.has("embargoed")
                && !item.has("associations");
    }

    private void put(String key, @Nullable String text) {
        if (text != null) {
            fields.put(key, new Value.Text(text));
        }
    }
}
