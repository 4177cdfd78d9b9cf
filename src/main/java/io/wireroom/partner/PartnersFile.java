package io.wireroom.partner;

import io.wireroom.archive.AccessScope;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.representer.Representer;
import org.yaml.snakeyaml.resolver.Resolver;

/**
 * Parses the partners file: YAML (or JSON, which is a subset) such as
 *
 * <pre>{@code
 * partners:
 *   - name: daily
 *     keys:
 *       - sha256: 5e884898da28047151d0e56f8dc6292773603d0d6aabbdd62a11ef721d1542d8
 *         expires: 2027-01-31T00:00:00Z
 *         note: web server
 *     sources: [ibn]            # default: all
 *     tags: [energy]            # default: all
 *     languages: [en, no]       # default: all
 *     site: https://daily.example
 *     publication: {name: The Daily, language: en}
 *     limit: {requests: 600, per: 60s, burst: 100}
 *     publish: false            # true: documents of all sources; a list: of these
 *     operate: false
 *     webhooks:
 *       - url: https://daily.example/hooks/news
 *         secrets: [whsec_…]
 *         events: [published, updated, withdrawn]
 *         format: article       # or thin, ninjs
 * }</pre>
 *
 * Unknown keys are rejected, because a misspelt {@code source: ibn} would otherwise grant access to every source. Empty lists are
 * rejected, because they could mean all or nothing.
 */
public final class PartnersFile {
    private static final int MAX_CODE_POINTS = 8 << 20;

    private PartnersFile() {}

    /** Result of parsing. */
    public sealed interface ParseResult {}

    public record Valid(PartnerRegistry registry) implements ParseResult {}

    /** @param reason contains the path of the value, or line and column; never a value of the file, which may be secret */
    public record Invalid(String reason) implements ParseResult {}

    public static ParseResult read(String yaml) {
        try {
            PartnersFileNode root = new PartnersFileNode("", load(yaml));
            root.allowKeys("partners");
            PartnersFileNode list = root.required("partners");
            List<Partner> partners =
                    list.items().stream().map(PartnersFile::partner).toList();
            return new Valid(list.checked(() -> new PartnerRegistry(partners)));
        } catch (MarkedYAMLException e) {
            return new Invalid(position(e));
        } catch (YAMLException e) {
            return new Invalid("too large, or YAML with unsupported features");
        } catch (PartnersFileNode.InvalidNodeException e) {
            return new Invalid(e.reason());
        }
    }

    /** @throws YAMLException also for what the parser throws for escapes beyond Unicode, and for tags with spaces */
    private static @Nullable Object load(String text) {
        try {
            return yaml().load(text);
        } catch (IllegalArgumentException e) {
            throw new YAMLException(e);
        }
    }

    private static String position(MarkedYAMLException e) {
        var mark = e.getProblemMark();
        return mark == null
                ? "not YAML"
                : "invalid YAML at line " + (mark.getLine() + 1) + ", column " + (mark.getColumn() + 1);
    }

    private static Yaml yaml() {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        options.setMaxAliasesForCollections(0);
        options.setCodePointLimit(MAX_CODE_POINTS);
        DumperOptions unused = new DumperOptions();
        return new Yaml(new SafeConstructor(options), new Representer(unused), unused, options, new StringsOnly());
    }

    /** Keeps every scalar a string, so that {@code no} (Norwegian) is not read as a boolean, and numbers and times stay as written. */
    private static final class StringsOnly extends Resolver {
        @Override
        protected void addImplicitResolvers() {
            // No implicit types: all scalars are strings.
        }
    }

    private static Partner partner(PartnersFileNode node) {
        node.allowKeys(
                "name",
                "keys",
                "sources",
                "tags",
                "languages",
                "site",
                "publication",
                "limit",
                "publish",
                "operate",
                "webhooks",
                "withdrawals");
        String name = node.required("name").text();
        List<PartnerKey> keys =
                node.required("keys").items().stream().map(PartnersFile::key).toList();
        AccessScope rights = new AccessScope(node.texts("sources"), node.texts("tags"), node.texts("languages"));
        String site = node.optional("site").map(PartnersFileNode::text).orElse(null);
        OwnPublication publication =
                node.optional("publication").map(PartnersFile::publication).orElse(OwnPublication.NONE);
        Limit limit = node.optional("limit").map(PartnersFile::limit).orElse(Limit.DEFAULT);
        Publishing publishing =
                node.optional("publish").map(PartnersFile::publishing).orElse(Publishing.NONE);
        boolean operator = node.optional("operate").map(PartnersFileNode::bool).orElse(false);
        List<Webhook> webhooks = node.optional("webhooks").map(WebhookNode::all).orElse(List.of());
        Duration within = node.optional("withdrawals").map(PartnersFile::within).orElse(Partner.WITHDRAWALS_WITHIN);
        return node.checked(() ->
                new Partner(name, keys, rights, site, publication, limit, publishing, operator, webhooks, within));
    }

    private static Duration within(PartnersFileNode node) {
        node.allowKeys("within");
        return node.required("within").duration();
    }

    private static Publishing publishing(PartnersFileNode node) {
        if (node.isList()) {
            return Publishing.of(node.texts());
        }
        return node.bool() ? Publishing.ALL : Publishing.NONE;
    }

    private static PartnerKey key(PartnersFileNode node) {
        node.allowKeys("sha256", "expires", "note");
        PartnersFileNode hash = node.required("sha256");
        return new PartnerKey(
                hash.checked(() -> new KeyHash(hash.text())),
                node.optional("expires").map(PartnersFileNode::instant).orElse(null),
                node.optional("note").map(PartnersFileNode::text).orElse(null));
    }

    private static OwnPublication publication(PartnersFileNode node) {
        node.allowKeys("name", "language");
        String name = node.optional("name").map(PartnersFileNode::text).orElse(null);
        String language = node.optional("language").map(PartnersFileNode::text).orElse(null);
        return node.checked(() -> new OwnPublication(name, language));
    }

    private static Limit limit(PartnersFileNode node) {
        node.allowKeys("requests", "per", "burst");
        int requests = node.required("requests").number();
        var per = node.required("per").duration();
        int burst = node.optional("burst").map(PartnersFileNode::number).orElse(requests);
        return node.checked(() -> new Limit(requests, per, burst));
    }
}
