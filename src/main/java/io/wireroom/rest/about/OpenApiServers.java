package io.wireroom.rest.about;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.List;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;

/** Puts {@code wireroom.public-url} into the OpenAPI document, so that generated clients use it. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.RUNTIME_STARTUP)
public final class OpenApiServers implements OASFilter {

    @Override
    public void filterOpenAPI(OpenAPI document) {
        String url = ConfigProvider.getConfig().getValue("wireroom.public-url", String.class);
        document.setServers(List.of(
                OASFactory.createServer().url(url).description("Where partners and producers reach it."),
                OASFactory.createServer().url("/").description("Where this document comes from.")));
    }
}
