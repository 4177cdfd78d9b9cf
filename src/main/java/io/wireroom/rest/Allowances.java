package io.wireroom.rest;

import io.github.bucket4j.TimeMeter;
import io.wireroom.partner.Limit;
import io.wireroom.partner.Partner;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** The partners' allowances. One outlives the reloading of the partners file for as long as its limit stays the same. */
@Singleton
final class Allowances {
    private final Map<Holder, Allowance> allowances = new ConcurrentHashMap<>();

    private record Holder(String partner, Limit limit) {
        static Holder of(Partner partner) {
            return new Holder(partner.name(), partner.limit());
        }
    }

    Allowance of(Partner partner) {
        return allowances.computeIfAbsent(
                Holder.of(partner), holder -> new Allowance(holder.limit(), TimeMeter.SYSTEM_NANOTIME));
    }

    void keepOnly(List<Partner> partners) {
        allowances.keySet().retainAll(partners.stream().map(Holder::of).collect(Collectors.toSet()));
    }
}
