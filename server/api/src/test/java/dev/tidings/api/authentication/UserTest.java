package dev.tidings.api.authentication;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class UserTest {
  @Test
  void isNotChangedThroughWhatItWasMadeFrom() {
    var groups = new ArrayList<>(List.of("dev"));
    var scopes = new ArrayList<>(List.of("read"));
    var extra = new HashMap<String, List<String>>(Map.of("scopes", scopes));
    var user = new User("jane", "42", groups, extra);

    groups.add("system:masters");
    scopes.add("write");
    extra.put("more", List.of());

    assertThat(user.groups()).containsExactly("dev");
    assertThat(user.extra()).isEqualTo(Map.of("scopes", List.of("read")));
    assertThat(user.isIn("dev")).isTrue();
    assertThat(user.isIn(SystemNames.MASTERS)).isFalse();
  }
}
