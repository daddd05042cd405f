package main

import (
	"bufio"
	"errors"
	"fmt"
	"os"
	"strconv"
	"strings"
	"sync"

	apierrors "k8s.io/apimachinery/pkg/api/errors"
)

// commands are what may be done with the events of a group: one does as a line says, and the answer is a line.
type commands interface {
	create(name, state string) error
	patch(name, state string) error
	page(namespace string, limit int64, token string) (string, error)
	delete(name string) error
	watch() error
	unwatch() error
	follow() error
}

var printing sync.Mutex

func say(line string) {
	printing.Lock()
	defer printing.Unlock()
	fmt.Println(line)
}

// tell says something that nobody asked for just now.
func tell(what, event string) {
	say("* " + what + " " + event)
}

// obey does what it is told until there are no more lines.
func obey(events commands) error {
	lines := bufio.NewScanner(os.Stdin)
	for lines.Scan() {
		answer, err := do(events, strings.Fields(lines.Text()))
		var refused apierrors.APIStatus
		switch {
		case errors.As(err, &refused):
			say(fmt.Sprintf("refused %d", refused.Status().Code))
		case err != nil:
			return err
		default:
			say(answer)
		}
	}
	return lines.Err()
}

func do(events commands, words []string) (string, error) {
	switch words[0] {
	case "create":
		return "ok", events.create(words[1], words[2])
	case "patch":
		return "ok", events.patch(words[1], words[2])
	case "page":
		limit, err := strconv.ParseInt(words[2], 10, 64)
		if err != nil {
			return "", err
		}
		return events.page(words[1], limit, strings.TrimPrefix(words[3], "-"))
	case "delete":
		return "ok", events.delete(words[1])
	case "watch":
		return "ok", events.watch()
	case "unwatch":
		return "ok", events.unwatch()
	case "follow":
		return "ok", events.follow()
	default:
		return "", fmt.Errorf("no such command: %s", words[0])
	}
}
