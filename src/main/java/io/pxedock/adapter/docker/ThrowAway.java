package io.pxedock.adapter.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.model.Frame;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A container that lasts for one question, removed when it is closed. */
public final class ThrowAway implements AutoCloseable {
  private static final Duration ACT = Duration.ofSeconds(10);
  private static final int MAX_LINE = 8192;
  private static final int MAX_LINES = 1_000_000;

  private final DockerConnection connection;
  private final String id;
  private final long pid;

  ThrowAway(DockerConnection connection, String id, long pid) {
    this.connection = connection;
    this.id = id;
    this.pid = pid;
  }

  /** Returns the id of its first process on this machine. */
  public long pid() {
    return pid;
  }

  /** Starts a program in it. */
  public Program run(List<String> command) {
    String exec =
        connection.act(
            ACT,
            client ->
                client
                    .execCreateCmd(id)
                    .withCmd(command.toArray(String[]::new))
                    .withAttachStdout(true)
                    .withAttachStderr(true)
                    .exec()
                    .getId());
    Program program = new Program(connection.another(), exec);
    program.client.execStartCmd(exec).exec(program);
    return program;
  }

  @Override
  public void close() {
    connection.act(
        ACT,
        client -> {
          client.removeContainerCmd(id).withForce(true).withRemoveVolumes(true).exec();
          return null;
        });
  }

  /** A program that runs in the container, with what it prints. */
  public final class Program extends ResultCallback.Adapter<Frame> implements Closeable {
    private final DockerClient client;
    private final String exec;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private final BlockingQueue<Optional<String>> lines = new LinkedBlockingQueue<>(MAX_LINES);

    private Program(DockerClient client, String exec) {
      this.client = client;
      this.exec = exec;
    }

    @Override
    public void onNext(Frame frame) {
      for (byte octet : frame.getPayload()) {
        if (octet == '\n') {
          lines.add(Optional.of(line.toString(StandardCharsets.UTF_8)));
          line.reset();
        } else if (line.size() < MAX_LINE) {
          line.write(octet);
        }
      }
    }

    @Override
    public void onComplete() {
      lines.add(Optional.empty());
      super.onComplete();
    }

    @Override
    public void onError(Throwable cause) {
      lines.add(Optional.empty());
      super.onError(cause);
    }

    /**
     * Returns the next line that it prints, or nothing at its end.
     *
     * @return null when nothing came in time
     */
    @SuppressWarnings("OptionalAssignedToNull")
    public Optional<String> next(long millis) {
      try {
        return lines.poll(millis, TimeUnit.MILLISECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw io.pxedock.model.Failure.failed("interrupted while waiting for dnsmasq", "");
      }
    }

    /** Returns its id on this machine; empty when it does not run. */
    public Optional<Long> pid() {
      Long found = connection.look(ACT, docker -> docker.inspectExecCmd(exec).exec().getPidLong());
      return Optional.ofNullable(found).filter(p -> p > 0 && ThrowAways.isOf(p, id));
    }

    /** Ends it, if it still runs. */
    @Override
    public void close() throws IOException {
      pid().flatMap(ProcessHandle::of).ifPresent(ProcessHandle::destroyForcibly);
      super.close();
      client.close();
    }
  }
}
