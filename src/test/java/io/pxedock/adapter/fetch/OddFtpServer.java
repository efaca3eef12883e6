package io.pxedock.adapter.fetch;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** An FTP server with one file, which answers as a test tells it to; else as a good one does. */
final class OddFtpServer implements Closeable {
  private final ServerSocket control;
  private final Map<String, String> answers = new HashMap<>();
  private final List<String> heard = new CopyOnWriteArrayList<>();
  private final byte[] file;
  private int cutAfter = Integer.MAX_VALUE;
  private boolean endless;
  private boolean silent;

  OddFtpServer(byte[] file) throws IOException {
    this.file = file;
    this.control = listen();
    Thread thread = new Thread(this::serve, "odd-ftp");
    thread.setDaemon(true);
    thread.start();
  }

  private static ServerSocket listen() throws IOException {
    return new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
  }

  /** From now on it says that to a command; {@code WELCOME} is what it says first. */
  OddFtpServer answering(String command, String answer) {
    answers.put(command, answer);
    return this;
  }

  /** It hangs up after that many bytes of the next file. */
  OddFtpServer cuttingAfter(int bytes) {
    cutAfter = bytes;
    return this;
  }

  /** Its file has no end. */
  OddFtpServer endless() {
    endless = true;
    return this;
  }

  /** It begins to send and then says nothing more. */
  OddFtpServer fallingSilent() {
    silent = true;
    return this;
  }

  /** The commands so far. */
  List<String> heard() {
    return heard;
  }

  String url(String path) {
    return "ftp://127.0.0.1:" + control.getLocalPort() + "/" + path;
  }

  private void serve() {
    while (!control.isClosed()) {
      try (Socket client = control.accept()) {
        converse(client);
      } catch (IOException e) {
        // That conversation is over.
        continue;
      }
    }
  }

  private void converse(Socket client) throws IOException {
    BufferedReader in =
        new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8));
    OutputStream out = client.getOutputStream();
    say(out, answers.getOrDefault("WELCOME", "220 odd"));
    ServerSocket data = null;
    int from = 0;
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      heard.add(line);
      String verb = line.split(" ")[0].toUpperCase(Locale.ROOT);
      if (answers.containsKey(verb)) {
        say(out, answers.get(verb));
        continue;
      }
      switch (verb) {
        case "USER" -> say(out, "331 password");
        case "PASS" -> say(out, "230 in");
        case "TYPE" -> say(out, "200 ok");
        case "SIZE" -> say(out, "213 " + file.length);
        case "MDTM" -> say(out, "213 20260101000000");
        case "REST" -> {
          from = Integer.parseInt(line.split(" ")[1]);
          say(out, "350 go on");
        }
        case "PASV" -> {
          data = listen();
          int port = data.getLocalPort();
          say(out, "227 (127,0,0,1," + port / 256 + "," + port % 256 + ")");
        }
        case "RETR" -> {
          if (!send(out, data, from)) {
            return;
          }
          from = 0;
        }
        default -> say(out, "502 no");
      }
    }
  }

  private boolean send(OutputStream out, ServerSocket data, int from) throws IOException {
    try (ServerSocket once = data;
        Socket connection = once.accept()) {
      say(out, "150 here it comes");
      OutputStream bytes = connection.getOutputStream();
      while (endless) {
        bytes.write(file);
      }
      bytes.write(file, from, Math.min(file.length - from, cutAfter));
      if (silent) {
        // Until the other side has had enough.
        connection.getInputStream().readAllBytes();
      }
    }
    boolean cut = file.length - from > cutAfter;
    cutAfter = Integer.MAX_VALUE;
    if (!cut) {
      say(out, "226 done");
    }
    return !cut;
  }

  private static void say(OutputStream out, String line) throws IOException {
    out.write((line + "\r\n").getBytes(StandardCharsets.UTF_8));
    out.flush();
  }

  @Override
  public void close() throws IOException {
    control.close();
  }
}
