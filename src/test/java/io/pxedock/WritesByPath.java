package io.pxedock;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnitAccess;
import com.tngtech.archunit.core.domain.JavaConstructor;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The calls and method references that write, remove or change rights by a path. */
final class WritesByPath {
  /** The takers of a {@link File} that only read it, or only remember it. */
  private static final Set<String> READERS =
      Set.of(
          "java.io.File.<init>",
          "java.io.File.compareTo",
          "java.io.FileInputStream.<init>",
          "java.io.FileReader.<init>",
          "java.lang.ProcessBuilder.directory",
          "java.lang.ProcessBuilder.redirectInput",
          "java.lang.ProcessBuilder$Redirect.from",
          "java.util.Scanner.<init>");

  private WritesByPath() {}

  static List<JavaCodeUnitAccess<?>> of(JavaClass type) {
    List<JavaCodeUnitAccess<?>> writes = new ArrayList<>(type.getCodeUnitCallsFromSelf());
    writes.addAll(type.getCodeUnitReferencesFromSelf());
    writes.removeIf(access -> !isWrite(access));
    return writes;
  }

  private static boolean isWrite(JavaCodeUnitAccess<?> access) {
    String owner = access.getTargetOwner().getName();
    String name = access.getName();
    List<String> parameters =
        access.getTarget().getRawParameterTypes().stream().map(JavaClass::getName).toList();
    boolean isOurs = owner.startsWith("io.pxedock.");
    if (!isOurs && parameters.contains(File.class.getName())) {
      return !READERS.contains(owner + "." + name);
    }
    // A library does with a path what it likes.
    if (!isOurs && !owner.startsWith("java.") && parameters.contains(Path.class.getName())) {
      return true;
    }
    return switch (owner) {
      case "java.nio.file.Files" ->
          name.matches(
              "(write|create|delete|move|copy|set).*"
                  + "|new(OutputStream|BufferedWriter|ByteChannel)|getFileAttributeView");
      case "java.nio.file.spi.FileSystemProvider" ->
          name.matches(
              "(create|delete|move|copy|set).*|new(OutputStream|.*Channel|FileSystem)"
                  + "|getFileAttributeView");
      case "java.nio.file.FileSystems" -> name.equals("newFileSystem");
      case "java.io.File" -> name.matches("(create|delete|mkdir|rename|set).*");
      case "java.io.FileOutputStream",
          "java.io.FileWriter",
          "java.io.RandomAccessFile",
          "java.util.logging.FileHandler" ->
          name.equals(JavaConstructor.CONSTRUCTOR_NAME);
      case "java.io.PrintStream", "java.io.PrintWriter", "java.util.Formatter" ->
          name.equals(JavaConstructor.CONSTRUCTOR_NAME)
              && !parameters.isEmpty()
              && parameters.get(0).equals(String.class.getName());
      case "java.nio.channels.FileChannel", "java.nio.channels.AsynchronousFileChannel" ->
          name.equals("open");
      case "java.nio.file.SecureDirectoryStream" -> name.matches("(delete|move).*|newByteChannel");
      default ->
          name.equals("newByteChannel")
              || name.equals("getFileAttributeView")
              || owner.matches("java\\.nio\\.file\\.attribute\\..*View") && name.startsWith("set");
    };
  }
}
