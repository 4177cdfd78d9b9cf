package io.wireroom.imports;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.wireroom.article.Rejection;
import io.wireroom.article.Result;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Adds what Jekyll derives from the path of a document to its front matter, because a record has no path: a file in {@code _drafts}
 * is a draft, and the name {@code yyyy-mm-dd-slug} of a file in {@code _posts} is its date, unless its front matter has a {@code
 * date}.
 */
final class JekyllPost {
    private static final Pattern POST_NAME = Pattern.compile("([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})-.*");
    /** The opening fence, which a byte order mark and white space may precede. */
    private static final Pattern FENCE =
            Pattern.compile("(?:\\u00EF\\u00BB\\u00BF)?[ \\t\\r\\n]*+(---|\\+\\+\\+)[ \\t\\r]*+\\n");

    private static final Pattern DATE_KEY = key("date");
    private static final Pattern DRAFT_KEY = key("draft");

    private JekyllPost() {}

    /** A key at the beginning of a line. */
    private static Pattern key(String name) {
        return Pattern.compile("^[\"']?" + name + "[\"']?[ \\t]*[:=]", Pattern.MULTILINE | Pattern.CASE_INSENSITIVE);
    }

    /** The document with the date or the draft flag; unchanged if the path adds nothing. */
    static Result<byte[]> complete(String path, byte[] document) {
        List<String> folders = List.of(path.split("/", -1));
        String file = folders.getLast();
        folders = folders.subList(0, folders.size() - 1);
        Matcher dated = POST_NAME.matcher(file);
        if (folders.contains("_drafts")) {
            return draft(new String(document, ISO_8859_1)); // ISO 8859-1 keeps all bytes
        }
        return folders.contains("_posts") && dated.matches()
                ? Result.ok(dated(new String(document, ISO_8859_1), dated, document))
                : Result.ok(document);
    }

    private static Result<byte[]> draft(String text) {
        Matcher fence = FENCE.matcher(text);
        if (!fence.lookingAt()) {
            return Result.rejected(
                    Rejection.Code.DRAFT_UNREADABLE,
                    "a file in _drafts is a draft; it can be held only with front matter");
        }
        String key = has(DRAFT_KEY, text, fence) ? "is_draft" : "draft";
        return Result.ok(with(key, "true", text, fence));
    }

    private static byte[] dated(String text, Matcher name, byte[] unchanged) {
        Matcher fence = FENCE.matcher(text);
        if (!fence.lookingAt() || has(DATE_KEY, text, fence)) {
            return unchanged;
        }
        String date = "%s-%2s-%2s"
                .formatted(name.group(1), name.group(2), name.group(3))
                .replace(' ', '0');
        return with("date", date, text, fence);
    }

    private static boolean has(Pattern key, String text, Matcher fence) {
        int end = text.indexOf("\n" + fence.group(1), fence.end() - 1);
        return key.matcher(text.substring(fence.end(), end < 0 ? text.length() : end + 1))
                .find();
    }

    private static byte[] with(String key, String value, String text, Matcher fence) {
        String separator = fence.group(1).equals("---") ? ": " : " = ";
        return (text.substring(0, fence.end()) + key + separator + value + "\n" + text.substring(fence.end()))
                .getBytes(ISO_8859_1);
    }
}
