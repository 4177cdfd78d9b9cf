package io.wireroom.rest.limits;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.ext.web.RoutingContext;
import io.wireroom.rest.http.LargeContent;
import io.wireroom.rest.http.StalledWriteWatchdog;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveResourceInfo;
import org.jboss.resteasy.reactive.server.spi.ServerMessageBodyWriter;
import org.jboss.resteasy.reactive.server.spi.ServerRequestContext;

/**
 * Sends large answers piece by piece, as the client takes them. Of what a client does not take, no more than a piece is copied
 * for its connection.
 */
@Provider
public final class LargeContentWriter implements ServerMessageBodyWriter<LargeContent> {
    private final AnswerMemory memory;
    private final StalledWriteWatchdog patience;
    private final CurrentVertxRequest current;

    LargeContentWriter(AnswerMemory memory, StalledWriteWatchdog patience, CurrentVertxRequest current) {
        this.memory = memory;
        this.patience = patience;
        this.current = current;
    }

    @Override
    public boolean isWriteable(Class<?> type, Type generic, ResteasyReactiveResourceInfo target, MediaType mediaType) {
        return type == LargeContent.class;
    }

    @Override
    public boolean isWriteable(Class<?> type, Type generic, Annotation[] annotations, MediaType mediaType) {
        return type == LargeContent.class;
    }

    @Override
    public void writeResponse(LargeContent content, Type generic, ServerRequestContext context)
            throws WebApplicationException, IOException {
        RoutingContext request = current.getCurrent();
        memory.hold(content.body(), request);
        if (request.request().method().name().equals("HEAD")) {
            context.serverResponse().end();
            return;
        }
        OutputStream out = context.getOrCreateOutputStream();
        try (OutputStream watched = patience.watch(out, request.request())) {
            watched.write(content.bytes());
        }
        out.close();
    }

    @Override
    public void writeTo(
            LargeContent content,
            Class<?> type,
            Type generic,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, Object> headers,
            OutputStream out)
            throws IOException {
        out.write(content.bytes());
    }
}
