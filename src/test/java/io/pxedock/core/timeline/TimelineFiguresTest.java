package io.pxedock.core.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Prints how long a log of 1,000,000 lines takes with 256 MB of heap. */
@Tag("slow")
class TimelineFiguresTest {
  private static final int LINES = 1_000_000;
  private static final int A_BOOT = 16;

  @TempDir Path directory;

  @Test
  void aMillionLines() throws Exception {
    Path log = directory.resolve("log");
    write(log);
    long begin = System.nanoTime();
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-cp",
                System.getProperty("java.class.path"),
                "io.pxedock.app.Main",
                "timeline",
                "-o",
                "json",
                "--from-log",
                log.toString(),
                "52:54:00:00:00:01")
            .redirectOutput(directory.resolve("out").toFile())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .directory(directory.toFile())
            .start();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    long millis = (System.nanoTime() - begin) / 1_000_000;
    System.out.printf("timeline: %,d lines in %,d ms with -Xmx256m%n", LINES, millis);
    assertThat(process.exitValue()).isZero();
    assertThat(Files.readString(directory.resolve("out"))).contains("\"outcome\" : \"booted\"");
  }

  private static void write(Path log) throws Exception {
    Instant time = Instant.parse("2026-01-05T03:00:00Z");
    try (BufferedWriter out = Files.newBufferedWriter(log)) {
      for (int boot = 0; boot < LINES / A_BOOT; boot++) {
        int host = boot % 1000;
        String mac = String.format("52:54:00:00:%02x:%02x", host / 256, host % 256);
        String ip = "10.0." + host / 200 + "." + (10 + host % 200);
        String before = time.plus(Duration.ofSeconds(boot * 4L)) + " ctl-07 dnsmasq-";
        String dhcp = before + "dhcp[1]: " + boot + " ";
        String tftp = before + "tftp[1]: ";
        for (String line :
            new String[] {
              dhcp + "available DHCP range: 10.0.0.10 -- 10.0.9.254",
              dhcp + "vendor class: PXEClient:Arch:00000:UNDI:002001",
              dhcp + "DHCPDISCOVER(eth0) " + mac,
              dhcp + "DHCPOFFER(eth0) " + ip + " " + mac,
              dhcp + "bootfile name: pxelinux.0",
              dhcp + "DHCPREQUEST(eth0) " + ip + " " + mac,
              dhcp + "DHCPACK(eth0) " + ip + " " + mac + " node-" + host,
              dhcp + "sent size:  4 option: 54 server-identifier  10.0.0.1",
              tftp + "error 0 TFTP Aborted received from " + ip,
              tftp + "sent /tftpboot/pxelinux.0 to " + ip,
              tftp + "sent /tftpboot/ldlinux.c32 to " + ip,
              tftp + "file /tftpboot/pxelinux.cfg/44454c4c-4b00 not found for " + ip,
              tftp + "sent /tftpboot/pxelinux.cfg/01-" + mac.replace(':', '-') + " to " + ip,
              tftp + "sent /tftpboot/vmlinuz-4 to " + ip,
              tftp + "sent /tftpboot/initrd.gz to " + ip,
              before.replace("dnsmasq-", "dnsmasq[1]: ") + "query[A] ctl.example from " + ip
            }) {
          out.write(line);
          out.write('\n');
        }
      }
    }
  }
}
