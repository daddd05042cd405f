package dev.tidings.integration.clients;

import static java.util.Objects.requireNonNull;

import dev.tidings.integration.Patience;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Events through a client in another language: a program that does what a line says, and answers it
 * with a line. Lines that begin with {@code *} tell of changes.
 */
final class ProgramEvents implements EventClient {
  private static final String NONE = "-";

  private final Process process;
  private final Path errors;
  private final BufferedWriter commands;
  private final BlockingQueue<String> answers = new ArrayBlockingQueue<>(1);
  private volatile @Nullable Told told;

  private ProgramEvents(Process process, Path errors) {
    this.process = process;
    this.errors = errors;
    this.commands = process.outputWriter();
  }

  /** Starts a program. */
  static ProgramEvents start(ProcessBuilder program) throws IOException {
    Path errors = Files.createTempFile("client", ".err");
    errors.toFile().deleteOnExit();
    var events = new ProgramEvents(program.redirectError(errors.toFile()).start(), errors);
    Thread.ofPlatform().daemon().start(events::listen);
    return events;
  }

  private void listen() {
    try (BufferedReader lines = process.inputReader()) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        hear(line);
      }
    } catch (IOException ended) {
      // with the program; whoever waits for an answer says so
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void hear(String line) throws InterruptedException {
    if (!line.startsWith("* ")) {
      answers.put(line);
      return;
    }
    String[] words = line.split(" ", 3);
    requireNonNull(told).change(words[1], words[2]);
  }

  private String ask(String... words) throws Refused, IOException, InterruptedException {
    commands.write(String.join(" ", words) + "\n");
    commands.flush();
    String answer = answers.poll(Patience.LIMIT.toSeconds(), TimeUnit.SECONDS);
    if (answer == null) {
      throw new IOException("no answer to " + words[0] + ": " + Files.readString(errors));
    }
    if (answer.startsWith("refused ")) {
      throw new Refused(Integer.parseInt(answer.substring("refused ".length())), null);
    }
    return answer;
  }

  @Override
  public void create(String name, String state) throws Exception {
    ask("create", name, state);
  }

  @Override
  public void patch(String name, String state) throws Exception {
    ask("patch", name, state);
  }

  @Override
  public void delete(String name) throws Exception {
    ask("delete", name);
  }

  @Override
  public Page page(String namespace, int limit, String token) throws Exception {
    String asked = token.isEmpty() ? NONE : token;
    List<String> words =
        List.of(ask("page", namespace, Integer.toString(limit), asked).split(" ", -1));
    String next = words.get(1).equals(NONE) ? "" : words.get(1);
    return new Page(words.subList(2, words.size()), next);
  }

  @Override
  public AutoCloseable watch(Told whoIsTold) throws Exception {
    told = whoIsTold;
    ask("watch");
    return () -> ask("unwatch");
  }

  @Override
  public AutoCloseable follow(Told whoIsTold) throws Exception {
    told = whoIsTold;
    ask("follow");
    return this;
  }

  @Override
  public void close() {
    process.destroyForcibly().onExit().join();
  }
}
