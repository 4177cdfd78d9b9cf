package io.wireroom.rest.pages;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** The templates with their parameters. */
@CheckedTemplate(basePath = "pages")
final class Templates {

    private Templates() {}

    static native TemplateInstance start(PageFrame frame, StartPage page);

    static native TemplateInstance guide(PageFrame frame, Guide guide);

    static native TemplateInstance problem(PageFrame frame, ProblemContent problem);

    static native TemplateInstance verify(PageFrame frame, VerifyPage page);

    static native TemplateInstance news(PageFrame frame, NewsPage news);
}
