package io.wireroom.parse.ninjs;

import io.wireroom.article.ParsedDocument.Fields;
import io.wireroom.article.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Maps a ninjs object that Wireroom wrote back onto the fields of a document. */
final class OwnNinjs {
    private static final String NOTICE = "This article was withdrawn: ";
    private static final Pattern PATH = Pattern.compile("https?://.*(/[0-9]{6}/[0-9]{1,16}-[^/?#]*)");

    private final NinjsItem item;
    private final long id;
    private final Map<String, Value> fields = new LinkedHashMap<>();

    OwnNinjs(NinjsItem item, long id) {
        this.item = item;
        this.id = id;
    }

    Fields read(Fields document) {
        fields.put("article_id", new Value.Whole(id));
        put("title", item.byRole("headlines", "main"));
        put("summary", described("summary"));
        put("description", described("description"));
        put("date", item.text("firstcreated"));
        put("expires", item.text("expires"));
        put(
                "source",
                item.items("infosources").stream()
                        .findFirst()
                        .map(each -> each.text("name"))
                        .orElse(null));
        put("language", item.text("language"));
        names("tags", "subjects", subject -> true);
        names("authors", "people", person -> "author".equals(person.text("rel")));
        item.items("altids").forEach(this::altId);
        put("enclosure", NinjsImage.named(item, "lead-image"));
        if ("canceled".equals(item.text("pubstatus"))) {
            withdrawn();
        }
        return new Fields(new Value.Table(fields), NinjsBody.of(item), document.notes(), true, document.timestamp());
    }

    private void withdrawn() {
        fields.put("status", new Value.Text("withdrawn"));
        String notice = item.text("ednote");
        if (notice != null && notice.startsWith(NOTICE)) {
            put("reason", notice.substring(NOTICE.length()));
        }
    }

    private @Nullable String described(String role) {
        return item.items("descriptions").stream()
                .filter(each -> role.equals(each.text("role")))
                .map(each -> each.text("value"))
                .findFirst()
                .orElse(null);
    }

    private void names(String key, String list, Predicate<NinjsItem> wanted) {
        List<Value> names = item.items(list).stream()
                .filter(wanted)
                .map(each -> each.text("name"))
                .filter(name -> name != null)
                .<Value>map(Value.Text::new)
                .toList();
        if (!names.isEmpty()) {
            fields.put(key, new Value.Items(names));
        }
    }

    private void altId(NinjsItem altId) {
        String role = altId.text("role");
        String value = altId.text("value");
        if (role == null || value == null) {
            return;
        }
        if (Set.of("source_link", "feed_item_id").contains(role)) {
            put(role, value);
        } else if (role.equals("canonical_url")) {
            Matcher path = PATH.matcher(value);
            put("url", path.matches() ? path.group(1) : null);
        }
    }

    private void put(String key, @Nullable String text) {
        if (text != null) {
            fields.put(key, new Value.Text(text));
        }
    }
}
