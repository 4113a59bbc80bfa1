package dev.runner.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.harrel.jsonschema.Validator;
import dev.harrel.jsonschema.ValidatorFactory;
import dev.runner.text.Excerpt;
import dev.runner.text.Problem;
import dev.runner.text.Problems;
import dev.runner.text.Source;
import dev.runner.yaml.Node;
import dev.runner.yaml.YamlReader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What the published schema accepts is what the reader accepts, as far as a schema can tell.
final class SchemaAgreesTest {
  private static final Path SCHEMA = Path.of("schemas/plan.schema.json");

  /// Broken plans that the schema can't refuse, and why.
  private static final Map<String, String> BEYOND_A_SCHEMA =
      Map.ofEntries(
          Map.entry("bad-regex", "an expression"),
          Map.entry("cycle-of-jobs", "a cycle"),
          Map.entry("cycle-of-one", "a cycle"),
          Map.entry("cycle-of-steps", "a cycle"),
          Map.entry("duplicate-step-id", "two items with one id"),
          Map.entry("expression-in-folded-block", "an expression"),
          Map.entry("expression-in-literal-block", "an expression"),
          Map.entry("expression-in-quotes", "an expression"),
          Map.entry("expression-operators", "an expression"),
          Map.entry("expression-syntax", "an expression"),
          Map.entry("expression-wrong-type", "an expression"),
          Map.entry("hole-after-dollar", "a script"),
          Map.entry("hole-in-another-shell", "a script"),
          Map.entry("hole-in-arithmetic", "a script"),
          Map.entry("hole-in-backquotes", "a script"),
          Map.entry("hole-in-quoted-document", "a script"),
          Map.entry("hole-in-single-quotes", "a script"),
          Map.entry("http-expect-expression", "an expression"),
          Map.entry("http-header-twice", "two keys that differ in case"),
          Map.entry("http-relative-url", "whether there is a `base_url`"),
          Map.entry("free-port-elsewhere", "an expression"),
          Map.entry("if-with-single-equals", "an expression"),
          Map.entry("if-with-words", "an expression"),
          Map.entry("include-missing", "a file that isn't there"),
          Map.entry("job-vars-elsewhere", "an expression"),
          Map.entry("job-vars-order", "an expression"),
          Map.entry("job-vars-unknown", "an expression"),
          Map.entry("limit-unknown", "a name that isn't there"),
          Map.entry("match-names", "an expression"),
          Map.entry("needs-unknown-job", "a name that isn't there"),
          Map.entry("needs-unknown-step", "a name that isn't there"),
          Map.entry("needs-vars", "an expression"),
          Map.entry("report-rows-twice", "two jobs with one file"),
          Map.entry("response-in-exec", "an expression"),
          Map.entry("secrets-elsewhere", "an expression"),
          Map.entry("targets-duplicate-keys", "two items with one key"),
          Map.entry("targets-expect", "two numbers in one string"),
          Map.entry("targets-unknown-field", "a name that isn't there"),
          Map.entry("targets-without-key", "which of two fields is the key"),
          Map.entry("undefined-env", "an expression"),
          Map.entry("undefined-function", "an expression"),
          Map.entry("undefined-in-outputs", "an expression"),
          Map.entry("undefined-param", "an expression"),
          Map.entry("undefined-step-and-output", "an expression"),
          Map.entry("until-undefined", "an expression"),
          Map.entry("vars-use-each-other", "an expression"));

  private static final Validator VALIDATOR =
      new ValidatorFactory().withJsonNodeFactory(SchemaNode.FACTORY).createValidator();

  private static final URI URI_OF_SCHEMA = registered();

  @ParameterizedTest
  @MethodSource("plans")
  void both_accept_a_plan(Path plan) throws IOException {
    Reading reading = BrokenPlansTest.read(plan);

    assertThat(Excerpt.of(reading.problems().all())).isEmpty();
    assertThat(refusal(node(plan).orElseThrow())).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("brokenButYaml")
  void both_refuse_a_broken_plan(Path plan) throws IOException {
    String name = plan.getFileName().toString().replace(".yaml", "");

    assertThat(refusal(node(plan).orElseThrow()).isEmpty())
        .as("%s: %s", name, BEYOND_A_SCHEMA.get(name))
        .isEqualTo(BEYOND_A_SCHEMA.containsKey(name));
  }

  /// What is no YAML has nothing that a schema could look at.
  static List<Path> brokenButYaml() throws IOException {
    List<Path> plans = new ArrayList<>();
    for (Path plan : BrokenPlansTest.plans()) {
      if (node(plan).isPresent()) {
        plans.add(plan);
      }
    }
    return plans;
  }

  /// What only the reader can know, by its messages: what stands in expressions and scripts; names
  /// of jobs, limiters, axes and services; whether the default of a param is of its type; and line
  /// terminators other than `\n`, before which the `$` of a pattern matches here.
  static final Pattern READERS =
      Pattern.compile(
          "^unexpected|^expected a (value|field's name)|^expected .*, (not|found) |is not closed"
              + "|has no (field|value)|undefined name|within an expression|there is no "
              + "|is a function|takes |a condition is|compares |is not known here"
              + "|found an empty text|can't be a parameter's name|is not a number|can't stand "
              + "|goes on until nothing needs it|is not among the `needs`|is not known yet");

  @Test
  void both_agree_on_plans_with_mistakes() throws IOException {
    List<String> plans = PlanFuzzTest.sound();
    SplittableRandom random = new SplittableRandom(8);
    Mutator mutator = new Mutator(random);
    List<String> disagreements = new ArrayList<>();
    for (int i = 0; i < 2000; i++) {
      String plan = mutator.mutated(plans.get(random.nextInt(plans.size())), plans);
      Problems syntax = new Problems();
      Optional<Node> node = YamlReader.read(new Source("plan.yaml", plan), syntax);
      if (node.isPresent() && !syntax.any()) {
        disagreement(plan, node.get()).ifPresent(disagreements::add);
      }
    }
    assertThat(disagreements).isEmpty();
  }

  private static Optional<String> disagreement(String plan, Node node) {
    List<String> reader =
        BrokenPlansTest.read(plan).problems().all().stream().map(Problem::message).toList();
    String schema = refusal(node);
    if (reader.isEmpty() && !schema.isEmpty()) {
      return Optional.of("only the schema: " + schema);
    }
    if (schema.isEmpty()
        && !reader.isEmpty()
        && reader.stream().noneMatch(it -> READERS.matcher(it).find())) {
      return Optional.of("only the reader: " + reader);
    }
    return Optional.empty();
  }

  @Test
  void both_know_every_key() throws IOException {
    Node everything =
        YamlReader.read(new Source("plan.yaml", EVERYTHING), new Problems()).orElseThrow();
    Node schema = YamlReader.read(source(SCHEMA), new Problems()).orElseThrow();

    assertThat(refusal(everything)).isEmpty();
    assertThat(Excerpt.of(BrokenPlansTest.read(EVERYTHING).problems().all())).isEmpty();
    assertThat(keys(everything)).containsAll(properties(schema));
  }

  /// Each key of the language, and each form of its value.
  static final String EVERYTHING =
      """
      version: 1
      name: everything
      description: Every key there is.
      include: []
      params:
        root: {type: path, default: ~/src, description: Where.}
        stage: {enum: [a, b], default: a}
        some: {type: integer, default: 3}
        fast: {type: boolean, default: true}
        ratio: {type: number, default: 0.5, min: 0, max: 1}
        token: {secret: true, required: false}
        wait: {type: duration, min: 1s, max: "1h", default: 5m}
        regions: {type: list, items: string, pattern: "[a-z]+", default: [eu, us]}
        kind: {type: enum, enum: [x, y], default: x}
        must: {default: 1, required: "${{ env.CI == 'no' }}"}
      vars: {format: any, list: [1, true, null, {a: b}], deep: "${{ params.root }}"}
      secrets: {TOKEN: {env: API_TOKEN}, KEY: {file: ~/key}, CODE: {command: [pass, show, "${{ params.stage }}"]}}
      env: {A: "0", B: 1.10, T: "${{ secrets.TOKEN }}"}
      env_file: .env
      inherit_env: [PATH, LC_*]
      concurrency: 50%
      rate_limit: 20/s
      deadline: 45m
      drain: 30s
      fail_fast: ${{ params.fast }}
      confirm: {above: 100}
      limits:
        api: {rate: 20/s, burst: 5, quota: 5000/1h, concurrency: 4, key: "${{ target.key }}", max_pause: 5m}
        day: {quota: "${{ params.some }}/1d"}
      defaults:
        env: {C: c}
        env_file: []
        inherit_env: true
        merge_stderr: false
        on_interrupt: rerun
        working_dir: build
        shell: bash
        timeout: 5m
        grace: 0s
        retry: 2
        throttled: {exit_codes: [75], status: [403, 5xx], max_pause: 1m}
        http: {base_url: "https://example.org/v1", method: PUT, query: {a: b}, headers: {Accept: text/plain}, auth: {basic: {username: ada, password: "${{ env.A }}"}}, expect: {status: 2xx}, redirects: none, tls: {ca: ca.pem}, proxy: "http://proxy:3128", connect_timeout: 3s, max_body: 1000, request_id: false}
      stream: prefixed
      retain: {runs: "${{ params.some }}", age: 30d, failed: {runs: 100, age: 365d}}
      overlap: {policy: wait, timeout: 10m}
      instance: ${{ params.stage }}
      on_success: [{if: run.recovered, exec: [mail, "${{ run.summary }}"]}]
      on_failure: [{id: post, http: {url: "https://example.org", json: {text: "${{ run.digest }}", all: "${{ run.failures }}"}}}]
      finally: [{exec: [echo, "${{ run.jobs.list.failed }}"], timeout: 1m}]
      jobs:
        list:
          name: The list
          description: Lists.
          targets: {list: [a, 2, {key: c, url: u}], where: target.key != "x", expect: 1..3, on_empty: error}
          require: [{test: params.some > 2, message: "some is ${{ params.some }}"}]
          concurrency: ${{ params.some }}
          rate_limit: {rate: 80/1m, burst: 5, key: "${{ target.key }}", max_pause: 5m}
          limit: api
          throttled: {exit_codes: [75]}
          retry: {max: 3, delay: 1s, backoff: 2, max_delay: 30s, jitter: 0.3, on: {exit: true, exit_codes: [128], signal: false, timeout: true, status: [5xx, 429], connection: true, output: "^busy$"}}
          timeout: 1h30m
          deadline: 30m
          fail_fast: {after: 10%, running: finish}
          confirm: ${{ params.fast }}
          batches: [1, 10%, "${{ params.some }}", 100%]
          env: {D: d}
          env_file: ["${{ params.root }}/.env", ~/.env]
          inherit_env: false
          merge_stderr: ${{ params.fast }}
          on_interrupt: rerun
          working_dir: ${{ params.root }}
          steps:
            - id: first
              name: first of ${{ target.key }}
              exec: [git, -C, "${{ target.key }}", 1.10]
              if: params.fast
              env: {E: e}
              env_file: step.env
              inherit_env: ${{ params.fast }}
              merge_stderr: true
              on_interrupt: fail
              working_dir: .
              stdin: text
              timeout: 30s
              deadline: 10m
              grace: 1s
              retry: 0
              rate_limit: 5/1m
              limit: [api, day]
              throttled: {exit_codes: [75]}
              until: json.state == "done"
              interval: 5s
              success_exit_codes: [0, 1]
              continue_on_error: ${{ params.fast }}
              outputs: {branch: "${{ trim(stdout) }}", code: "${{ exit_code }}"}
            - {needs: [], run: print(1), shell: [python3, -u], if: false}
          finally:
            - run: echo bye
          report: {columns: {repo: target.key, n: "1"}, sort: [repo], reverse: true, where: target.key != "a", group_by: repo, totals: {n: sum}, rows: "out/${{ params.stage }}.jsonl"}
        requests:
          targets: [{key: a, url: "https://example.org/", host: example.org}]
          steps:
            - id: create
              http:
                method: PATCH
                url: /users/${{ target.key }}
                base_url: ${{ target.url }}
                query: {page: 2, tag: [a, "${{ target.key }}"]}
                headers: {Content-Type: application/json, Idempotency-Key: "${{ target.key }}"}
                json: {id: "${{ target.key }}", list: [1, true, null, {a: 1.5}]}
                auth: {bearer: "${{ env.A }}"}
                expect: {status: [200, 4xx], headers: {Content-Type: application/json}, body: json.id == "a"}
                redirects: {follow: any, max: 3}
                tls: {ca: ca.pem, cert: client.pem, key: client.key, insecure: false}
                proxy: ${{ params.root }}
                connect_timeout: 5s
                save: out/${{ target.key }}.json
                max_body: 64KiB
                request_id: X-Correlation-Id
              retry: {max: 3, on: {status: 503, connection: true, timeout: true, output: busy}}
              throttled: {status: [503], max_pause: 1m}
              until: response.status == 200
              outputs: {status: "${{ response.status }}", etag: "${{ response.headers.etag }}", body: "${{ response.body }}", id: "${{ response.json.id }}", same: "${{ json.id }}"}
            - {http: {url: "${{ target.url }}", form: {a: b, c: [d, 1]}, redirects: "${{ vars.format }}"}}
            - {http: {url: "https://${{ target.host }}/", multipart: {note: a text, one: {text: "1", type: text/plain}, two: {file: a.jpg, filename: b.jpg}}}}
            - {http: {url: "?a=b", body: "<ping/>"}}
            - {http: {url: "https://example.org", method: PUT, file: a.bin, max_body: 2GB}}
        dirs:
          needs: [list]
          if: always()
          targets: {dirs: {root: src, containing: .git, match: "a/*", exclude: [b, c], depth: 4, follow_symlinks: true}}
          steps: [{exec: [ls]}]
        server:
          vars: {port: "${{ free_port() }}", urls: ["http://localhost:${{ vars.port }}"], plain: {n: 1, on: true, none: null}}
          steps: [{exec: [serve, "${{ vars.port }}", "${{ vars.format }}"], env: {URL: "${{ vars.urls[0] }}"}}]
        client:
          needs: [server]
          steps: [{exec: [curl, "${{ needs.server.vars.urls[0] }}"]}]
        services:
          steps:
            - id: database
              exec: [serve, database]
              background: true
              ready: {exec: [pg_isready, -p, 5432], interval: 1s, timeout: 30s, failures: 5}
              restart: {policy: always, max: "${{ params.some }}", delay: 500ms, backoff: 1.5, reset_after: 5m}
              stop: {signal: INT, grace: 30s}
              health: {port: 5432, interval: 10s, timeout: 1s, failures: 3}
            - id: web
              run: serve web
              background: ${{ params.fast }}
              ready: {http: {url: "http://localhost:8080/", expect: {status: [200, 404]}}}
              restart: on_failure
              stop: HUP
              health: {http: "http://localhost:8080/health"}
            - {id: queue, exec: [serve, queue], background: true, ready: {log: "ready in [0-9]+ ms"}, health: {exec: [ask, queue]}}
            - {id: cache, exec: [serve, cache], background: true, ready: {port: "localhost:6379"}, restart: {max: 3}}
            - {id: fill, needs: [database, cache], exec: [fill]}
        served: {needs: {services: {condition: ready}}, steps: [{exec: [ls]}]}
        globbed-dirs: {targets: {dirs: {glob: "src/*"}}, steps: [{exec: [ls]}]}
        files: {targets: {glob: ["*.md"], exclude: "x/**", follow_symlinks: false}, steps: [{exec: [ls]}]}
        followed: {needs: {jsonl: {match: target, condition: completed}}, targets: {jsonl: a.jsonl}, steps: [{exec: [ls]}]}
        lines: {needs: {list: {condition: completed, match: all}}, targets: {lines: "-"}, steps: [{exec: [ls]}]}
        csv: {targets: {csv: a.csv, key: id}, steps: [{exec: [ls]}]}
        json: {targets: {json: a.json, path: /a/b, key: "${{ target.a }}"}, steps: [{exec: [ls]}]}
        jsonl: {targets: {jsonl: a.jsonl, expect: 60}, steps: [{exec: [ls]}]}
        command: {targets: {command: {exec: [ls], parse: jsonl}}, steps: [{exec: [ls]}]}
        linked:
          targets: {http: {url: /a, parse: json, path: items, next: link, max_pages: 9}}
          steps: [{exec: [ls]}]
        leading: {targets: {http: {url: /a, next: {link: a.b}}}, steps: [{exec: [ls]}]}
        cursor: {targets: {http: {url: /a, next: {cursor: c, query: c}}}, steps: [{exec: [ls]}]}
        numbered: {targets: {http: {url: /a, next: {page: p, start: 0}}}, steps: [{exec: [ls]}]}
        matrix:
          targets: {matrix: {os: [linux, macos], go: [1.20, 1.21], include: [{os: bsd}], exclude: [{os: linux}]}}
          steps: [{exec: [ls, "${{ target.os }}"]}]
        again: {targets: {failed_of: last, job: list}, steps: [{exec: [ls, "${{ target.url }}"]}]}
        fanned: {needs: [list], targets: {from: "needs.list.results", key: key}, steps: [{exec: [ls]}]}
        plain: {targets: [a, b], watch: src, steps: [{exec: [ls]}]}
        watched: {watch: [src, 1.10], steps: [{exec: [ls]}]}
        usually: {watch: {}, steps: [{exec: [ls]}]}
        precisely:
          watch: {paths: ["a/${{ target.key }}"], include: "*.c", exclude: [b/], debounce: 1s, on_busy: ignore}
          steps: [{exec: [ls]}]
        single: {steps: [{exec: [ls]}], report: {columns: {n: "1"}, sort: target.key, totals: [n]}}
      """;

  private static Set<String> keys(Node node) {
    return switch (node) {
      case Node.Scalar _ -> Set.of();
      case Node.Sequence list ->
          list.items().stream().flatMap(it -> keys(it).stream()).collect(Collectors.toSet());
      case Node.Mapping mapping ->
          mapping.entries().stream()
              .flatMap(it -> Stream.concat(Stream.of(it.key().value()), keys(it.value()).stream()))
              .collect(Collectors.toSet());
    };
  }

  /// The keys that any `properties` of a schema names.
  private static Set<String> properties(Node schema) {
    return schema instanceof Node.Mapping mapping
        ? mapping.entries().stream()
            .flatMap(SchemaAgreesTest::properties)
            .collect(Collectors.toSet())
        : Set.of();
  }

  private static Stream<String> properties(Node.Entry entry) {
    boolean named = entry.key().value().equals("properties");
    Stream<String> here =
        named && entry.value() instanceof Node.Mapping mapping
            ? mapping.entries().stream().map(it -> it.key().value())
            : Stream.of();
    return Stream.concat(here, properties(entry.value()).stream());
  }

  @Test
  void each_key_has_a_title_a_description_and_examples() throws IOException {
    Node schema = YamlReader.read(source(SCHEMA), new Problems()).orElseThrow();
    List<String> poor = new ArrayList<>();
    undescribed((Node.Mapping) schema, "", poor);

    assertThat(poor).isEmpty();
  }

  /// Adds the path of every property that says too little, in itself and in what it refers to.
  private static void undescribed(Node.Mapping schema, String path, List<String> poor) {
    for (Node.Entry entry : schema.entries()) {
      if (entry.value() instanceof Node.Mapping child) {
        String place = path + "/" + entry.key().value();
        boolean property =
            path.endsWith("/properties") && !place.contains("/then/") && !place.contains("/else/");
        if (property && !described(child)) {
          poor.add(place);
        }
        undescribed(child, place, poor);
      }
    }
  }

  private static boolean described(Node.Mapping property) {
    List<String> keys = property.entries().stream().map(it -> it.key().value()).toList();
    boolean spoken = keys.contains("title") && keys.contains("description");
    boolean shown = Stream.of("examples", "default", "enum").anyMatch(keys::contains);
    return keys.contains("$ref")
        || spoken && (shown || keys.contains("items"))
        || spoken && keys.contains("additionalProperties");
  }

  static List<Path> plans() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("plans"), 2)) {
      return files.filter(it -> it.endsWith("plan.yaml")).sorted().toList();
    }
  }

  private static String refusal(Node plan) {
    return VALIDATOR.validate(URI_OF_SCHEMA, new SchemaNode(plan, "")).getErrors().stream()
        .map(it -> it.getInstanceLocation() + ": " + it.getError())
        .collect(Collectors.joining("\n"));
  }

  /// The document, where it is one.
  private static Optional<Node> node(Path plan) throws IOException {
    Problems problems = new Problems();
    return YamlReader.read(source(plan), problems).filter(_ -> !problems.any());
  }

  private static Source source(Path file) throws IOException {
    return new Source(file.toString(), Files.readString(file));
  }

  private static URI registered() {
    try {
      return VALIDATOR.registerSchema(Files.readString(SCHEMA));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
