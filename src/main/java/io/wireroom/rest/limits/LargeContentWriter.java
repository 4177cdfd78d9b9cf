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
 * Writes large responses in slices, as fast as the client reads them. At most one slice is copied for the connection.
 */
@Provider
public final class LargeContentWriter implements ServerMessageBodyWriter<LargeContent> {
    private final ResponseMemory memory;
    private final StalledWriteWatchdog watchdog;
    private final CurrentVertxRequest current;

    LargeContentWriter(ResponseMemory memory, StalledWriteWatchdog watchdog, CurrentVertxRequest current) {
        this.memory = memory;
        this.watchdog = watchdog;
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
        RoutingContext routing = current.getCurrent();
        memory.hold(content.body(), routing);
        if (routing.request().method().name().equals("HEAD")) {
            context.serverResponse().end();
            return;
        }
        OutputStream out = context.getOrCreateOutputStream();
        try (OutputStream watched = watchdog.watch(out, routing.request())) {
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
