package io.wireroom.normalize.text;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Removes tags from a text that may or may not be HTML. Removes only known elements that have both tags, and known void elements. All
 * other text in angle brackets is kept.
 */
final class TagStripper {
    /** For titles and names: removes inline formatting only. */
    static final TagStripper FORMATTING =
            new TagStripper(words("b i em strong u s sub sup span a code"), Set.of(), Set.of(), words("br"), false);

    /** For summaries: also removes blocks, which separate words, and elements without text together with their content. */
    static final TagStripper PROSE = new TagStripper(
            words(
                    "a abbr b bdi bdo big cite code del dfn em font i ins kbd label mark q s samp small span strike strong sub sup"
                            + " time tt u var"),
            words(
                    "address article aside blockquote body center dd div dl dt figcaption figure footer h1 h2 h3 h4 h5 h6 header"
                            + " html li main nav ol p pre section table tbody td th thead tr ul"),
            words("audio canvas form head iframe noscript object script select style svg template textarea video"),
            words("br hr img wbr"),
            true);

    private static final Pattern TAG = Pattern.compile("<(/?)([A-Za-z][A-Za-z0-9]*+)((?:[\\s/][^<>]*+)?+)>|<!--");

    private final Set<String> spans;
    private final Set<String> blocks;
    private final Set<String> silent;
    private final Set<String> empty;
    private final boolean comments;

    private TagStripper(
            Set<String> spans, Set<String> blocks, Set<String> silent, Set<String> empty, boolean comments) {
        this.spans = spans;
        this.blocks = blocks;
        this.silent = silent;
        this.empty = empty;
        this.comments = comments;
    }

    private static Set<String> words(String list) {
        return Set.of(list.split(" "));
    }

    /** A range of the text that {@code instead} replaces. */
    private record Cut(int start, int end, String instead) {}

    private record Tag(int start, int end, String attributes) {}

    String strip(String text) {
        int lastEnd = text.lastIndexOf('>');
        if (lastEnd < 0 || text.indexOf('<') < 0) {
            return text;
        }
        List<Cut> cuts = new Scan(text, lastEnd + 1).cuts();
        cuts.sort((a, b) -> Integer.compare(a.start(), b.start()));
        var out = new StringBuilder(text.length());
        int copied = 0;
        for (Cut cut : cuts) {
            if (cut.start() >= copied) {
                out.append(text, copied, cut.start()).append(cut.instead());
            }
            copied = Math.max(copied, cut.end());
        }
        return out.append(text, copied, text.length()).toString();
    }

    /** The search for tags in one text. */
    private final class Scan {
        private final String text;
        private final int end;
        private final Matcher tags;
        private final List<Cut> cuts = new ArrayList<>();
        private final Map<String, Deque<Tag>> open = new HashMap<>();

        /** Avoids a search to the end of the text for each unclosed comment. */
        private final int lastComment;

        private int from;

        /** @param end no tag begins there or later: a search there would take quadratic time */
        Scan(String text, int end) {
            this.text = text;
            this.end = end;
            this.tags = TAG.matcher(text).region(0, end);
            this.lastComment = comments ? text.lastIndexOf("-->") : -1;
        }

        List<Cut> cuts() {
            boolean html = false;
            while (from < end && tags.find()) {
                String name = tags.group(2) == null ? "" : tags.group(2).toLowerCase(Locale.ROOT);
                html |= from == 0 && startsBlock(name);
                from = tags.end();
                if (name.isEmpty()) {
                    cutComment();
                } else {
                    cutTag(name, new Tag(tags.start(), tags.end(), tags.group(3)));
                }
            }
            if (html) {
                cutUnclosed();
            }
            return cuts;
        }

        private boolean startsBlock(String name) {
            return blocks.contains(name) && text.substring(0, tags.start()).isBlank();
        }

        private void cutComment() {
            int close = tags.end() <= lastComment ? text.indexOf("-->", tags.end()) : -1;
            if (close >= 0) {
                from = close + 3;
                cuts.add(new Cut(tags.start(), from, ""));
                tags.region(Math.min(from, end), end);
            }
        }

        private void cutTag(String name, Tag tag) {
            if (empty.contains(name)) {
                cuts.add(new Cut(tag.start(), tag.end(), " "));
            } else if (tags.group(1).isEmpty()) {
                open.computeIfAbsent(name, _ -> new ArrayDeque<>()).push(tag);
            } else if (open.containsKey(name) && !open.get(name).isEmpty()) {
                close(name, open.get(name).pop(), tag, cuts);
            }
        }

        /** The end tags of these elements are optional. */
        private void cutUnclosed() {
            for (String name : List.of("p", "li", "dt", "dd", "tr", "td", "th")) {
                open.getOrDefault(name, new ArrayDeque<>())
                        .forEach(tag -> cuts.add(new Cut(tag.start(), tag.end(), " ")));
            }
        }
    }

    private void close(String name, Tag start, Tag end, List<Cut> cuts) {
        boolean block = blocks.contains(name);
        if (silent.contains(name) || ((block || comments) && HiddenText.says(start.attributes()))) {
            cuts.add(new Cut(start.start(), end.end(), " "));
        } else if (block || spans.contains(name)) {
            String instead = block ? " " : "";
            cuts.add(new Cut(start.start(), start.end(), instead));
            cuts.add(new Cut(end.start(), end.end(), instead));
        }
    }
}
