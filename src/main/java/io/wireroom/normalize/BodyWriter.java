package io.wireroom.normalize;

import io.wireroom.normalize.Prose.Break;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Parser;
import org.jsoup.select.NodeFilter;
import org.jspecify.annotations.Nullable;

/** Writes a parsed body by the allow-list, as HTML and as text, and counts what it leaves out. For one body. */
final class BodyWriter implements NodeFilter {
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,4}");
    private static final Pattern PIXEL = Pattern.compile("[01]");

    private enum Scope {
        BLOCK,
        INLINE,
        NONE
    }

    private final LinkResolver links;
    private final Removals removals;
    private final HtmlComposer html;
    private final Prose prose = new Prose();
    private final List<Scope> scopes = new ArrayList<>();
    private @Nullable String image;

    BodyWriter(LinkResolver links, Removals removals, int length) {
        this.links = links;
        this.removals = removals;
        this.html = new HtmlComposer(length + 64, Math.max(65_536, 8 * length));
    }

    CleanBody write(List<Node> body) {
        for (Node node : body) {
            node.filter(this);
        }
        if (html.exhausted()) {
            removals.unwrapped("inline elements repeated too often");
        }
        return new CleanBody(html.finish(), prose.toString(), image, removals.notes());
    }

    @Override
    public FilterResult head(Node node, int depth) {
        if (node instanceof Element element) {
            return enter(element);
        }
        if (node instanceof TextNode text) {
            html.text(text.getWholeText());
            prose.add(text.getWholeText(), html.preformatted());
        }
        return FilterResult.CONTINUE;
    }

    @Override
    public FilterResult tail(Node node, int depth) {
        if (node instanceof Element element) {
            leave(element, scopes.removeLast());
        }
        return FilterResult.CONTINUE;
    }

    private FilterResult enter(Element element) {
        String name = Markup.name(element.normalName());
        countHandlers(element);
        if (Markup.removed(name) || !element.tag().namespace().equals(Parser.NamespaceHtml)) {
            removals.removed(Markup.removed(name) ? name : "other");
            prose.part(Break.SPACE);
            return FilterResult.SKIP_ENTIRELY;
        }
        scopes.add(open(name, element));
        return FilterResult.CONTINUE;
    }

    private Scope open(String name, Element element) {
        return switch (name) {
            case "br" -> {
                html.lineBreak();
                prose.part(Break.LINE);
                yield Scope.NONE;
            }
            case "hr" -> {
                html.rule();
                prose.part(Break.PARAGRAPH);
                yield Scope.NONE;
            }
            case "img" -> image(element);
            case "a" -> link(element);
            default -> Markup.inline(name) ? inline(name, "<" + name + ">") : region(name, element);
        };
    }

    private Scope region(String name, Element element) {
        boolean division = Markup.division(name);
        if (division) {
            prose.part(parting(name));
        }
        if (Markup.block(name) && Markup.fits(name, html.parent()) && (Markup.part(name) || !html.tooDeep())) {
            html.openBlock(name, startTag(name, element), Markup.model(name));
            return Scope.BLOCK;
        }
        removals.unwrapped(Markup.noted(name));
        if (!division) {
            return Scope.NONE;
        }
        html.openDivision();
        return Scope.BLOCK;
    }

    private static Break parting(String name) {
        return switch (name) {
            case "li", "tr", "dt", "dd" -> Break.LINE;
            case "td", "th" -> Break.SPACE;
            default -> Break.PARAGRAPH;
        };
    }

    private void leave(Element element, Scope scope) {
        switch (scope) {
            case BLOCK -> {
                html.closeBlock();
                prose.part(parting(element.normalName()));
            }
            case INLINE -> html.closeInline();
            case NONE -> {}
        }
    }

    private Scope inline(String name, String startTag) {
        return html.openInline(name, startTag) ? Scope.INLINE : Scope.NONE;
    }

    private static String startTag(String name, Element element) {
        var tag = new StringBuilder(name.length() + 2).append('<').append(name);
        switch (name) {
            case "td", "th" -> {
                number(tag, element, "colspan");
                number(tag, element, "rowspan");
            }
            case "ol" -> number(tag, element, "start");
            default -> {}
        }
        return tag.append('>').toString();
    }

    private static void number(StringBuilder tag, Element element, String attribute) {
        String value = element.attr(attribute);
        if (NUMBER.matcher(value).matches()) {
            HtmlEscape.attribute(tag, attribute, value);
        }
    }

    private Scope link(Element element) {
        if (!element.hasAttr("href") || html.inside("a")) {
            return Scope.NONE;
        }
        Optional<String> href = links.href(element.attr("href"));
        if (href.isEmpty() || html.exhausted()) {
            removals.unwrapped("link without a usable address");
            return Scope.NONE;
        }
        var tag = new StringBuilder(href.get().length() + 48).append("<a");
        HtmlEscape.attribute(tag, "href", href.get());
        return inline("a", tag.append(" rel=\"nofollow\" target=\"_blank\">").toString());
    }

    private Scope image(Element element) {
        Optional<String> src = links.src(element.attr("src"));
        if (src.isEmpty() || html.exhausted()) {
            removals.removed("image without a usable address");
            return Scope.NONE;
        }
        var tag = new StringBuilder(src.get().length() + 32).append("<img");
        HtmlEscape.attribute(tag, "src", src.get());
        if (element.hasAttr("alt")) {
            HtmlEscape.attribute(tag, "alt", PlainText.of(element.attr("alt")));
        }
        number(tag, element, "width");
        number(tag, element, "height");
        html.content(tag.append('>').toString());
        if (image == null && !pixel(element)) {
            image = Images.url(src.get()).orElse(null);
        }
        return Scope.NONE;
    }

    /** Images of one pixel count readers; they don't show anything. */
    private static boolean pixel(Element image) {
        return PIXEL.matcher(image.attr("width")).matches()
                || PIXEL.matcher(image.attr("height")).matches();
    }

    private void countHandlers(Element element) {
        for (Attribute attribute : element.attributes()) {
            if (attribute.getKey().regionMatches(true, 0, "on", 0, 2)) {
                removals.removed("event handler");
            }
        }
    }
}
