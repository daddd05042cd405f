package dev.tidings.api.authentication;

import dev.tidings.api.reload.Reloaded;
import dev.tidings.api.reload.Reloads;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Knows users by a file of tokens, as kube-apiserver's {@code --token-auth-file}: a line each of
 * {@code token,user,uid} and, where there are any, {@code "group,group"}. Of a token that is there
 * twice the last line counts.
 */
public final class TokenFile implements TokenAuthenticator {
  private static final Logger LOG = LoggerFactory.getLogger(TokenFile.class);
  private static final int FEWEST_COLUMNS = 3;

  private final TokenKeys keys = new TokenKeys();
  private final Reloaded<Map<ByteBuffer, User>> users;

  /**
   * @throws IOException when the file cannot be used
   */
  TokenFile(Path file, Reloads reloads) throws IOException {
    users = reloads.load("token file", List.of(file), contents -> read(file, contents.get(0)));
  }

  @Override
  public CompletionStage<Verdict> authenticate(BearerToken token) {
    @Nullable User user = users.current().get(keys.of(token));
    return Verdicts.now(user == null ? new Verdict.NotMine() : new Verdict.Known(user));
  }

  /**
   * The token for whoever runs the server: the first of a user who may do everything, or else the
   * first there is.
   *
   * @throws IOException when the file cannot be used
   */
  public static Optional<String> operatorToken(Path file) throws IOException {
    List<List<String>> usable =
        records(file, Files.readAllBytes(file)).stream()
            .filter(columns -> columns.size() >= FEWEST_COLUMNS && !columns.get(0).isEmpty())
            .toList();
    return usable.stream()
        .filter(columns -> user(columns).isIn(SystemNames.MASTERS))
        .findFirst()
        .or(() -> usable.stream().findFirst())
        .map(columns -> columns.get(0));
  }

  private Map<ByteBuffer, User> read(Path file, byte[] content) throws IOException {
    var found = new HashMap<ByteBuffer, User>();
    int number = 0;
    for (List<String> columns : records(file, content)) {
      number++;
      if (columns.size() < FEWEST_COLUMNS) {
        throw new IOException(
            file
                + ": record "
                + number
                + " must have at least 3 columns (token, user name, user uid), found "
                + columns.size());
      }
      if (columns.get(0).isEmpty()) {
        LOG.warn("{}: record {} has no token and is left out", file, number);
      } else if (found.put(keys.of(BearerToken.of(columns.get(0))), user(columns)) != null) {
        LOG.warn("{}: the token of record {} was there before; this one counts", file, number);
      }
    }
    return found;
  }

  private static List<List<String>> records(Path file, byte[] content) throws IOException {
    try {
      return CsvRecords.read(content);
    } catch (IOException malformed) {
      throw new IOException(file + ": " + malformed.getMessage(), malformed);
    }
  }

  private static User user(List<String> columns) {
    List<String> groups =
        columns.size() == FEWEST_COLUMNS ? List.of() : List.of(columns.get(3).split(",", -1));
    return new User(columns.get(1), columns.get(2), groups, Map.of());
  }
}
