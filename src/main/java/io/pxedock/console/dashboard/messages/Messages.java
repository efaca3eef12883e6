package io.pxedock.console.dashboard.messages;

import io.pxedock.console.dashboard.keys.Bindings;
import io.pxedock.console.dashboard.keys.Pointer;
import io.pxedock.console.dashboard.overlay.CommandLine;
import io.pxedock.console.dashboard.overlay.ConfirmQuestion;
import io.pxedock.console.dashboard.overlay.HostForm;
import io.pxedock.console.dashboard.state.CheckedForm;
import io.pxedock.console.dashboard.state.LogView;
import io.pxedock.console.dashboard.state.Message;
import io.pxedock.console.dashboard.state.Model;
import io.pxedock.console.dashboard.state.Overlay;
import io.pxedock.console.dashboard.state.SiteView;
import io.pxedock.console.dashboard.state.Size;
import io.pxedock.console.dashboard.state.Source;
import io.pxedock.console.dashboard.state.Update;
import io.pxedock.console.dashboard.state.World;
import io.pxedock.console.render.Line;
import io.pxedock.console.render.OutcomeText;
import io.pxedock.console.render.Tone;
import io.pxedock.core.engine.Outcome;
import io.pxedock.core.log.LogEvent;
import io.pxedock.core.site.Scope;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** The messages that come from outside. */
public final class Messages {
  private Messages() {}

  /** A key was pressed. */
  public record Key(String name) implements Message {
    @Override
    public Update on(Model model) {
      boolean isForMessage = name.equals(Bindings.WHOLE) && model.overlay().isEmpty();
      Model heard = isForMessage ? model : model.with(model.activity().quiet());
      if (!model.size().isEnough()) {
        return Bindings.always(name, heard);
      }
      // Typed before the question that comes next: meant for something that is not there yet.
      if (model.activity().planning() && !name.equals("Esc") && !name.equals("Ctrl-C")) {
        return Update.to(heard.says(model.whyNoChange(), Tone.WARNING));
      }
      if (model.activity().planning()) {
        return Update.to(heard, World::cancel);
      }
      return heard
          .overlay()
          .map(overlay -> overlay.key(name, heard))
          .orElseGet(() -> Bindings.press(name, heard));
    }
  }

  /** The terminal shows the overlay on top; what comes from now on was typed after that. */
  public record Seen(Instant now) implements Message {
    @Override
    public Update on(Model model) {
      Model later = model.at(now);
      return Update.to(
          later.overlay().map(overlay -> later.replace(overlay.seenAt(now))).orElse(later));
    }
  }

  /** Text was pasted: never keys. */
  public record Paste(String text) implements Message {
    @Override
    public Update on(Model model) {
      return model
          .overlay()
          .map(overlay -> overlay.paste(text, model))
          .orElseGet(() -> Update.to(model));
    }
  }

  /** The wheel of the mouse was turned, up or down. */
  public record Wheel(int column, int row, boolean up) implements Message {
    @Override
    public Update on(Model model) {
      return Update.to(
          model.size().isEnough() ? Pointer.wheel(model, column, row, up ? -1 : 1) : model);
    }
  }

  /** The first button of the mouse was pressed. */
  public record Click(int column, int row) implements Message {
    @Override
    public Update on(Model model) {
      return Update.to(model.size().isEnough() ? Pointer.click(model, column, row) : model);
    }
  }

  /** Something to be told until the next key. */
  public record Notice(String text) implements Message {
    @Override
    public Update on(Model model) {
      return Update.to(model.says(text, Tone.PLAIN));
    }
  }

  /** The terminal has another size. */
  public record Resized(Size size) implements Message {
    @Override
    public Update on(Model model) {
      return Update.to(model.with(size));
    }
  }

  /** The program goes on after it was stopped. */
  public record Resumed() implements Message {
    @Override
    public Update on(Model model) {
      return Update.to(model, World::redraw);
    }
  }

  /** The terminal is gone. */
  public record TerminalClosed() implements Message {
    @Override
    public Update on(Model model) {
      return Update.to(model, World::quit);
    }
  }

  /** Something changed out there. */
  public record SiteChanged(Scope scope) implements Message {
    @Override
    public Update on(Model model) {
      return Update.to(model, world -> world.observe(scope));
    }
  }

  /** Time has passed: something shown depends on it. */
  public record Tick(Instant now) implements Message {
    @Override
    public Update on(Model model) {
      return Update.to(model.at(now));
    }
  }

  /** The site was looked at. */
  public record Observed(SiteView site) implements Message {
    @Override
    public Update on(Model model) {
      Set<Path> directories = WatchedDirectories.of(site.snapshot());
      Model seen = model.at(site.snapshot().taken()).with(site);
      return Update.to(seen, world -> world.watch(directories));
    }
  }

  /** The log went on. */
  public record Logged(Instant now, List<LogEvent> events) implements Message {
    @Override
    public Update on(Model model) {
      LogView log = model.log().plus(events);
      Model grown = model.at(now).with(log).with(model.boots().after(events));
      boolean read =
          events.stream()
              .anyMatch(e -> e instanceof LogEvent.FileRead || e instanceof LogEvent.Started);
      return read ? Update.to(grown, world -> world.observe(Scope.DAEMON)) : Update.to(grown);
    }
  }

  /** A source speaks no more. */
  public record FeedLost(Source source, String why) implements Message {
    @Override
    public Update on(Model model) {
      boolean news = !model.lost().containsKey(source);
      Model without = model.losing(source, why);
      return news
          ? Update.to(without, world -> world.observe(Scope.EVERYTHING))
          : Update.to(without);
    }
  }

  /** A source speaks. */
  public record FeedRestored(Source source) implements Message {
    @Override
    public Update on(Model model) {
      return model.lost().containsKey(source)
          ? Update.to(model.without(source), world -> world.observe(Scope.EVERYTHING))
          : Update.to(model);
    }
  }

  /** A change is done. */
  public record Changed(Outcome outcome) implements Message {
    @Override
    public Update on(Model model) {
      String before = outcome.isNothing() ? "nothing to change: " : "";
      String complaints =
          outcome.complaints().isEmpty()
              ? ""
              : "; dnsmasq: " + String.join("; ", outcome.complaints());
      Tone tone = complaints.isEmpty() ? Tone.GOOD : Tone.WARNING;
      String number = outcome.isNothing() ? "" : " (change " + outcome.number() + ")";
      String text =
          before + outcome.plan().summary() + OutcomeText.loaded(outcome) + number + complaints;
      Model done = model.with(List.of()).with(model.hosts().unmarked().wanting(added(model)));
      return Update.to(
          done.with(model.activity().ended(text, tone)), world -> world.observe(Scope.EVERYTHING));
    }
  }

  /** Returns the name in the form that asked for the change; empty without a form. */
  private static String added(Model model) {
    return model
        .overlay()
        .filter(HostForm.class::isInstance)
        .map(form -> ((HostForm) form).name())
        .orElse("");
  }

  /** Something failed, or was not agreed to. */
  public record Failed(String line) implements Message {
    @Override
    public Update on(Model model) {
      boolean asking = model.overlay().filter(ConfirmQuestion.class::isInstance).isPresent();
      Model back = asking ? model.close() : model;
      return Update.to(
          back.with(model.activity().ended(line, Tone.BAD)),
          world -> world.observe(Scope.EVERYTHING));
    }
  }

  /** An operator did not want it after all. */
  public record Declined() implements Message {
    @Override
    public Update on(Model model) {
      return Update.to(
          model.with(model.activity().ended("not confirmed, nothing is changed", Tone.PLAIN)));
    }
  }

  /** Something is to be agreed to. */
  public record Asked(ConfirmQuestion question) implements Message {
    @Override
    public Update on(Model model) {
      return Update.to(model.with(model.activity().asked()).open(question));
    }
  }

  /** The content that an overlay waited for; ignored if the overlay was closed since. */
  public record Opened(Overlay overlay) implements Message {
    @Override
    public Update on(Model model) {
      boolean waited = model.overlay().map(o -> o.getClass() == overlay.getClass()).orElse(false);
      return Update.to(waited ? model.replace(overlay) : model);
    }
  }

  /** A form was checked. */
  public record Checked(CheckedForm form, String finding, boolean fine) implements Message {
    @Override
    public Update on(Model model) {
      List<Overlay> overlays =
          model.overlays().stream()
              .map(o -> o instanceof CheckedForm f && f.isSame(form) ? f.found(finding, fine) : o)
              .toList();
      return Update.to(model.with(overlays));
    }
  }

  /** The end of a command line was completed. */
  public record Completed(String before, String after, List<String> choices) implements Message {
    @Override
    public Update on(Model model) {
      List<Overlay> overlays =
          model.overlays().stream()
              .map(o -> o instanceof CommandLine c ? c.completed(before, after, choices, model) : o)
              .toList();
      return Update.to(model.with(overlays));
    }
  }

  /**
   * A command of the command line wrote something, or ended.
   *
   * @param replaces whether what it wrote before is removed
   */
  public record CommandOutput(List<Line> lines, boolean replaces, boolean ended)
      implements Message {
    /** The message that empties the screen of the command line. */
    public static final CommandOutput CLEARED = new CommandOutput(List.of(), true, false);

    /** The message that no more output comes. */
    public static final CommandOutput END = new CommandOutput(List.of(), false, true);

    /** Returns the message of one line of output. */
    public static CommandOutput line(Line line) {
      return new CommandOutput(List.of(line), false, false);
    }

    @Override
    public Update on(Model model) {
      List<Overlay> overlays =
          model.overlays().stream().map(o -> o instanceof CommandLine c ? written(c) : o).toList();
      Model more = model.with(overlays);
      return ended
          ? Update.to(more.with(model.activity().ended()), world -> world.observe(Scope.EVERYTHING))
          : Update.to(more);
    }

    private CommandLine written(CommandLine to) {
      return (replaces ? to.cleared() : to).plus(lines, ended);
    }
  }
}
