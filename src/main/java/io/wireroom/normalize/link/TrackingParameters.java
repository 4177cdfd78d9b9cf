package io.wireroom.normalize.link;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Query parameters that track visitors and do not select content. Contains only unambiguous names: {@code ref}, {@code source} and {@code
 * id} are not among them.
 */
final class TrackingParameters {
    private static final List<String> PREFIXES =
            List.of("utm_", "mtm_", "matomo_", "piwik_", "hsa_", "__hs", "_hs", "guce_", "at_campaign", "at_custom");
    private static final Set<String> NAMES = Set.of(
            "fbclid",
            "gclid",
            "gclsrc",
            "dclid",
            "gbraid",
            "wbraid",
            "gad_source",
            "gad_campaignid",
            "srsltid",
            "msclkid",
            "yclid",
            "ysclid",
            "_openstat",
            "twclid",
            "ttclid",
            "igshid",
            "igsh",
            "li_fat_id",
            "epik",
            "scclid",
            "rdt_cid",
            "ref_src",
            "ref_url",
            "mc_cid",
            "mc_eid",
            "mkt_tok",
            "hsctatracking",
            "oly_anon_id",
            "oly_enc_id",
            "vero_id",
            "vero_conv",
            "rb_clickid",
            "s_cid",
            "cmpid",
            "ns_mchannel",
            "ns_source",
            "ns_campaign",
            "ns_linkname",
            "ns_fee",
            "at_medium",
            "pk_campaign",
            "pk_kwd",
            "pk_keyword",
            "pk_source",
            "pk_medium",
            "pk_content",
            "pk_cid",
            "_ga",
            "_gl",
            "guccounter",
            "wickedid",
            "dicbo",
            "obclid",
            "tblci",
            "irclickid");

    private TrackingParameters() {}

    /** @param parameter a name, optionally followed by {@code =} and a value */
    static boolean isTracking(String parameter) {
        int equals = parameter.indexOf('=');
        String name = (equals < 0 ? parameter : parameter.substring(0, equals)).toLowerCase(Locale.ROOT);
        return NAMES.contains(name) || PREFIXES.stream().anyMatch(name::startsWith);
    }
}
