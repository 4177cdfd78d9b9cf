package io.wireroom.normalize.text;

import java.util.Map;
import java.util.Set;

/**
 * The published allow-list of elements, and the treatment of other elements. An unknown element is replaced by its content, as browsers
 * display it.
 */
public final class Markup {
    /** The content model of a block. */
    public enum Model {
        /** Blocks. Inline content becomes a paragraph. */
        FLOW,
        /** Blocks and inline content. */
        MIXED,
        /** Like {@link #MIXED}, but a division in it is not a paragraph. */
        LOOSE,
        /** Inline content only. */
        PHRASING,
        /** Inline content only, with significant white space. */
        PREFORMATTED,
        /** Table parts only. */
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

    /** Blocks that are valid as a child of these blocks only. */
    private static final Map<String, Set<String>> PARENTS = Map.of(
            "li", Set.of("ul", "ol"),
            "figcaption", Set.of("figure"),
            "thead", Set.of("table"),
            "tbody", Set.of("table"),
            "tr", Set.of("table", "thead", "tbody"),
            "td", Set.of("tr"),
            "th", Set.of("tr"));

    /** Elements that are replaced by an equivalent one of the list. */
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

    /** Unwrapped elements that notes mention by name. */
    private static final Set<String> UNWRAPPED =
            words("abbr big cite font ins kbd label mark picture q samp small span time tt var");

    private Markup() {}

    private static Set<String> words(String list) {
        return Set.of(list.split(" "));
    }

    /** The name of the equivalent element on the list, or else the name itself. */
    public static String name(String element) {
        return SYNONYMS.getOrDefault(element, element);
    }

    public static boolean block(String name) {
        return BLOCKS.containsKey(name);
    }

    public static Model model(String block) {
        return BLOCKS.getOrDefault(block, Model.FLOW);
    }

    /** Whether {@code block} is valid in the block {@code parent}, which is empty for the body itself. */
    public static boolean fits(String block, String parent) {
        Set<String> parents = PARENTS.get(block);
        return parents == null || parents.contains(parent);
    }

    /** Whether {@code block} is a part of a list, figure or table. */
    public static boolean part(String block) {
        return PARENTS.containsKey(block);
    }

    public static boolean inline(String name) {
        return INLINE.contains(name);
    }

    /** Whether an inline element may be nested in itself. */
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

    /** The name of an unwrapped element in notes. */
    public static String noted(String name) {
        return UNWRAPPED.contains(name) || division(name) ? name : "other";
    }
}
