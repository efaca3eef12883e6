package io.pxedock.adapter.files;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file that is held open, whatever happens to its name. */
public final class HeldFile implements AutoCloseable {
  private final FileChannel channel;
  private final Path place;

  HeldFile(FileChannel channel, Path place) {
    this.channel = channel;
    this.place = place;
  }

  /** Returns the channel of the file; closing the channel closes the file. */
  public FileChannel channel() {
    return channel;
  }

  /** Returns a stream that reads from the channel's position on. */
  public InputStream input() {
    return Channels.newInputStream(channel);
  }

  /** Returns a stream that writes from the channel's position on. */
  public OutputStream output() {
    return Channels.newOutputStream(channel);
  }

  /** Returns the owner and the rights of the file. */
  public Rights rights() throws IOException {
    return Rights.of(place);
  }

  /** Gives the file to another owner and group. */
  public void give(Rights to) throws IOException {
    give(place, to);
  }

  /**
   * Gives what is held at a place to an owner and group; what is right already is left as it is.
   */
  static void give(Path held, Rights to) throws IOException {
    Rights now = Rights.of(held);
    if (now.gid() != to.gid()) {
      Files.setAttribute(held, "unix:gid", to.gid());
    }
    if (now.uid() != to.uid()) {
      Files.setAttribute(held, "unix:uid", to.uid());
    }
  }

  /**
   * Sets the permissions of the file.
   *
   * @param mode the permission bits, set-id bits included
   */
  public void mode(int mode) throws IOException {
    Files.setAttribute(place, "unix:mode", mode);
  }

  /** Writes the content and the rights to the disk (fsync(2)). */
  public void force() throws IOException {
    channel.force(true);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
