package main

import (
	"bytes"
	"sort"
	"strings"
	"text/template"

	"github.com/Masterminds/sprig/v3"
)

type templateCase struct {
	Template string `json:"template"`
	Event    string `json:"event"`
	Output   string `json:"output"`
	Error    string `json:"error,omitempty"`
}

type templateFile struct {
	Events map[string]observed `json:"events"`
	Cases  []templateCase      `json:"cases"`
}

func templateCases() templateFile {
	names := make([]string, 0, len(events))
	for name := range events {
		names = append(names, name)
	}
	sort.Strings(names)
	var cases []templateCase
	for _, text := range strings.Split(templateTable, "\n====\n") {
		for _, name := range names {
			cases = append(cases, render(strings.TrimSuffix(text, "\n"), name))
			if !strings.Contains(text, "{{") || !strings.Contains(text, ".") {
				break // says nothing of the event
			}
		}
	}
	return templateFile{events, cases}
}

func render(text, event string) templateCase {
	c := templateCase{Template: text, Event: event}
	tmpl, err := template.New("template").Funcs(sprig.TxtFuncMap()).Parse(text)
	if err == nil {
		var out bytes.Buffer
		err = tmpl.Execute(&out, events[event].enhanced())
		c.Output = out.String()
	}
	if err != nil {
		c.Output = ""
		c.Error = err.Error()
	}
	return c
}
