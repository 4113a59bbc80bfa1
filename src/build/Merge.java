import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFile.ClassHierarchyResolverOption;
import java.lang.classfile.ClassFile.StackMapsOption;
import java.lang.classfile.ClassFileVersion;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.constantpool.ClassEntry;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.jar.JarFile;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/// Merges jars into one that starts fast: `java Merge.java OUT.jar APP.jar LIBRARY.jar...`.
///
/// - Entries are stored, not compressed, in a fixed order and with a fixed date.
/// - What the AOT cache can't keep is written out: see [Plain].
/// - Classes older than Java 6 are brought to the version of this JDK: the AOT cache refuses them
///   as they are.
/// - Of a multi-release jar, what this JDK would load is taken.
/// - Licences and notices are kept per jar; service files are joined; any other clash is an error.
final class Merge {
  private static final LocalDateTime DATE = LocalDateTime.of(2026, 1, 1, 0, 0);
  private static final int OLDEST = ClassFile.JAVA_6_VERSION;

  /// A body that nothing touches would be copied without the stack maps that it now needs.
  private static final ClassTransform LATEST =
      ClassTransform.transformingMethodBodies((code, element) -> code.with(element))
          .andThen(
              ClassTransform.endHandler(
                  builder -> builder.with(ClassFileVersion.of(ClassFile.latestMajorVersion(), 0))));

  private final TreeMap<String, byte[]> entries = new TreeMap<>();
  private final ClassFile classes;
  private int old;

  private Merge(List<Path> jars) {
    var loader =
        new URLClassLoader(
            jars.stream().map(Merge::url).toArray(URL[]::new), ClassLoader.getSystemClassLoader());
    classes =
        ClassFile.of(
            ClassHierarchyResolverOption.of(ClassHierarchyResolver.ofResourceParsing(loader)),
            StackMapsOption.GENERATE_STACK_MAPS);
  }

  public static void main(String[] args) throws IOException {
    var jars = Arrays.stream(args).skip(1).map(Path::of).toList();
    var merge = new Merge(jars);
    for (var jar : jars) {
      merge.add(jar);
    }
    merge.write(Path.of(args[0]));
  }

  private void add(Path path) throws IOException {
    try (var jar = new JarFile(path.toFile(), true, ZipFile.OPEN_READ, Runtime.version())) {
      for (var entry : jar.versionedStream().filter(entry -> !entry.isDirectory()).toList()) {
        try (var in = jar.getInputStream(entry)) {
          add(path, entry.getName(), in.readAllBytes());
        }
      }
    }
  }

  private void add(Path jar, String name, byte[] content) {
    var file = name.substring(name.lastIndexOf('/') + 1);
    if (file.equals("module-info.class") || name.startsWith("OSGI-INF/")) {
      return;
    }
    if (file.matches("(?i)(.*-)?(licen[cs]e|notice|copyright)(\\..*)?")) {
      put("META-INF/licenses/" + jar.getFileName() + "/" + file, content);
    } else if (name.startsWith("META-INF/services/")) {
      entries.merge(name, content, Merge::lines);
    } else if (name.endsWith(".class")) {
      put(name, current(content));
    } else if (!name.startsWith("META-INF/")) {
      put(name, content);
    }
  }

  private void put(String name, byte[] content) {
    var other = entries.put(name, content);
    if (other != null && !Arrays.equals(other, content)) {
      throw new IllegalStateException("two jars hold different files called " + name);
    }
  }

  private byte[] current(byte[] content) {
    var model = classes.parse(content);
    if (model.majorVersion() < OLDEST) {
      old++;
      return classes.transformClass(model, LATEST);
    }
    return has(model, "java/lang/runtime/SwitchBootstraps")
            || has(model, "java/lang/runtime/ObjectMethods")
        ? classes.transformClass(model, Plain.of(model))
        : content;
  }

  private static boolean has(ClassModel model, String type) {
    for (var entry : model.constantPool()) {
      if (entry instanceof ClassEntry used && used.name().equalsString(type)) {
        return true;
      }
    }
    return false;
  }

  private void write(Path out) throws IOException {
    Files.createDirectories(out.toAbsolutePath().getParent());
    try (var zip = new ZipOutputStream(Files.newOutputStream(out))) {
      zip.setMethod(ZipOutputStream.STORED);
      store(zip, "META-INF/MANIFEST.MF", MANIFEST.getBytes(StandardCharsets.UTF_8));
      for (var entry : entries.entrySet()) {
        store(zip, entry.getKey(), entry.getValue());
      }
    }
    System.out.printf("%d files, %d of them classes of old Java%n", entries.size(), old);
  }

  private static final String MANIFEST =
      """
      Manifest-Version: 1.0
      Main-Class: dev.runner.cli.Main
      Enable-Native-Access: ALL-UNNAMED

      """;

  private static void store(ZipOutputStream zip, String name, byte[] content) throws IOException {
    var crc = new CRC32();
    crc.update(content);
    var entry = new ZipEntry(name);
    entry.setTimeLocal(DATE);
    entry.setSize(content.length);
    entry.setCompressedSize(content.length);
    entry.setCrc(crc.getValue());
    zip.putNextEntry(entry);
    ((OutputStream) zip).write(content);
    zip.closeEntry();
  }

  private static byte[] lines(byte[] first, byte[] second) {
    var text =
        new String(first, StandardCharsets.UTF_8).strip()
            + "\n"
            + new String(second, StandardCharsets.UTF_8);
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static URL url(Path jar) {
    try {
      return jar.toUri().toURL();
    } catch (MalformedURLException e) {
      throw new UncheckedIOException(e);
    }
  }
}
