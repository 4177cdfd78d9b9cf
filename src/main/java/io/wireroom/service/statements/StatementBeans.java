package io.wireroom.service.statements;

import io.wireroom.statement.KeysInForce;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Beans of statements. */
final class StatementBeans {
    @Produces
    @Singleton
    KeysInForce statementKeys() {
        return new KeysInForce();
    }
}
