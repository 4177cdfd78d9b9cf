package io.wireroom.rest;

import io.wireroom.archive.Scope;
import io.wireroom.config.WireroomConfig;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;

/** Tells who reads. */
@Singleton
final class Readers {
    private final Reader everybody;

    Readers(WireroomConfig config) {
        this.everybody = new Reader("everybody", Scope.ALL, config.site());
    }

    Reader current(HttpHeaders request) {
        return everybody;
    }

    /** Whoever loads an image: a visitor's browser, which has no key. */
    Reader ofAssets() {
        return everybody;
    }

    /** @throws Problem 401 unless the request may hand in articles */
    void requirePublisher(HttpHeaders request) {}
}
