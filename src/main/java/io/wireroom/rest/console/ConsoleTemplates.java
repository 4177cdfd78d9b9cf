package io.wireroom.rest.console;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.wireroom.rest.pages.ProblemContent;
import org.jspecify.annotations.Nullable;

/** The templates with their parameters. */
@CheckedTemplate(basePath = "console")
final class ConsoleTemplates {

    private ConsoleTemplates() {}

    static native TemplateInstance signin(ConsoleFrame frame, SignInPage page);

    static native TemplateInstance overview(
            ConsoleFrame frame, Overview overview, boolean updates, @Nullable String forgotten);

    static native TemplateInstance live(Overview overview, String token);

    static native TemplateInstance articles(ConsoleFrame frame, ArticleList list);

    static native TemplateInstance article(ConsoleFrame frame, ArticleDetail life);

    static native TemplateInstance document(ConsoleFrame frame, DocumentState state);

    static native TemplateInstance documentState(DocumentState state);

    static native TemplateInstance rejectedList(ConsoleFrame frame, RejectedList list);

    static native TemplateInstance rejected(ConsoleFrame frame, RejectedDetail detail);

    static native TemplateInstance held(ConsoleFrame frame, HeldList list);

    static native TemplateInstance trial(ConsoleFrame frame, DryRun trial);

    static native TemplateInstance problem(ConsoleFrame frame, ProblemContent problem);
}
