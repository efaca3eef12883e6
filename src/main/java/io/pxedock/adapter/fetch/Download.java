package io.pxedock.adapter.fetch;

import io.pxedock.adapter.files.HeldDirectory;
import io.pxedock.adapter.files.HeldFile;
import io.pxedock.adapter.files.LocalFiles;
import io.pxedock.model.Failure;
import io.pxedock.model.RedactedUrl;
import io.pxedock.model.net.UrlScheme;
import io.pxedock.spi.Progress;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Fetches a file from a web or FTP server. What has come stays beside until it is whole, with the
 * version that the server named, so that it is asked only for the rest the next time.
 */
final class Download {
  private static final int TIMEOUT_MILLIS = 20_000;

  private final String source;
  private final String shown;
  private final Path whole;
  private final Path part;
  private final Path version;
  private final long largest;
  private final Progress progress;
  private volatile RemoteFile open;

  /**
   * @param largest how many bytes are taken at most
   */
  Download(String source, Path directory, long largest, Progress progress) {
    this.source = source;
    this.shown = RedactedUrl.of(source);
    String last = shown.replaceFirst("[?#].*$", "").replaceFirst("^.*/", "");
    String name = last.matches("[A-Za-z0-9_][A-Za-z0-9._-]*") ? last : "archive";
    // Another URL's file of the same name is another file.
    this.whole = directory.resolve(Integer.toHexString(source.hashCode())).resolve(name);
    this.part = whole.resolveSibling(name + ".part");
    this.version = whole.resolveSibling(name + ".version");
    this.largest = largest;
    this.progress = progress;
  }

  /** Returns the file if all of it was fetched. */
  Optional<Path> complete() {
    return Files.isRegularFile(whole, LinkOption.NOFOLLOW_LINKS)
        ? Optional.of(whole)
        : Optional.empty();
  }

  Path run() {
    if (complete().isEmpty()) {
      // A socket does not hear an interrupt; a thread that waits for another does.
      Interruptible.run("download", this::fetch, this::hangUp);
    }
    return whole;
  }

  private void fetch() {
    try {
      makeStore();
      try (RemoteFile remote = ask(had())) {
        open = remote;
        if (remote.from() == 0) {
          forget(part);
          HeldDirectory.put(version, remote.version().getBytes(StandardCharsets.ISO_8859_1));
        }
        receive(remote);
      }
      forget(version);
      try (HeldDirectory store = HeldDirectory.open(whole.getParent().toRealPath())) {
        store.move(name(part), store, name(whole));
      }
    } catch (IllegalArgumentException e) {
      throw Failure.refused(
              "'" + shown + "' is not a URL", "correct --archive; in a password @ is %40, / is %2F")
          .because(e);
    } catch (IOException e) {
      String said = e instanceof java.net.UnknownHostException ? "no such host" : e.getMessage();
      throw Failure.unreachable(
              "cannot fetch " + shown + ": " + said,
              "check the URL and the network, then run 'pxedock setup' again: it goes on from here")
          .because(e);
    }
  }

  /** Makes the directory that nobody else may write: what is in it is taken for good. */
  private void makeStore() throws IOException {
    Path all = whole.getParent().getParent();
    new LocalFiles().makeDirectory(all.getParent());
    try (HeldDirectory above = HeldDirectory.open(all.getParent().toRealPath());
        HeldDirectory store = above.privateChild(name(all));
        HeldDirectory own = store.privateChild(name(whole.getParent()))) {
      own.force();
    }
  }

  private static void forget(Path file) throws IOException {
    try (HeldDirectory store = HeldDirectory.open(file.getParent().toRealPath())) {
      if (Files.exists(store.at(name(file)), LinkOption.NOFOLLOW_LINKS)) {
        store.delete(name(file));
      }
    }
  }

  private static String name(Path path) {
    return path.getFileName().toString();
  }

  private RemoteFile.Had had() throws IOException {
    return Files.exists(part) && Files.exists(version)
        ? new RemoteFile.Had(
            Files.size(part), Files.readString(version, StandardCharsets.ISO_8859_1))
        : RemoteFile.Had.NOTHING;
  }

  private RemoteFile ask(RemoteFile.Had had) throws IOException {
    URI url = URI.create(source);
    Optional<UrlScheme> scheme = UrlScheme.named(url.getScheme());
    if (url.getHost() == null || scheme.isEmpty()) {
      throw Failure.refused(
          "cannot fetch " + shown,
          "give a file, or a URL that starts with " + UrlScheme.listedBeginnings());
    }
    return switch (scheme.get().protocol()) {
      case HTTP -> HttpFile.open(url, had, TIMEOUT_MILLIS);
      case FTP -> FtpFile.open(url, had, TIMEOUT_MILLIS);
    };
  }

  private void receive(RemoteFile remote) throws IOException {
    long have = remote.from();
    long size = remote.size();
    String what = "fetching " + whole.getFileName();
    try (InputStream in = remote.stream();
        HeldDirectory store = HeldDirectory.open(part.getParent().toRealPath());
        HeldFile file = store.openOrCreate(name(part))) {
      file.channel().position(have);
      OutputStream out = file.output();
      byte[] buffer = new byte[1 << 16];
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        have += read;
        if (have > largest || (size >= 0 && have > size)) {
          throw endless(size);
        }
        out.write(buffer, 0, read);
        progress.at(what, have, Math.max(size, 0));
      }
      if (size >= 0 && have != size) {
        throw new IOException("the connection ended after " + have + " of " + size + " bytes");
      }
      remote.finish();
    }
    if (have == 0) {
      throw Failure.refused(shown + " is empty", "put the archive there, or correct --archive");
    }
  }

  private Failure endless(long size) {
    return Failure.refused(
        shown + (size >= 0 ? " is longer than the server said" : " does not end"),
        "check the URL: it is not the URL of the archive");
  }

  private void hangUp() {
    RemoteFile remote = open;
    try {
      if (remote != null) {
        remote.close();
      }
    } catch (IOException e) {
      // It is as closed as it will ever be.
      return;
    }
  }
}
