package io.wireroom.partner;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** All partners, found by their keys. */
public final class PartnerRegistry {
    private final List<Partner> partners;
    private final Map<KeyHash, Admission.Admitted> byKey = new HashMap<>();

    /** @throws IllegalArgumentException if two have the same name, or a key occurs twice */
    public PartnerRegistry(List<Partner> partners) {
        this.partners = List.copyOf(partners);
        Set<String> names = new HashSet<>();
        for (Partner partner : partners) {
            if (!names.add(partner.name())) {
                throw new IllegalArgumentException("two are named " + partner.name());
            }
            partner.keys().forEach(key -> add(partner, key));
        }
    }

    private void add(Partner partner, PartnerKey key) {
        Admission.Admitted other = byKey.put(key.hash(), new Admission.Admitted(partner, key));
        if (other != null) {
            throw new IllegalArgumentException("a key of " + partner.name() + " is there twice; the other one is "
                    + other.partner().name() + "'s");
        }
    }

    public List<Partner> partners() {
        return partners;
    }

    /** @param key as the client sent it */
    public Admission admit(String key, Instant now) {
        Admission.Admitted found = byKey.get(KeyHash.of(key));
        if (found == null) {
            return new Admission.Unknown();
        }
        return found.key().isExpired(now) ? new Admission.Expired() : found;
    }
}
