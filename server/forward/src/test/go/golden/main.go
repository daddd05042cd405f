// Records what Go's text/template with sprig, and kubernetes-event-exporter's own code, do: golden
// cases for the tests beside this. Run in this folder, in UTC:
//
//	TZ=UTC go run . ../../resources/golden
package main

import (
	"encoding/json"
	"log"
	"os"
	"path/filepath"
)

func main() {
	folder := os.Args[1]
	write(filepath.Join(folder, "templates.json"), templateCases())
	write(filepath.Join(folder, "routes.json"), routeCases())
	write(filepath.Join(folder, "payloads.json"), payloadCases())
}

// Writes lists with one case in each line.
func write(path string, cases any) {
	out, err := json.MarshalIndent(cases, "", " ")
	if list, ok := cases.([]routeCase); ok {
		out, err = lines(list)
	}
	if err == nil {
		err = os.WriteFile(path, append(out, '\n'), 0o644)
	}
	if err != nil {
		log.Fatal(err)
	}
}

func lines(cases []routeCase) ([]byte, error) {
	out := []byte("[")
	for i, c := range cases {
		line, err := json.Marshal(c)
		if err != nil {
			return nil, err
		}
		if i > 0 {
			out = append(out, ',')
		}
		out = append(append(out, '\n'), line...)
	}
	return append(out, "\n]"...), nil
}
