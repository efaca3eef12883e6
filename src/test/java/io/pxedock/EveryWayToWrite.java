package io.pxedock;

import java.io.File;
import java.io.FileOutputStream;
import java.io.FileWriter;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.RandomAccessFile;
import java.nio.channels.AsynchronousFileChannel;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.FileOwnerAttributeView;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.UserPrincipal;
import java.util.Formatter;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.logging.FileHandler;
import org.jline.reader.impl.history.DefaultHistory;

/** One method for each way to write by a path; nothing calls them. */
@SuppressWarnings("unused")
abstract class EveryWayToWrite {
  static void write(Path p) throws IOException {
    Files.write(p, new byte[0]);
  }

  static void writeString(Path p) throws IOException {
    Files.writeString(p, "");
  }

  static void newOutputStream(Path p) throws IOException {
    Files.newOutputStream(p).close();
  }

  static void newBufferedWriter(Path p) throws IOException {
    Files.newBufferedWriter(p).close();
  }

  static void newByteChannel(Path p) throws IOException {
    Files.newByteChannel(p, StandardOpenOption.WRITE).close();
  }

  static void createFile(Path p) throws IOException {
    Files.createFile(p);
  }

  static void createTempFile() throws IOException {
    Files.createTempFile("a", "b");
  }

  static void createDirectories(Path p) throws IOException {
    Files.createDirectories(p);
  }

  static void createSymbolicLink(Path p) throws IOException {
    Files.createSymbolicLink(p, p);
  }

  static void createLink(Path p) throws IOException {
    Files.createLink(p, p);
  }

  static void delete(Path p) throws IOException {
    Files.deleteIfExists(p);
  }

  static void move(Path p) throws IOException {
    Files.move(p, p);
  }

  static void copy(Path p) throws IOException {
    Files.copy(p, p);
  }

  static void setAttribute(Path p) throws IOException {
    Files.setAttribute(p, "unix:mode", 0);
  }

  static void setOwner(Path p, UserPrincipal user) throws IOException {
    Files.setOwner(p, user);
  }

  static void setPosixFilePermissions(Path p) throws IOException {
    Files.setPosixFilePermissions(p, Set.of());
  }

  static void viewOfAttributes(Path p) {
    Files.getFileAttributeView(p, BasicFileAttributeView.class);
  }

  static void setTimes(BasicFileAttributeView view, FileTime time) throws IOException {
    view.setTimes(time, time, time);
  }

  static void setPermissions(PosixFileAttributeView view) throws IOException {
    view.setPermissions(Set.of());
  }

  static void setOwner(FileOwnerAttributeView view, UserPrincipal user) throws IOException {
    view.setOwner(user);
  }

  static void providerWrites(Path p) throws IOException {
    p.getFileSystem().provider().newOutputStream(p).close();
  }

  static void providerOpens(Path p) throws IOException {
    p.getFileSystem().provider().newFileChannel(p, Set.of()).close();
  }

  static void providerDeletes(Path p) throws IOException {
    p.getFileSystem().provider().delete(p);
  }

  static void newFileSystem(Path p) throws IOException {
    FileSystems.newFileSystem(p).close();
  }

  static void secureDelete(SecureDirectoryStream<Path> directory, Path p) throws IOException {
    directory.deleteFile(p);
  }

  static void fileOutputStream(String p) throws IOException {
    new FileOutputStream(p).close();
  }

  static void fileWriter(String p) throws IOException {
    new FileWriter(p).close();
  }

  static void randomAccessFile(String p) throws IOException {
    new RandomAccessFile(p, "rw").close();
  }

  static void printStream(String p) throws IOException {
    new PrintStream(p).close();
  }

  static void printWriter(File p) throws IOException {
    new PrintWriter(p).close();
  }

  static void formatter(String p) throws IOException {
    new Formatter(p).close();
  }

  static void fileHandler(String p) throws IOException {
    new FileHandler(p).close();
  }

  static void fileChannel(Path p) throws IOException {
    FileChannel.open(p, StandardOpenOption.WRITE).close();
  }

  static void asynchronousFileChannel(Path p) throws IOException {
    AsynchronousFileChannel.open(p, StandardOpenOption.WRITE).close();
  }

  static void fileDelete(File p) {
    p.delete();
  }

  static void fileRenameTo(File p) {
    p.renameTo(p);
  }

  static void fileSetReadable(File p) {
    p.setReadable(true, false);
  }

  static void fileMkdirs(File p) {
    p.mkdirs();
  }

  static void fileDeleteOnExit(File p) {
    p.deleteOnExit();
  }

  static Function<File, Boolean> methodReference() {
    return File::delete;
  }

  static Function<String, Object> lambda() {
    return p -> new File(p).mkdir();
  }

  static void redirectOutput(File p) throws IOException {
    new ProcessBuilder(List.of()).redirectOutput(p).start();
  }

  static void redirectTo(File p) throws IOException {
    new ProcessBuilder(List.of()).redirectError(ProcessBuilder.Redirect.appendTo(p)).start();
  }

  static void historyOfTheTerminal(DefaultHistory history, Path p) throws IOException {
    history.write(p, false);
  }
}
