package io.pxedock.core.diagnosis.why;

import io.pxedock.core.boot.BootFileRule;
import io.pxedock.core.diagnosis.HostBoots;
import io.pxedock.core.diagnosis.PathLink;
import io.pxedock.core.diagnosis.StopRemedy;
import io.pxedock.core.dnsmasq.DnsmasqConf;
import io.pxedock.core.pxelinux.BootDirectory;
import io.pxedock.core.pxelinux.BootTrace;
import io.pxedock.core.rehearsal.Rehearsal;
import io.pxedock.core.timeline.ArmedAfter911;
import io.pxedock.core.timeline.Timelines;
import io.pxedock.model.FileLine;
import io.pxedock.model.Remedy;
import io.pxedock.model.host.Host;
import io.pxedock.model.host.Problem;
import io.pxedock.model.host.RescueFlag;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What the machine finds on the server: the files of its boot, its flag, the images. */
final class FileCauses {
  private static final Pattern UUID =
      Pattern.compile("[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}");

  private FileCauses() {}

  static List<Problem> of(Facts facts) {
    if (facts.host().filter(Host::isIpmi).isPresent() || facts.mac().isEmpty()) {
      return List.of();
    }
    List<Problem> found = new ArrayList<>();
    noBootFile(facts).ifPresent(found::add);
    facts.trace().ifPresent(trace -> walked(found, facts, trace));
    facts.rehearsal().ifPresent(rehearsal -> rehearsed(found, facts, rehearsal));
    if (facts.flag().filter(RescueFlag::boots911).isPresent()) {
      flagged(found, facts);
    }
    return found;
  }

  private static Optional<Problem> noBootFile(Facts facts) {
    DnsmasqConf conf = facts.snapshot().files().orThrow().conf();
    boolean isNamed =
        conf.has("pxe-service") || BootFileRule.of(conf, facts.firmware()).isPresent();
    return isNamed
        ? Optional.empty()
        : Optional.of(
            Problem.error(
                "no-boot-file",
                conf.place(),
                "no dhcp-boot names a boot file for a " + facts.firmware().word() + " machine",
                "add a dhcp-boot for it, then run 'pxedock restart'"));
  }

  private static void walked(List<Problem> found, Facts facts, BootTrace trace) {
    Optional<BootDirectory> boot = facts.snapshot().files().orThrow().boot().value();
    String own = BootDirectory.nameFor(facts.mac().orElseThrow());
    boolean hasOwn = boot.flatMap(directory -> directory.entry(own)).isPresent();
    // A flag that boots nothing has a problem of its own.
    boolean isBroken = facts.flag().filter(flag -> !flag.boots911()).isPresent();
    if (hasOwn && facts.host().isPresent() && !isBroken) {
      FileLine place = FileLine.whole(boot.get().shown() + "/" + own);
      HostBoots.unread(facts.host().get(), trace, own, place).ifPresent(found::add);
    }
    trace
        .stop()
        .map(
            stop ->
                Problem.error(
                    stop.code(),
                    null,
                    facts.name() + " stops: " + stop.message(),
                    StopRemedy.of(facts.snapshot(), stop)))
        .ifPresent(found::add);
  }

  private static void rehearsed(List<Problem> found, Facts facts, Rehearsal rehearsal) {
    rehearsal
        .stop()
        .filter(stop -> found.stream().noneMatch(p -> p.code().equals(stop.code())))
        .map(
            stop ->
                Problem.error(
                    stop.code(),
                    null,
                    "on the wire, " + rehearsal.sentence(),
                    stop.file().isEmpty()
                        ? Remedy.run("pxedock", "preflight", facts.name())
                        : StopRemedy.of(facts.snapshot(), stop)))
        .ifPresent(found::add);
  }

  private static void flagged(List<Problem> found, Facts facts) {
    uuid(facts).ifPresent(found::add);
    Timelines boots = Timelines.EMPTY.after(facts.log());
    facts.host().flatMap(host -> ArmedAfter911.of(host, boots)).ifPresent(found::add);
    facts.links().stream()
        .filter(link -> link.name().equals("images") && !link.code().isEmpty())
        .map(
            link ->
                link.state() == PathLink.State.FAILED
                    ? Problem.error(link.code(), null, images(link), link.remedy())
                    : Problem.warning(link.code(), null, images(link), link.remedy()))
        .forEach(found::add);
  }

  private static String images(PathLink link) {
    return "911 boots, and its images are not right: " + link.detail();
  }

  /** A configuration by UUID that was sent to the machine although its flag was set before. */
  private static Optional<Problem> uuid(Facts facts) {
    return facts
        .latest()
        .map(outcome -> outcome.boot())
        .filter(boot -> boot.begun().isAfter(facts.flag().orElseThrow().since()))
        .flatMap(boot -> boot.config())
        .filter(config -> UUID.matcher(config).matches())
        .map(
            config ->
                Problem.error(
                    "uuid-beats-911",
                    FileLine.whole("pxelinux.cfg/" + config),
                    facts.name() + " boots the configuration of its UUID, not its 911 flag",
                    "move that file away"));
  }
}
