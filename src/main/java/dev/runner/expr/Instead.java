package dev.runner.expr;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// What to call instead of a function that other languages have. Loaded only where somebody calls
/// one that doesn't exist.
final class Instead {
  private static final Map<String, String> ALL = new HashMap<>();

  static {
    names("length", "len", "size", "strlen", "nelem");
    names("lower", "toLowerCase", "lowercase", "ascii_downcase", "downcase");
    names("upper", "toUpperCase", "uppercase", "ascii_upcase", "upcase");
    names("trim", "strip", "trimspace", "trimSpace");
    names("removePrefix", "trimprefix", "trimPrefix", "ltrimstr", "removeprefix");
    names("removeSuffix", "trimsuffix", "trimSuffix", "rtrimstr", "removesuffix");
    names("slice", "substring", "substr", "take", "drop", "limit");
    names(
        "replaceRegex", "sub", "gsub", "regex_replace", "regexReplace", "replaceAll", "re_replace");
    names("match", "test", "matches", "regex_match", "regexMatch", "regex_search");
    names("capture", "scan", "regex", "extract", "search", "find_match");
    names("captureAll", "regexall", "regex_findall", "findall", "findAll", "match_all");
    names("padStart", "zfill", "rjust", "lpad", "leftpad", "pad");
    names("padEnd", "ljust", "rpad", "rightpad");
    names("words", "fields", "splitWords", "tokenize");
    names("lines", "splitlines", "splitList", "readlines");
    names("contains", "includes", "has", "inside", "exists");
    names("default", "coalesce", "ifNull", "ifnull", "or", "nvl", "lookup", "try", "d", "fallback");
    names("filter", "select", "where", "reject", "selectattr", "rejectattr", "grep", "compact");
    names("map", "collect", "map_values", "mapValues", "each", "foreach", "transform", "pluck");
    names("any", "some", "anytrue", "any_true");
    names("all", "every", "alltrue", "all_true");
    names("sort", "sort_by", "sortBy", "sorted", "orderBy", "order_by");
    names("unique", "unique_by", "uniq", "distinct", "toset", "dedupe", "set");
    names("group", "group_by", "groupBy", "groupby");
    names("sum", "add", "total", "sum_by");
    names("min", "min_by", "minBy", "minimum");
    names("max", "max_by", "maxBy", "maximum");
    names("reverse", "reversed");
    names("flatten", "flat", "chain", "union", "append");
    names("range", "seq", "sequence");
    names("keys", "Object_keys", "keySet");
    names("entries", "to_entries", "toEntries", "dict2items", "items", "pairs");
    names("record", "object", "dict", "hash", "make_object", "pick");
    names("merge", "combine", "assign", "extend", "mergeDeep");
    names("get", "getpath", "path", "jsonpath", "json_query", "dig", "jq", "query");
    names("number", "int", "integer", "float", "parseInt", "parseFloat", "tonumber", "toNumber");
    names("boolean", "bool", "tobool", "toBoolean");
    names("string", "str", "tostring", "toString", "text");
    names("toJSON", "to_json", "jsonencode", "tojson", "stringify", "dumps");
    names("fromJSON", "from_json", "jsondecode", "fromjson", "parseJson", "loads");
    names("floor", "trunc", "truncate");
    names("ceil", "ceiling");
    names("fixed", "toFixed", "formatNumber", "printf");
    names("base64", "b64encode", "base64encode", "base64Encode", "btoa");
    names("base64Decode", "b64decode", "base64decode", "atob");
    names("urlEncode", "urlencode", "uri", "encodeURIComponent", "quote_plus", "urlquote");
    names("shellQuote", "quote", "sh", "shellescape", "shell_quote");
    names("sha256", "sha1", "md5", "hashString");
    names("extension", "splitext", "ext", "extname", "suffix");
    names("stem", "filename_stem", "basenameWithoutExtension");
    names("joinPath", "path_join", "pathJoin", "filepathJoin");
    names("normalizePath", "normpath", "clean", "realpath", "abspath", "cleanPath");
    names("relativePath", "relpath", "relative");
    names("epoch", "fromdate", "to_datetime", "parseDate", "strptime", "timestamp_of", "mktime");
    names("date", "todate", "strftime", "formatdate", "formatDate", "format_date");
    names("formatDuration", "humanizeDuration", "humanize_duration");
    put("use `format('{0}{1}', a, b)` for texts, `flatten([a, b])` for lists", "concat", "plus");
    put("write `c ? x : y`", "if", "iff", "iif", "ternary", "case", "cond");
    put("use `always()` or `failure()`", "cancelled", "canceled");
    put("write `list[0]`", "nth", "element", "at");
    put("write `!x`", "not");
    put(
        "no function reads a clock: the caller can bring the time, as in `-p now=\"$(date +%s)\"`",
        "now", "timestamp", "today", "utcnow", "plantimestamp");
    put("no function reads files: a command can, and its `outputs`", "hashFiles", "file", "glob");
    put(
        "no function runs anything: a step does, and its `outputs`",
        "shell",
        "exec",
        "lookup_pipe");
    put("no function gives another value each time", "random", "uuid", "shuffle", "rand");
    put("write `env.NAME`", "env", "getenv");
    put("write `filter(list, x, !(x in other))`", "difference", "without", "setsubtract", "except");
    put("write `filter(list, x, x in other)`", "intersect", "intersection", "setintersection");
    put("write `first(filter(list, x, ...))`", "find", "detect");
  }

  private Instead() {}

  static Optional<String> of(String word) {
    return Optional.ofNullable(ALL.get(word));
  }

  /// The name that a function has elsewhere.
  private static void names(String function, String... elsewhere) {
    Function known = Functions.named(function).orElseThrow();
    put("use `" + function + known.signature() + "`", elsewhere);
  }

  private static void put(String hint, String... words) {
    for (String word : words) {
      ALL.put(word, hint);
    }
  }
}
