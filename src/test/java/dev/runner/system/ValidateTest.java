package dev.runner.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.harrel.jsonschema.Validator;
import dev.harrel.jsonschema.ValidatorFactory;
import dev.runner.report.ValueNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What `validate` says, in each of its formats.
final class ValidateTest extends SystemTest {
  private static final String FINE =
      """
      version: 1
      name: fine
      params: {size: {type: integer}}
      jobs: {all: {steps: [{exec: [ls]}]}}
      """;

  private static final String BROKEN =
      """
      version: 1
      name: broken
      jobs:
        all:
          retires: 3
          steps:
            - exec: [echo, "${{ targt.key }}"]
      """;

  @BeforeEach
  void plans() throws IOException {
    write("fine.yaml", FINE);
    write("broken.yaml", BROKEN);
  }

  @Test
  void says_it_for_people() throws Exception {
    assertThat(
            runner("validate", "fine.yaml", "broken.yaml", "gone.yaml", "broken.yaml").run().told())
        .isEqualTo(
            "66|fine.yaml: a valid plan\n|"
                + TEXT
                + "\nrunner: gone.yaml: no such file\n\n"
                + TEXT);
    assertThat(runner("validate", "broken.yaml").run().told()).isEqualTo("65||" + TEXT);
    assertThat(runner("validate", "fine.yaml", "fine.yaml").run().told())
        .isEqualTo("0|fine.yaml: a valid plan\nfine.yaml: a valid plan\n|");
  }

  private static final String TEXT =
      """
      broken.yaml:5:5: unknown key `retires` in a job
         5 |     retires: 3
           |     ^^^^^^^
         = did you mean `retry`?

      broken.yaml:7:27: undefined name `targt`
         7 |       - exec: [echo, "${{ targt.key }}"]
           |                           ^^^^^
         = did you mean `target`?
      """;

  @Test
  void says_it_as_json() throws Exception {
    Launched.Result result =
        runner("validate", "-o", "json", "fine.yaml", "broken.yaml", "gone.yaml").run();

    assertThat(result.told())
        .isEqualTo(
            """
            66|{"version":1,"plans":[{"file":"fine.yaml","valid":true},{"file":"broken.yaml","valid":false},{"file":"gone.yaml","valid":false}],\
            "problems":[\
            {"file":"broken.yaml","line":5,"column":5,"end_line":5,"end_column":12,"severity":"error","message":"unknown key `retires` in a job","hint":"did you mean `retry`?"},\
            {"file":"broken.yaml","line":7,"column":27,"end_line":7,"end_column":32,"severity":"error","message":"undefined name `targt`","hint":"did you mean `target`?"},\
            {"file":"gone.yaml","severity":"error","message":"no such file","hint":""}]}
            |""");
    assertThat(fits(result.stdout())).isTrue();
    String sound = runner("validate", "-o", "json", "fine.yaml").run().stdout();
    assertThat(sound)
        .isEqualTo(
            "{\"version\":1,\"plans\":[{\"file\":\"fine.yaml\",\"valid\":true}],\"problems\":[]}\n");
    assertThat(fits(sound)).isTrue();
  }

  /// All broken plans that there are.
  @Test
  void the_document_is_as_its_schema_says() throws Exception {
    Launched.Result result =
        bash("\"$RUNNER\" validate -o json " + Path.of("plans/broken").toAbsolutePath() + "/*.yaml")
            .run();

    assertThat(result.code()).isEqualTo(65);
    assertThat(result.stderr()).isEmpty();
    assertThat(fits(result.stdout())).isTrue();
    assertThat(result.stdout().split("\"line\":", -1)).hasSizeGreaterThan(200);
  }

  private static boolean fits(String document) throws IOException {
    Validator.Result result =
        new ValidatorFactory()
            .withJsonNodeFactory(ValueNode.FACTORY)
            .validate(Files.readString(Path.of("schemas/problems.schema.json")), document);
    assertThat(
            result.getErrors().stream().map(it -> it.getInstanceLocation() + ": " + it.getError()))
        .isEmpty();
    return result.isValid();
  }

  @Test
  void says_it_as_annotations() throws Exception {
    assertThat(
            runner("validate", "-o", "github", "fine.yaml", "broken.yaml", "gone.yaml")
                .run()
                .told())
        .isEqualTo(
            """
            66|::error file=broken.yaml,line=5,endLine=5,col=5,endColumn=12,title=runner validate::unknown key `retires` in a job%0Adid you mean `retry`?
            ::error file=broken.yaml,line=7,endLine=7,col=27,endColumn=32,title=runner validate::undefined name `targt`%0Adid you mean `target`?
            ::error file=gone.yaml,title=runner validate::no such file
            |""");
  }

  @Test
  void nothing_in_a_plan_is_taken_for_a_command() throws Exception {
    String name = "100%, a:b\n::error::c.yaml";
    write(
        name,
        "version: 1\nname: x\n\"a\\n::error::\\u001b[2J%\": 1\njobs: {a: {steps: [{exec: [ls]}]}}\n");
    Launched.Result result = runner("validate", "-o", "github", name).run();

    assertThat(result.code()).isEqualTo(65);
    assertThat(result.stdout().lines()).hasSize(1);
    assertThat(result.stdout())
        .startsWith("::error file=100%25%2C a%3Ab%0A%3A%3Aerror%3A%3Ac.yaml,line=3,")
        .doesNotContain("\u001b");
  }

  @Test
  void tells_of_wrong_params_once() throws Exception {
    Launched.Result result = runner("validate", "fine.yaml", "fine.yaml", "-p", "size=much").run();

    assertThat(result.code()).isEqualTo(64);
    assertThat(result.stdout()).isEmpty();
    assertThat(result.stderr().lines()).hasSize(1);
    assertThat(runner("validate").run().code()).isEqualTo(64);
  }
}
