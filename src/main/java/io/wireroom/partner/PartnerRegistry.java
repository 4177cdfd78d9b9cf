package io.wireroom.partner;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** All partners, with lookup by key. Immutable. */
public final class PartnerRegistry {
    private final List<Partner> partners;
    private final Map<KeyHash, AuthenticationResult.Authenticated> byKey = new HashMap<>();

    /** @throws IllegalArgumentException if two partners have the same name or a key occurs twice */
    public PartnerRegistry(List<Partner> partners) {
        this.partners = List.copyOf(partners);
        Set<String> names = new HashSet<>();
        for (Partner partner : partners) {
            if (!names.add(partner.name())) {
                throw new IllegalArgumentException("two partners are named " + partner.name());
            }
            partner.keys().forEach(key -> add(partner, key));
        }
    }

    private void add(Partner partner, PartnerKey key) {
        AuthenticationResult.Authenticated previous =
                byKey.put(key.hash(), new AuthenticationResult.Authenticated(partner, key));
        if (previous != null) {
            throw new IllegalArgumentException("a key of " + partner.name() + " is also a key of "
                    + previous.partner().name());
        }
    }

    public Optional<Partner> find(String name) {
        return partners.stream().filter(partner -> partner.name().equals(name)).findFirst();
    }

    public List<Partner> partners() {
        return partners;
    }

    /** @param key as the client sent it */
    public AuthenticationResult authenticate(String key, Instant now) {
        AuthenticationResult.Authenticated identity = byKey.get(KeyHash.of(key));
        if (identity == null) {
            return new AuthenticationResult.Unknown();
        }
        return identity.key().isExpired(now) ? new AuthenticationResult.Expired() : identity;
    }
}
