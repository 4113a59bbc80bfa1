package dev.runner.read;

import dev.runner.text.Nearest;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The words of a plan, and what other tools call the same things.
public final class Spellings {
  private static final Map<String, Set<String>> OURS =
      byForeign(
          """
      needs: depends_on dependencies depends deps requires upstream prerequisites prereqs after
      concurrency: max_parallel forks parallel parallelism throttle max_concurrent max_concurrency workers serial jobs threads max_in_flight
      targets: for_each with_items loop hosts matrix strategy items projects inventory
      working_dir: working_directory cwd dir workdir chdir work_dir directory
      exec: argv
      run: cmd cmds command commands script shell bash sh
      if: when only_if condition preconditions precondition
      require: preconditions precondition assert
      retry: retries retry_policy retry_strategy attempts max_attempts max_retries
      timeout: timeout_sec timeout_secs timeout_minutes timeout_min timeout_seconds timeout_ms time_limit
      continue_on_error: ignore_errors allow_failure ignore_error continue_on
      drain: drain_timeout shutdown_timeout deadline_grace
      confirm: confirmation prompt ask approval approve manual are_you_sure
      batches: serial batch batch_size waves rolling canary steps_of
      fail_fast: any_errors_fatal halt max_fail_percentage
      on_success: on_complete success_hook after_success notify_on_success
      on_failure: on_error on_fail failure_hook after_failure notify notify_on_failure rescue
      finally: always cleanup defer after_script handler_on teardown
      outputs: register capture save captures output
      env: environment env_vars environ variables
      vars: variables constants consts var
      on_interrupt: on_interruption interrupted on_crash on_resume on_broken_off if_interrupted
      env_file: env_files dotenv dotenv_file dotenv_files environment_file environment_files env_from
      inherit_env: inherit_environment pass_env pass_through_env env_passthrough environment_passthrough keep_env preserve_env
      merge_stderr: combine_stderr combined_output merge_output stderr_to_stdout redirect_stderr redirect_error_stream stderr_into_stdout join_output
      secrets: secret credentials vault secret_env
      params: inputs arguments args parameters param
      jobs: tasks stages pipeline job targets
      steps: tasks task step actions stages
      success_exit_codes: failed_when exit_codes success_codes
      rate_limit: rate limit throttle
      max: attempts retries times count max_attempts max_retries max_restarts limit maximum at_most
      delay: interval wait sleep initial_delay initial_interval
      backoff: factor multiplier exponential
      max_delay: max_interval max_wait cap
      jitter: randomize randomization_factor
      watch: on_change rerun_on_change watch_paths watching
      on_busy: on_busy_update
      debounce: debounce_ms delay wait quiet_period
      grace: stop_timeout grace_period kill_after terminate_timeout
      stream: output output_mode
      retain: keep keep_runs retention history history_limit log_rotate build_discarder
      age: days max_age days_to_keep keep_days max_days
      runs: num_to_keep max_runs keep_last
      overlap: concurrency_policy on_overlap overlapping single_instance max_instances max_active_runs lock
      where: filter filters
      columns: fields headers
      sort: sort_by order_by order
      group_by: group groups grouped_by partition_by
      totals: total sum sums aggregate aggregates summary footer
      containing: contains
      match: include matching only patterns
      exclude: ignore except skip
      depth: max_depth levels
      on: when
      parse: format
      default: value
      include: includes import imports extends
      values: enum options choices
      enum: values options choices one_of allowed allowed_values
      pattern: regex regexp matches match
      min: minimum at_least least
      items: of element elements item_type element_type
      secret: sensitive masked hidden no_log no_echo
      required: mandatory
      list: items
      glob: files pattern patterns
      failed_of: failed retry_failed rerun_failed only_failed failed_from failures failures_of
      follow_symlinks: follow links symlinks follow_links
      root: path directory folder base
      lines: file
      deadline: active_deadline_seconds total_timeout max_duration
      stdin: input
      id: key
      http: request fetch url curl
      url: uri endpoint href address
      method: verb http_method
      headers: header
      query: params search querystring query_params
      json: json_body body_json data
      form: form_data data urlencoded
      body: data content payload raw
      auth: authentication authorization authenticate
      expect: expected expect_status assert assertions status_code validate
      redirects: follow_redirects redirect max_redirects follow_location location
      tls: ssl https certificate verify
      insecure: skip_verify verify no_verify insecure_skip_verify
      connect_timeout: connection_timeout
      save: output download save_to dest destination output_file outfile
      max_body: max_size max_response_size max_filesize
      request_id: correlation_id correlation_header x_request_id
      base_url: baseurl base_uri host server endpoint url prefix
      username: user login name
      password: pass pw
      limits: limiters rate_limits rate_limiters
      limit: limits limiter rate_limiter use_limit
      quota: daily_limit hourly_limit window
      throttled: throttle throttle_on rate_limited
      until: wait_until wait_for poll_until retry_until
      interval: poll_interval poll every delay sleep wait
      max_pause: max_wait max_retry_after
      status: statuses status_codes status_code http_status code codes
      type: content_type mime mime_type media_type
      output: matches regex pattern stdout
      background: detach daemon async service persistent long_running is_daemon
      ready: readiness readiness_probe ready_check wait_on healthcheck_start
      health: healthcheck health_check liveness liveness_probe
      restart: restart_policy autorestart auto_restart availability
      policy: condition restart when
      failures: retries failure_threshold max_failures
      reset_after: reset_timeout reset window
      log: ready_log_line log_line pattern line output
      port: tcp tcp_socket
      signal: stop_signal kill_signal
      stop: shutdown stop_signal kill
      test: that assert condition if
      message: msg fail_msg
      """);

  /// Keys of ours that are also what other tools call another key.
  private static final Map<String, Set<String>> ALSO =
      byForeign(
          """
      query: params
      max: limit
      delay: interval
      """);

  private static final Map<String, String> HOMES =
      homes(
          """
      the plan: version drain include params secrets defaults jobs stream limits retain overlap instance on_success on_failure
      a job: targets steps require watch report batches
      a step: background ready restart stop health exec run http shell stdin success_exit_codes continue_on_error outputs grace id until interval
      the plan or a job: vars concurrency fail_fast finally confirm
      the plan, a job or a step: rate_limit deadline env env_file inherit_env
      a job or a step: needs if limit
      a job, a step or `defaults`: timeout retry working_dir merge_stderr throttled on_interrupt
      `targets`: dirs glob lines csv jsonl matrix failed_of where on_empty
      `targets` or `http`: json expect
      `report`: columns sort reverse rows group_by totals
      `http`: url method base_url headers query form multipart body file auth redirects tls proxy connect_timeout save max_body request_id
      `auth`: basic bearer
      `tls`: cert insecure
      `limits`: quota
      `retain`: runs age
      `targets`, `rate_limit` or `limits`: key
      `rate_limit`, `limits` or `throttled`: max_pause
      `rate_limit` or `limits`: burst
      `expect`, `throttled` or `on`: status
      `retry` or `restart`: delay backoff
      `retry`: max_delay jitter
      `restart`: policy reset_after
      `stop`: signal
      `ready`: log
      `ready` or `health`: port failures
      """);

  private static final Map<String, String> UNITS =
      Map.of(
          "timeoutsec",
          "s",
          "timeoutsecs",
          "s",
          "timeoutseconds",
          "s",
          "timeoutminutes",
          "m",
          "timeoutmin",
          "m",
          "timeoutms",
          "ms");

  private Spellings() {}

  /// The one of the legal keys that a key of another tool, or of another case, stands for.
  public static Optional<String> of(String key, Collection<String> legal) {
    String plain = plain(key);
    return legal.stream()
        .filter(it -> plain(it).equals(plain))
        .findFirst()
        .or(() -> ours(plain).stream().filter(legal::contains).findFirst());
  }

  /// The one of the legal keys that another tool's word with a letter wrong, missing or too many
  /// stands for.
  public static Optional<String> near(String key, Collection<String> legal) {
    String plain = plain(key);
    return Nearest.to(plain, OURS.keySet())
        .filter(it -> Math.abs(it.length() - plain.length()) < 2)
        .flatMap(it -> of(it, legal));
  }

  /// Our word for it, wherever that may stand.
  static Optional<String> anywhere(String key) {
    String plain = plain(key);
    return HOMES.keySet().stream()
        .filter(it -> plain(it).equals(plain))
        .findFirst()
        .or(() -> ours(plain).stream().filter(HOMES::containsKey).findFirst());
  }

  /// The one of the legal keys that a key, though it is ours at another place, stands for.
  static Optional<String> also(String key, Collection<String> legal) {
    return ALSO.getOrDefault(key, Set.of()).stream().filter(legal::contains).findFirst();
  }

  /// Where a key of ours belongs, as messages name the place.
  static Optional<String> home(String key) {
    return Optional.ofNullable(HOMES.get(key));
  }

  /// The unit that another tool's key for a timeout implies.
  static Optional<String> unit(String key) {
    return Optional.ofNullable(UNITS.get(plain(key)));
  }

  private static Set<String> ours(String plain) {
    return OURS.getOrDefault(plain, Set.of());
  }

  private static String plain(String key) {
    return key.toLowerCase(Locale.ROOT).replace("_", "").replace("-", "");
  }

  private static Map<String, Set<String>> byForeign(String table) {
    Map<String, Set<String>> ours = new LinkedHashMap<>();
    rows(table)
        .forEach(
            (own, theirs) ->
                theirs.forEach(
                    it -> ours.computeIfAbsent(plain(it), _ -> new LinkedHashSet<>()).add(own)));
    return ours;
  }

  private static Map<String, String> homes(String table) {
    Map<String, String> homes = new LinkedHashMap<>();
    rows(table).forEach((place, keys) -> keys.forEach(it -> homes.put(it, place)));
    return homes;
  }

  private static Map<String, List<String>> rows(String table) {
    Map<String, List<String>> rows = new LinkedHashMap<>();
    table
        .lines()
        .map(it -> it.split(": ", 2))
        .forEach(it -> rows.put(it[0], List.of(it[1].strip().split(" "))));
    return rows;
  }
}
