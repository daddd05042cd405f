package dev.tidings.api.authentication;

import dev.tidings.api.reload.RegularFile;
import dev.tidings.api.reload.Reloaded;
import dev.tidings.api.reload.Reloads;
import java.io.IOException;
import java.nio.ByteBuffer;
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
        rows(file, RegularFile.read(file)).stream()
            .map(CsvRecords.Row::fields)
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
    for (CsvRecords.Row row : rows(file, content)) {
      String place = file + ": line " + row.line();
      List<String> columns = row.fields();
      if (columns.size() < FEWEST_COLUMNS) {
        throw new IOException(
            place
                + ": at least 3 columns are needed (token, user name, user uid), there are "
                + columns.size());
      }
      if (columns.get(0).isEmpty()) {
        LOG.warn("{} has no token and is left out", place);
      } else if (found.put(keys.of(BearerToken.of(columns.get(0))), user(columns)) != null) {
        LOG.warn("{} has a token that was there before; this line counts", place);
      }
    }
    return found;
  }

  private static List<CsvRecords.Row> rows(Path file, byte[] content) throws IOException {
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
