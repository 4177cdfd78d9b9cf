package io.wireroom.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import io.wireroom.MainClasses;
import io.wireroom.rest.about.ProblemsResource;
import io.wireroom.rest.access.ClientAuthorizer;
import io.wireroom.rest.access.PartnerAuthenticator;
import io.wireroom.rest.access.Readers;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every resource authenticates requests, except those listed here. */
class RightsLawTest {
    /**
     * Contracts, guides, public keys, scripts and icons, which contain no articles, and images, which browsers load without a key.
     */
    private static final Set<String> FOR_EVERYBODY = Set.of(
            "SchemasResource",
            "ProblemsResource",
            "GuidesResource",
            "IconResource",
            "AssetsResource",
            "KeysResource",
            "VerifyScriptResource",
            "ConsoleFiles");

    /** Authenticates the console's pages, by the session that an operator's key began. */
    private static final String CONSOLE_ACCESS = "io.wireroom.rest.console.ConsoleAccess";

    private static final JavaClasses CLASSES = MainClasses.ALL;

    @Test
    void everyResourceAuthenticates() {
        List<String> open = resourceMethods()
                .filter(method -> !asks(method, new HashSet<>()))
                .map(JavaMethod::getFullName)
                .toList();

        assertThat(open).isEmpty();
    }

    @Test
    void theRuleFindsResources() {
        assertThat(resourceMethods().map(method -> method.getOwner().getSimpleName()))
                .contains("ArticleResource", "IntakeResource", "ImportResource", "MeResource", "RejectedResource");
    }

    @Test
    void theRuleFindsAMethodWithoutAuthentication() {
        assertThat(asks(
                        CLASSES.get(ProblemsResource.class)
                                .getMethods()
                                .iterator()
                                .next(),
                        new HashSet<>()))
                .isFalse();
    }

    @Test
    void onlyImageResourcesUseTheReaderOfImages() {
        assertThat(callers(Readers.class, "ofAssets")).containsOnly("AssetsResource");
    }

    @Test
    void onlyPublicPagesUseTheReaderOfPages() {
        assertThat(callers(PartnerAuthenticator.class, "pageReader"))
                .containsOnly(
                        "PageResource",
                        "NewsResource",
                        "SitemapResource",
                        "RobotsResource",
                        "StatementResource",
                        "VerifyResource",
                        "PartnerAuthenticator");
        assertThat(callers(PartnerAuthenticator.class, "feedReader")).containsOnly("FeedResource");
        assertThat(callers(PartnerAuthenticator.class, "optionalPageReader")).containsOnly("StartResource");
    }

    @Test
    void onlySignInNeedsNoSession() {
        assertThat(CLASSES.get(CONSOLE_ACCESS).getMethods().stream()
                        .filter(found -> found.getName().equals("anybody"))
                        .flatMap(found -> found.getCallsOfSelf().stream())
                        .map(call -> call.getOriginOwner().getSimpleName()))
                .containsOnly("SignInResource");
    }

    @Test
    void onlyTheResourceAboutTheKeyIsNotRateLimited() {
        assertThat(callers(PartnerAuthenticator.class, "unchargedReader")).containsOnly("MeResource");
    }

    private static Stream<String> callers(Class<?> type, String method) {
        return CLASSES.get(type).getMethods().stream()
                .filter(found -> found.getName().equals(method))
                .flatMap(found -> found.getCallsOfSelf().stream())
                .map(call -> call.getOriginOwner().getSimpleName());
    }

    private static Stream<JavaMethod> resourceMethods() {
        return CLASSES.stream()
                .filter(type -> !FOR_EVERYBODY.contains(type.getSimpleName()))
                .filter(RightsLawTest::hasPaths)
                .flatMap(type -> type.getMethods().stream())
                .filter(method -> method.getAnnotations().stream().anyMatch(RightsLawTest::isHttpMethod));
    }

    private static boolean hasPaths(JavaClass type) {
        return type.isAnnotatedWith(Path.class)
                || type.getMethods().stream().anyMatch(method -> method.isAnnotatedWith(Path.class));
    }

    private static boolean isHttpMethod(JavaAnnotation<?> annotation) {
        return annotation.getRawType().isAnnotatedWith(HttpMethod.class);
    }

    /** Whether the method, or a method of the same class that it calls, calls {@link PartnerAuthenticator} or {@link ClientAuthorizer}. */
    private static boolean asks(JavaCodeUnit method, Set<JavaCodeUnit> seen) {
        return seen.add(method)
                && method.getMethodCallsFromSelf().stream()
                        .anyMatch(call -> isAsking(call) || asksWithin(method, call, seen));
    }

    private static boolean asksWithin(JavaCodeUnit method, JavaMethodCall call, Set<JavaCodeUnit> seen) {
        return call.getTargetOwner().equals(method.getOwner())
                && call.getTarget()
                        .resolveMember()
                        .filter(next -> asks(next, seen))
                        .isPresent();
    }

    private static boolean isAsking(JavaMethodCall call) {
        return (call.getTargetOwner().isEquivalentTo(PartnerAuthenticator.class)
                        && Set.of(
                                        "reader",
                                        "partner",
                                        "unchargedReader",
                                        "pageReader",
                                        "feedReader",
                                        "optionalPageReader")
                                .contains(call.getName()))
                || (call.getTargetOwner().isEquivalentTo(ClientAuthorizer.class)
                        && Set.of("submitter", "operator", "statusReader").contains(call.getName()))
                || (call.getTargetOwner().getName().equals(CONSOLE_ACCESS)
                        && Set.of("operator", "watcher", "anybody").contains(call.getName()));
    }
}
