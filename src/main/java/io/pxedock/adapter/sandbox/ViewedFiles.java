package io.pxedock.adapter.sandbox;

import io.pxedock.core.dnsmasq.model.FileSource;
import io.pxedock.model.text.Bytes;
import io.pxedock.model.text.LineText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The files that dnsmasq in the sandbox's container opens. */
record ViewedFiles(ContainerView view) implements FileSource {
  @Override
  public Entry at(String path) {
    Optional<Path> found = view.look(path).flatMap(ContainerView.Entry::path);
    if (found.isEmpty()) {
      // The container's own hosts file names only the container and localhost.
      return path.equals("/etc/hosts") ? new Unseen() : new Unreadable(ABSENT);
    }
    try {
      return Files.isDirectory(found.get())
          ? new Directory(names(found.get()))
          : new Text(LineText.of(Bytes.of(Files.readAllBytes(found.get()))));
    } catch (IOException e) {
      return new Unreadable("Permission denied");
    }
  }

  private static List<String> names(Path directory) throws IOException {
    try (Stream<Path> all = Files.list(directory)) {
      return all.map(path -> path.getFileName().toString()).sorted().toList();
    }
  }
}
