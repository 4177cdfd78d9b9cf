package io.wireroom.parse.yaml;

import org.jspecify.annotations.Nullable;

/** Translates the messages of the YAML parser for producers. */
final class YamlWords {
    private YamlWords() {}

    /**
     * @param problem the parser's message
     * @param context the parser's description of the construct that it was reading
     */
    static String of(@Nullable String problem, @Nullable String context) {
        String words = (problem == null ? "" : problem) + " " + (context == null ? "" : context);
        if (words.contains("mapping values are not allowed")) {
            return "a colon within a value; put the value in quotes";
        }
        if (words.contains("TAB")) {
            return "a tab at the start of a value or line; YAML is indented by blanks";
        }
        if (words.contains("cannot start any token")) {
            return "a character that no value begins with; put the value in quotes";
        }
        return ofStrings(words);
    }

    private static String ofStrings(String words) {
        if (words.contains("quoted scalar")) {
            return words.contains("escape") ? "an escape (\\) that YAML does not have" : "a text in quotes has no end";
        }
        if (words.contains("could not find expected ':'")) {
            return "a key without a colon";
        }
        return ofStructure(words);
    }

    private static String ofStructure(String words) {
        if (words.contains("flow mapping") || words.contains("flow sequence")) {
            return "a list in [ ] or keys in { } are not closed, or lack a comma";
        }
        if (words.contains("block mapping") || words.contains("block sequence") || words.contains("block end")) {
            return "this does not fit in with what is above it; look at indentation and quotes";
        }
        if (words.contains("alias") || words.contains("anchor")) {
            return "an alias (*) or anchor (&) without a name";
        }
        return words.contains("tag") ? "a tag (!) that can't be read" : "this is not YAML";
    }
}
