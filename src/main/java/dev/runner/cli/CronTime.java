package dev.runner.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// When cron starts something: five fields (`crontab(5)`), which systemd writes otherwise
/// (`systemd.time(7)`).
///
/// @param minute as are the others, lists of `*`, numbers, ranges and steps
record CronTime(String minute, String hour, String day, String month, String weekday) {
  private static final Pattern ITEM =
      Pattern.compile("(\\*|[0-9]{1,2}(-[0-9]{1,2})?)(/[1-9][0-9]?)?");

  private static final List<String> DAYS =
      List.of("Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun");

  /// What a field may hold.
  private record Bounds(String name, int least, int most) {}

  private static final List<Bounds> FIELDS =
      List.of(
          new Bounds("minute", 0, 59),
          new Bounds("hour", 0, 23),
          new Bounds("day of the month", 1, 31),
          new Bounds("month", 1, 12),
          new Bounds("day of the week", 0, 7));

  /// @throws Abort when it is none
  static CronTime parse(String text) {
    List<String> fields = Arrays.asList(text.strip().split("\\s+", -1));
    if (fields.size() != FIELDS.size()) {
      throw wrong(text, "it has five fields: minute, hour, day, month, day of the week");
    }
    for (int i = 0; i < FIELDS.size(); i++) {
      check(text, fields.get(i), FIELDS.get(i));
    }
    return new CronTime(fields.get(0), fields.get(1), fields.get(2), fields.get(3), fields.get(4));
  }

  private static void check(String text, String field, Bounds bounds) {
    for (String item : field.split(",", -1)) {
      boolean known = ITEM.matcher(item).matches();
      if (!known || !numbers(item).stream().allMatch(it -> within(it, bounds))) {
        throw wrong(text, "`" + item + "` is no " + bounds.name());
      }
    }
  }

  private static boolean within(int number, Bounds bounds) {
    return number >= bounds.least() && number <= bounds.most();
  }

  private static List<Integer> numbers(String item) {
    List<Integer> numbers = new ArrayList<>();
    for (String number : item.split("/", -1)[0].split("-", -1)) {
      if (!number.equals("*")) {
        numbers.add(Integer.parseInt(number));
      }
    }
    return numbers;
  }

  private static Abort wrong(String text, String why) {
    return new Abort(
        ExitCode.USAGE, "runner: --at '" + text + "': " + why + ", such as '0 3 * * *'");
  }

  /// As a line of a crontab begins.
  String crontab() {
    return String.join(" ", minute, hour, day, month, weekday);
  }

  /// As systemd's timers say it. Where a day of the month and one of the week are given, cron takes
  /// either: that makes two.
  List<String> calendars() {
    boolean anyDay = day.equals("*");
    Optional<String> week = weekday.equals("*") ? Optional.empty() : Optional.of(week());
    List<String> calendars = new ArrayList<>();
    if (week.isEmpty() || !anyDay) {
      calendars.add(calendar("", field(day, 2)));
    }
    week.ifPresent(it -> calendars.add(calendar(it + " ", "*")));
    return calendars;
  }

  private String calendar(String week, String days) {
    return week
        + "*-"
        + field(month, 2)
        + "-"
        + days
        + " "
        + field(hour, 2)
        + ":"
        + field(minute, 2)
        + ":00";
  }

  private static String field(String field, int width) {
    List<String> items = new ArrayList<>();
    for (String item : field.split(",", -1)) {
      String[] parts = item.split("/", -1);
      String range = range(parts[0], width);
      items.add(parts.length == 1 ? range : (range.equals("*") ? "00" : range) + "/" + parts[1]);
    }
    return String.join(",", items);
  }

  private static String range(String range, int width) {
    List<String> ends = new ArrayList<>();
    for (String end : range.split("-", -1)) {
      ends.add(end.equals("*") ? end : ("%0" + width + "d").formatted(Integer.parseInt(end)));
    }
    return String.join("..", ends);
  }

  /// Systemd knows no steps of weekdays, and begins the week on Monday: each is named.
  private String week() {
    List<String> days = new ArrayList<>();
    for (String item : weekday.split(",", -1)) {
      String[] parts = item.split("/", -1);
      List<Integer> ends = numbers(item);
      int first = ends.isEmpty() ? 0 : ends.getFirst();
      int last = ends.isEmpty() ? 6 : parts.length > 1 && ends.size() == 1 ? 6 : ends.getLast();
      for (int i = first; i <= last; i += parts.length > 1 ? Integer.parseInt(parts[1]) : 1) {
        days.add(DAYS.get(i));
      }
    }
    return String.join(",", days.stream().distinct().toList());
  }
}
