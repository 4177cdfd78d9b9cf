package io.wireroom.rest.pages;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Link;
import org.commonmark.node.Node;

/**
 * Rewrites a guide's links to files of the repository to the pages that show these files. A link to a file that is not shown is
 * replaced by its text.
 */
final class GuideLinks extends AbstractVisitor {
    private final URI base;
    private final Predicate<String> packaged;
    private final List<String> files = new ArrayList<>();

    /**
     * @param file the file of the guide
     * @param packaged whether a file is in the package
     */
    GuideLinks(String file, Predicate<String> packaged) {
        this.base = URI.create("/" + file);
        this.packaged = packaged;
    }

    /** The files that the guide links to. */
    List<String> files() {
        return files;
    }

    @Override
    public void visit(Link link) {
        visitChildren(link);
        URI target = URI.create(link.getDestination());
        if (target.isAbsolute() || target.getRawPath().isEmpty()) {
            return;
        }
        String file = base.resolve(target).getRawPath().substring(1);
        Optional<String> path = GuidePaths.of(file).filter(_ -> packaged.test(file));
        if (path.isEmpty()) {
            unwrap(link);
            return;
        }
        files.add(file);
        link.setDestination(path.get() + (target.getRawFragment() == null ? "" : "#" + target.getRawFragment()));
    }

    private static void unwrap(Link link) {
        Node child = link.getFirstChild();
        while (child != null) {
            Node next = child.getNext();
            link.insertBefore(child);
            child = next;
        }
        link.unlink();
    }
}
