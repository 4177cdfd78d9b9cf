package io.wireroom.normalize.markdown;

import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.CustomNode;
import org.commonmark.node.Node;
import org.commonmark.node.SourceSpan;

/** Counts the cells with content in table rows that have more cells than the header. The parser drops them (GFM 0.29, §4.10). */
final class ExcessCells extends AbstractVisitor {
    private final String markdown;
    private int excess;

    private ExcessCells(String markdown) {
        this.markdown = markdown;
    }

    /** @param document with the source spans of its blocks */
    static int count(Node document, String markdown) {
        ExcessCells visitor = new ExcessCells(markdown);
        document.accept(visitor);
        return visitor.excess;
    }

    @Override
    public void visit(CustomNode node) {
        if (node instanceof TableRow row) {
            int columns = 0;
            for (Node cell = row.getFirstChild(); cell != null; cell = cell.getNext()) {
                columns++;
            }
            for (SourceSpan span : row.getSourceSpans()) {
                excess += beyond(columns, span.getInputIndex(), span.getInputIndex() + span.getLength());
            }
        } else {
            visitChildren(node);
        }
    }

    /** The number of cells with content behind the first {@code columns} of the row from {@code start} to {@code end}. */
    private int beyond(int columns, int start, int end) {
        int count = 0;
        int cell = 0;
        boolean content = false;
        boolean first = true;
        for (int at = start; at < end; at++) {
            char c = markdown.charAt(at);
            if (c == '|' && first) {
                first = false; // the row's border
            } else if (c == '|') {
                count += content && cell >= columns ? 1 : 0;
                cell++;
                content = false;
            } else if (!Character.isWhitespace(c)) {
                first = false;
                content = true;
                at += c == '\\' && at + 1 < end && markdown.charAt(at + 1) == '|' ? 1 : 0;
            }
        }
        return content && cell >= columns ? count + 1 : count;
    }
}
