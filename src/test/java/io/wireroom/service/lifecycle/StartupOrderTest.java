package io.wireroom.service.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaMethod;
import io.quarkus.runtime.StartupEvent;
import io.wireroom.MainClasses;
import jakarta.annotation.Priority;
import jakarta.enterprise.inject.spi.ObserverMethod;
import java.lang.reflect.Method;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Roles use what other observers of the start load, such as the rules of routes. */
class StartupOrderTest {
    @Test
    void rolesStartAfterAllElseThatTheStartLoads() {
        List<Method> observers = MainClasses.ALL.stream()
                .flatMap(type -> type.getMethods().stream())
                .filter(method -> method.getRawParameterTypes().stream()
                        .anyMatch(parameter -> parameter.isEquivalentTo(StartupEvent.class)))
                .map(JavaMethod::reflect)
                .toList();

        assertThat(observers)
                .hasSizeGreaterThan(5)
                .extracting(observer -> observer.getDeclaringClass().getSimpleName())
                .contains("RouteDirectory", "PartnersFileLoader", "StatementKeyFiles");
        assertThat(observers)
                .filteredOn(observer -> observer.getDeclaringClass() != ServiceLifecycle.class)
                .allSatisfy(observer -> assertThat(priority(observer)).isLessThan(priority(lifecycle(observers))));
    }

    private static Method lifecycle(List<Method> observers) {
        return observers.stream()
                .filter(observer -> observer.getDeclaringClass() == ServiceLifecycle.class)
                .findFirst()
                .orElseThrow();
    }

    private static int priority(Method observer) {
        Priority priority = Stream.of(observer.getParameters())
                .filter(parameter -> parameter.getType() == StartupEvent.class)
                .findFirst()
                .orElseThrow()
                .getAnnotation(Priority.class);
        return priority == null ? ObserverMethod.DEFAULT_PRIORITY : priority.value();
    }
}
