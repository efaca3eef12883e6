package io.pxedock.adapter.fetch;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import javax.net.SocketFactory;

/**
 * Sockets for one conversation with a server, of which the first is that of its commands: more than
 * it can have to say there is not listened to.
 */
final class ControlSockets extends SocketFactory {
  private static final long MAX_BYTES = 1 << 20;

  private boolean begun;

  @Override
  public Socket createSocket() {
    if (begun) {
      return new Socket();
    }
    begun = true;
    return new Socket() {
      @Override
      public InputStream getInputStream() throws IOException {
        return new Bounded(super.getInputStream());
      }
    };
  }

  @Override
  public Socket createSocket(String host, int port) {
    throw new UnsupportedOperationException("sockets are connected by who asks for them");
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress local, int localPort) {
    return createSocket(host, port);
  }

  @Override
  public Socket createSocket(InetAddress host, int port) {
    return createSocket(host.getHostName(), port);
  }

  @Override
  public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) {
    return createSocket(host, port);
  }

  private static final class Bounded extends FilterInputStream {
    private long left = MAX_BYTES;

    Bounded(InputStream in) {
      super(in);
    }

    private int count(int read) throws IOException {
      left -= Math.max(0, read);
      if (left < 0) {
        throw new IOException("the server's answers are longer than an FTP session needs");
      }
      return read;
    }

    @Override
    public int read() throws IOException {
      int read = super.read();
      count(read < 0 ? 0 : 1);
      return read;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      return count(super.read(into, offset, length));
    }
  }
}
