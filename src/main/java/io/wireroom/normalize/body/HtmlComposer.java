package io.wireroom.normalize.body;

import io.wireroom.normalize.text.Characters;
import io.wireroom.normalize.text.Markup;
import io.wireroom.normalize.text.Markup.Model;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes elements and text with valid nesting for any sequence of calls. Inline content outside of blocks becomes a paragraph. A block
 * within inline elements, a paragraph or a heading ends these; inline elements continue after it. A parser therefore reads back the
 * same structure.
 */
final class HtmlComposer {
    private static final int MAX_DEPTH = 32;
    private static final int MAX_OPEN_INLINES = 16;

    /**
     * An open block.
     *
     * @param name empty for a division, which has no tag in the output
     * @param start the offset of its tag in the output
     * @param content the offset of its content
     * @param context its direction and language
     */
    private record Block(String name, Model model, int start, int content, TextContext context) {
        boolean division() {
            return name.isEmpty();
        }
    }

    private record Inline(String name, String startTag) {}

    private final StringBuilder out;
    private final int budget;
    private final List<Block> blocks = new ArrayList<>();
    private final List<Inline> inlines = new ArrayList<>();
    private int inlinesWritten;
    private int depth;
    private boolean paragraph;
    private boolean apart;
    private TextContext context = TextContext.NONE;

    /** @param budget the output length beyond which inline elements are omitted, since they can be repeated in many blocks */
    HtmlComposer(int expected, int budget) {
        this.out = new StringBuilder(expected);
        this.budget = budget;
        blocks.add(new Block("", Model.FLOW, 0, 0, TextContext.NONE));
    }

    boolean exhausted() {
        return out.length() > budget;
    }

    /** Sets the direction and language of elements that are opened later. */
    void context(TextContext current) {
        context = current;
    }

    /** Whether no further container may be opened. */
    boolean tooDeep() {
        return depth >= MAX_DEPTH;
    }

    /** The name of the innermost block with a tag; empty at the top level. */
    String parent() {
        return blocks.get(written()).name();
    }

    boolean preformatted() {
        return current().model() == Model.PREFORMATTED;
    }

    /** Opens a block, or a division where a block is not allowed. Both are closed by {@link #closeBlock()}. */
    void openBlock(String name, String startTag, Model model) {
        endParagraph();
        boolean intoEmptyLine = current().model() == Model.PHRASING && model == Model.PHRASING && empty();
        if (preformatted() || intoEmptyLine) {
            pushDivision();
            return;
        }
        interrupt();
        int start = out.length();
        out.append(startTag, 0, startTag.length() - 1);
        context.attributes(out, blocks.get(written()).context());
        out.append('>');
        blocks.add(new Block(name, model, start, out.length(), context));
        depth++;
        apart = false;
    }

    /** Opens a division: it has no tag, but separates its words from others. */
    void openDivision() {
        endParagraph();
        if (current().model() == Model.PHRASING && !empty()) {
            interrupt();
        }
        pushDivision();
    }

    private void pushDivision() {
        apart = true;
        blocks.add(new Block("", within(current().model()), out.length(), out.length(), context));
    }

    /** The model of a division in a block of this model. */
    private static Model within(Model model) {
        return model == Model.MIXED ? Model.FLOW : model;
    }

    void closeBlock() {
        endParagraph();
        Block block = blocks.removeLast();
        apart = block.division() && block.model() != Model.FLOW;
        if (!block.division()) {
            out.append("</").append(block.name()).append('>');
            depth--;
        }
    }

    /** Ends an open paragraph, heading or other block of inline content. The rest of it becomes a division. */
    private void interrupt() {
        if (current().model() != Model.PHRASING) {
            return;
        }
        int at = written();
        Block line = blocks.get(at);
        if (out.length() == line.content()) {
            out.setLength(line.start());
        } else {
            out.append("</").append(line.name()).append('>');
        }
        depth--;
        Model model = within(blocks.get(at - 1).model());
        for (int i = at; i < blocks.size(); i++) {
            blocks.set(i, new Block("", model, out.length(), out.length(), context));
        }
    }

    /** False if the element is redundant, because it is open already, or exceeds the limits. It must not be closed then. */
    boolean openInline(String name, String startTag) {
        if (inlines.size() >= MAX_OPEN_INLINES || exhausted() || (inside(name) && !Markup.nests(name))) {
            return false;
        }
        inlines.add(new Inline(name, startTag));
        return true;
    }

    void closeInline() {
        if (inlinesWritten == inlines.size()) {
            closeLastWritten();
        }
        inlines.removeLast();
    }

    boolean inside(String inline) {
        for (Inline open : inlines) {
            if (open.name().equals(inline)) {
                return true;
            }
        }
        return false;
    }

    void text(String text) {
        boolean between = current().model() == Model.FLOW && !paragraph;
        if (Characters.blank(text) && (between || current().model() == Model.STRUCTURE)) {
            HtmlEscape.text(out, text);
            return;
        }
        beforeInline();
        HtmlEscape.text(out, between ? text.stripLeading() : text);
    }

    void lineBreak() {
        if (current().model() != Model.FLOW || paragraph) {
            content("<br>");
        }
    }

    /** Writes a tag that is inline content. */
    void content(String tag) {
        beforeInline();
        out.append(tag);
    }

    void rule() {
        endParagraph();
        if (preformatted()) {
            apart = true;
            return;
        }
        interrupt();
        out.append("<hr>");
        apart = false;
    }

    private void beforeInline() {
        if (current().model() == Model.FLOW && !paragraph) {
            out.append("<p");
            context.attributes(out, blocks.get(written()).context());
            out.append('>');
            paragraph = true;
        } else if (apart && !empty() && !Characters.collapsible(out.charAt(out.length() - 1))) {
            out.append(preformatted() ? '\n' : ' ');
        }
        apart = false;
        while (inlinesWritten < inlines.size() && !exhausted()) {
            out.append(inlines.get(inlinesWritten++).startTag());
        }
    }

    private void endParagraph() {
        while (inlinesWritten > 0) {
            closeLastWritten();
        }
        if (paragraph) {
            trimEnd();
            out.append("</p>");
            paragraph = false;
        }
    }

    private void closeLastWritten() {
        out.append("</").append(inlines.get(--inlinesWritten).name()).append('>');
    }

    private boolean empty() {
        return out.length() == blocks.get(written()).content();
    }

    private Block current() {
        return blocks.getLast();
    }

    /** The index of the innermost block with a tag; 0, the top level, if there is none. */
    private int written() {
        int i = blocks.size() - 1;
        while (i > 0 && blocks.get(i).division()) {
            i--;
        }
        return i;
    }

    private void trimEnd() {
        while (!out.isEmpty() && Characters.collapsible(out.charAt(out.length() - 1))) {
            out.setLength(out.length() - 1);
        }
    }

    String finish() {
        endParagraph();
        trimEnd();
        int start = 0;
        while (start < out.length() && Characters.collapsible(out.charAt(start))) {
            start++;
        }
        return out.substring(start);
    }
}
