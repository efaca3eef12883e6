package io.pxedock.adapter.fetch;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;

/** A file on a server that has begun to come. */
interface RemoteFile extends Closeable {
  /** What of it was fetched before, and which version that was. */
  record Had(long bytes, String version) {
    static final Had NOTHING = new Had(0, "");
  }

  InputStream stream() throws IOException;

  /** Where in the file the stream begins: what was fetched before counts up to there. */
  long from();

  /** How long the whole file is; -1 when the server does not say. */
  long size();

  /** Returns the version of the content, such as an ETag; empty if the server reports none. */
  String version();

  /**
   * To be called at the end of the stream.
   *
   * @throws IOException when the server says that this was not all
   */
  void finish() throws IOException;
}
