package io.wireroom.normalize.text;

import java.util.Map;
import java.util.Set;

/**
 * The published allow-list, and what becomes of elements that are not on it. An element that no list names is unwrapped in place,
 * as a browser shows elements that it doesn't know.
 */
public final class Markup {
    /** What may stand directly in a block. */
    public enum Model {
        /** Blocks; a run of inline content becomes a paragraph. */
        FLOW,
        /** Blocks and inline content side by side. */
        MIXED,
        /** Like {@link #MIXED}, and a division in it makes no paragraph of its own. */
        LOOSE,
        /** Inline content only. */
        PHRASING,
        /** Inline content only, whose line ends count. */
        PREFORMATTED,
        /** Parts of a table only. */
        STRUCTURE
    }

    private static final Map<String, Model> BLOCKS = Map.ofEntries(
            Map.entry("p", Model.PHRASING),
            Map.entry("h2", Model.PHRASING),
            Map.entry("h3", Model.PHRASING),
            Map.entry("h4", Model.PHRASING),
            Map.entry("pre", Model.PREFORMATTED),
            Map.entry("blockquote", Model.MIXED),
            Map.entry("li", Model.MIXED),
            Map.entry("td", Model.MIXED),
            Map.entry("th", Model.MIXED),
            Map.entry("ul", Model.LOOSE),
            Map.entry("ol", Model.LOOSE),
            Map.entry("figure", Model.LOOSE),
            Map.entry("figcaption", Model.LOOSE),
            Map.entry("table", Model.STRUCTURE),
            Map.entry("thead", Model.STRUCTURE),
            Map.entry("tbody", Model.STRUCTURE),
            Map.entry("tr", Model.STRUCTURE));

    /** The blocks that mean something only directly in one of these. */
    private static final Map<String, Set<String>> PARENTS = Map.of(
            "li", Set.of("ul", "ol"),
            "figcaption", Set.of("figure"),
            "thead", Set.of("table"),
            "tbody", Set.of("table"),
            "tr", Set.of("table", "thead", "tbody"),
            "td", Set.of("tr"),
            "th", Set.of("tr"));

    /** Elements that say the same as one on the list. */
    private static final Map<String, String> SYNONYMS =
            Map.of("h1", "h2", "h5", "h4", "h6", "h4", "tfoot", "tbody", "del", "s", "strike", "s");

    private static final Set<String> INLINE = words("code em strong i b u s sub sup");
    private static final Set<String> NESTING = words("sub sup");

    private static final Set<String> IMAGES = words("img amp-img amp-anim");

    /** Elements that a link to their content replaces. */
    private static final Set<String> EMBEDS = words(
            "iframe frame video audio embed object amp-iframe amp-video amp-audio amp-youtube lite-youtube amp-vimeo lite-vimeo amp-twitter amp-facebook amp-instagram");

    private static final Set<String> DIVISIONS =
            words("address article aside body caption center dd details dialog dir div dl dt"
                    + " fieldset footer form header hgroup html legend main menu nav search section summary");

    private static final Set<String> REMOVED =
            words("applet area audio base bgsound button canvas col colgroup datalist embed"
                    + " frame frameset head iframe input link map math meta noembed noframes noscript object optgroup option param"
                    + " plaintext script select source style svg template textarea title track video xmp");

    /** Unwrapped, and common enough that a note calls them by name. */
    private static final Set<String> UNWRAPPED =
            words("abbr big cite font ins kbd label mark picture q samp small span time tt var");

    private Markup() {}

    private static Set<String> words(String list) {
        return Set.of(list.split(" "));
    }

    /** The name under which an element is on the list, if it is. */
    public static String name(String element) {
        return SYNONYMS.getOrDefault(element, element);
    }

    public static boolean block(String name) {
        return BLOCKS.containsKey(name);
    }

    public static Model model(String block) {
        return BLOCKS.getOrDefault(block, Model.FLOW);
    }

    /** Whether {@code block} means something in {@code parent}, the block that it stands in; empty for the body itself. */
    public static boolean fits(String block, String parent) {
        Set<String> parents = PARENTS.get(block);
        return parents == null || parents.contains(parent);
    }

    /** Whether {@code block} is a part of a list, figure or table, and so comes only as deep as that. */
    public static boolean part(String block) {
        return PARENTS.containsKey(block);
    }

    public static boolean inline(String name) {
        return INLINE.contains(name);
    }

    /** Whether an inline element means more within itself. */
    public static boolean nests(String name) {
        return NESTING.contains(name);
    }

    public static boolean division(String name) {
        return DIVISIONS.contains(name) || BLOCKS.containsKey(name);
    }

    public static boolean image(String name) {
        return IMAGES.contains(name);
    }

    public static boolean embed(String name) {
        return EMBEDS.contains(name);
    }

    public static boolean removed(String name) {
        return REMOVED.contains(name);
    }

    /** What notes call an element that is unwrapped. */
    public static String noted(String name) {
        return UNWRAPPED.contains(name) || division(name) ? name : "other";
    }
}
