package io.wireroom.normalize.body;

import io.wireroom.normalize.body.PlainTextBuilder.Break;
import io.wireroom.normalize.link.Images;
import io.wireroom.normalize.link.LinkResolver;
import io.wireroom.normalize.text.HiddenText;
import io.wireroom.normalize.text.Markup;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Parser;
import org.jsoup.select.NodeFilter;
import org.jspecify.annotations.Nullable;

/** Writes one parsed body by the allow-list, as HTML and as text, and counts what it removes. */
final class BodyWriter implements NodeFilter {
    private enum Scope {
        BLOCK,
        INLINE,
        NONE
    }

    private final LinkResolver links;
    private final BodyImages images;
    private final Embeds embeds;
    private final Removals removals;
    private final HtmlComposer html;
    private final PlainTextBuilder prose;
    private final LeadText lead;
    private final List<Scope> scopes = new ArrayList<>();
    private final List<TextContext> contexts = new ArrayList<>(List.of(TextContext.NONE));
    private final List<TextContext> blockContexts = new ArrayList<>(contexts);
    private @Nullable String image;

    BodyWriter(LinkResolver links, Removals removals, int length) {
        this.links = links;
        this.images = new BodyImages(links);
        this.embeds = new Embeds(links);
        this.removals = removals;
        this.prose = new PlainTextBuilder(length);
        this.lead = new LeadText(length);
        this.html = new HtmlComposer(length + 64, Math.max(65_536, 8 * length));
    }

    CleanBody write(List<Node> body) {
        for (Node node : body) {
            node.filter(this);
        }
        if (html.exhausted()) {
            removals.unwrapped("inline elements repeated too often");
        }
        return new CleanBody(html.finish(), prose.toString(), lead.toString(), image, removals.notes());
    }

    @Override
    public FilterResult head(Node node, int depth) {
        if (node instanceof Element element) {
            return enter(element);
        }
        if (node instanceof TextNode text) {
            text(text.getWholeText());
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

    private void text(String text) {
        html.text(text);
        prose.add(text, html.preformatted());
        lead.text(text, html.preformatted());
    }

    private void part(Break wanted) {
        prose.part(wanted);
        lead.part(wanted);
    }

    private FilterResult enter(Element element) {
        String name = Markup.name(element.normalName());
        DroppedAttributes.countHandlers(element, removals);
        if (!element.tag().namespace().equals(Parser.NamespaceHtml)) {
            return gone(Markup.removed(name) ? name : "other");
        }
        if (Markup.embed(name)) {
            return embed(name, element);
        }
        if (Markup.image(name)) {
            image(element);
            return FilterResult.SKIP_ENTIRELY;
        }
        if (HiddenText.is(element) && !Markup.removed(name)) {
            return gone("hidden text");
        }
        if (Markup.removed(name) && !(name.equals("noscript") && Noscript.hasContent(element, images))) {
            return gone(name);
        }
        if (HiddenText.isInvisible(element)) {
            VisibleParts.keep(element);
            removals.removed("hidden text");
        }
        DroppedAttributes.count(element, removals);
        contexts.add(contexts.getLast().within(element));
        // the context of an inline element does not apply to the paragraph that it may begin
        blockContexts.add(Markup.division(name) ? contexts.getLast() : blockContexts.getLast());
        html.context(blockContexts.getLast());
        lead.enter(name, element);
        scopes.add(open(name, element));
        return FilterResult.CONTINUE;
    }

    private FilterResult gone(String kind) {
        removals.removed(kind);
        part(Break.SPACE);
        return FilterResult.SKIP_ENTIRELY;
    }

    private Scope open(String name, Element element) {
        return switch (name) {
            case "br" -> {
                html.lineBreak();
                part(Break.LINE);
                yield Scope.NONE;
            }
            case "hr" -> {
                html.rule();
                part(Break.PARAGRAPH);
                yield Scope.NONE;
            }
            case "a" -> link(element);
            default -> Markup.inline(name) ? inline(name, StartTags.inline(name, contexts)) : region(name, element);
        };
    }

    private Scope region(String name, Element element) {
        boolean division = Markup.division(name);
        if (division) {
            part(parting(name));
        }
        if (Markup.block(name) && Markup.fits(name, html.parent()) && (Markup.part(name) || !html.tooDeep())) {
            html.openBlock(name, StartTags.block(name, element), Markup.model(name));
            return Scope.BLOCK;
        }
        removals.unwrapped(Markup.noted(name));
        if (name.equals("picture") && element.selectFirst("img") == null) {
            image(element);
        }
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
                part(parting(element.normalName()));
            }
            case INLINE -> html.closeInline();
            case NONE -> {}
        }
        lead.leave();
        contexts.removeLast();
        blockContexts.removeLast();
        html.context(blockContexts.getLast());
    }

    private Scope inline(String name, String startTag) {
        return html.openInline(name, startTag) ? Scope.INLINE : Scope.NONE;
    }

    private Scope link(Element element) {
        if (!element.hasAttr("href") || html.inside("a")) {
            return Scope.NONE;
        }
        if (LinkResolver.isWord(element.attr("href"), element)) {
            removals.unwrapped("link whose address is its own text");
            return Scope.NONE;
        }
        Optional<String> href = links.href(element.attr("href"));
        if (href.isEmpty() || html.exhausted()) {
            removals.unwrapped("link without a usable address");
            return Scope.NONE;
        }
        return inline("a", StartTags.link(href.get(), element, contexts));
    }

    private FilterResult embed(String name, Element element) {
        Optional<Embeds.Embed> embed =
                html.inside("a") || html.exhausted() || html.preformatted() ? Optional.empty() : embeds.of(element);
        if (embed.isEmpty()) {
            return gone(Markup.removed(name) ? name : "other");
        }
        removals.replaced(Markup.removed(name) ? name : "other", "a link");
        part(Break.PARAGRAPH);
        html.openDivision();
        boolean opened = html.openInline("a", StartTags.link(embed.get().url(), null, List.of()));
        html.text(embed.get().label());
        prose.add(embed.get().label(), false);
        if (opened) {
            html.closeInline();
        }
        html.closeBlock();
        part(Break.PARAGRAPH);
        return FilterResult.SKIP_ENTIRELY;
    }

    private void image(Element element) {
        if (BodyImages.emoji(element)) {
            emoji(element);
            return;
        }
        if (BodyImages.counter(element)) {
            removals.removed("tracking pixel");
            return;
        }
        if (HiddenText.is(element) && !BodyImages.lazy(element)) {
            removals.removed("hidden image");
            return;
        }
        Optional<String> src = images.address(element);
        if (src.isEmpty() || html.exhausted()) {
            removals.removed("image without a usable address");
            return;
        }
        html.content(StartTags.image(src.get(), element));
        DroppedAttributes.count(element, removals);
        if (image == null && !BodyImages.line(element)) {
            image = Images.url(src.get()).orElse(null);
        }
    }

    private void emoji(Element element) {
        String character = BodyImages.character(element);
        if (character.isEmpty()) {
            removals.removed("emoji image");
        } else {
            removals.replaced("emoji image", "its character");
            text(character);
        }
    }
}
