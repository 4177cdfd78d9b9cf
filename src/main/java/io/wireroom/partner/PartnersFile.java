package io.wireroom.partner;

import io.wireroom.archive.AccessScope;
import java.util.List;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.representer.Representer;
import org.yaml.snakeyaml.resolver.Resolver;

/**
 * Reads the partners file: YAML (or JSON, which is YAML) such as
 *
 * <pre>{@code
 * partners:
 *   - name: daily
 *     keys:
 *       - sha256: 5e884898da28047151d0e56f8dc6292773603d0d6aabbdd62a11ef721d1542d8
 *         expires: 2027-01-31T00:00:00Z
 *         note: web server
 *     sources: [ibn]            # left out: all
 *     tags: [energy]            # left out: all
 *     languages: [en, no]       # left out: all
 *     site: https://daily.example
 *     publication: {name: The Daily, language: en}
 *     limit: {requests: 600, per: 60s, burst: 100}
 *     publish: false
 * }</pre>
 *
 * A name that is not known is refused, because {@code source: ibn} would otherwise open every source; so is an empty list,
 * which could mean all or nothing.
 */
public final class PartnersFile {
    private static final int LONGEST = 8 << 20;

    private PartnersFile() {}

    /** What came of reading. */
    public sealed interface Read {}

    public record Good(PartnerRegistry registry) implements Read {}

    /** @param reason with the path of the value, or line and column; repeats nothing of the file's values */
    public record Bad(String reason) implements Read {}

    public static Read read(String yaml) {
        try {
            Node root = new Node("", yaml().load(yaml));
            root.allow("partners");
            Node list = root.required("partners");
            List<Partner> partners =
                    list.items().stream().map(PartnersFile::partner).toList();
            return new Good(list.checked(() -> new PartnerRegistry(partners)));
        } catch (MarkedYAMLException e) {
            return new Bad(place(e));
        } catch (YAMLException e) {
            return new Bad("too large, or not the kind of YAML that is read here");
        } catch (Node.BadNode e) {
            return new Bad(e.reason());
        }
    }

    private static String place(MarkedYAMLException e) {
        var mark = e.getProblemMark();
        return mark == null
                ? "not YAML"
                : "no YAML from line " + (mark.getLine() + 1) + ", column " + (mark.getColumn() + 1) + " on";
    }

    private static Yaml yaml() {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        options.setMaxAliasesForCollections(0);
        options.setCodePointLimit(LONGEST);
        DumperOptions unused = new DumperOptions();
        return new Yaml(new SafeConstructor(options), new Representer(unused), unused, options, new Untyped());
    }

    /** Leaves every scalar a text: Norwegian ({@code no}) stays a language, a time and a number what was written. */
    private static final class Untyped extends Resolver {
        @Override
        protected void addImplicitResolvers() {
            // none, on purpose
        }
    }

    private static Partner partner(Node node) {
        node.allow("name", "keys", "sources", "tags", "languages", "site", "publication", "limit", "publish");
        String name = node.required("name").text();
        List<PartnerKey> keys =
                node.required("keys").items().stream().map(PartnersFile::key).toList();
        AccessScope rights = new AccessScope(node.texts("sources"), node.texts("tags"), node.texts("languages"));
        String site = node.optional("site").map(Node::text).orElse(null);
        OwnPublication publication =
                node.optional("publication").map(PartnersFile::publication).orElse(OwnPublication.NONE);
        Limit limit = node.optional("limit").map(PartnersFile::limit).orElse(Limit.DEFAULT);
        boolean publisher = node.optional("publish").map(Node::flag).orElse(false);
        return node.checked(() -> new Partner(name, keys, rights, site, publication, limit, publisher));
    }

    private static PartnerKey key(Node node) {
        node.allow("sha256", "expires", "note");
        Node hash = node.required("sha256");
        return new PartnerKey(
                hash.checked(() -> new KeyHash(hash.text())),
                node.optional("expires").map(Node::moment).orElse(null),
                node.optional("note").map(Node::text).orElse(null));
    }

    private static OwnPublication publication(Node node) {
        node.allow("name", "language");
        String name = node.optional("name").map(Node::text).orElse(null);
        String language = node.optional("language").map(Node::text).orElse(null);
        return node.checked(() -> new OwnPublication(name, language));
    }

    private static Limit limit(Node node) {
        node.allow("requests", "per", "burst");
        int requests = node.required("requests").number();
        var per = node.required("per").duration();
        int burst = node.optional("burst").map(Node::number).orElse(requests);
        return node.checked(() -> new Limit(requests, per, burst));
    }
}
