package main

import (
	"bufio"
	"context"
	"io"
	"log"
	"net"
	"net/http"
	"net/http/httptest"
	"sort"
	"strings"

	"github.com/goccy/go-yaml"
	"github.com/resmoio/kubernetes-event-exporter/pkg/kube"
	"github.com/resmoio/kubernetes-event-exporter/pkg/sinks"
)

// What a receiver of a configuration sends for an event.
type payloadCase struct {
	Receiver string            `json:"receiver"`
	Event    string            `json:"event"`
	Method   string            `json:"method,omitempty"`
	Path     string            `json:"path,omitempty"`
	Headers  map[string]string `json:"headers,omitempty"`
	Body     string            `json:"body"`
}

// Receivers as configuration files have them; SERVER is where they send to.
var receivers = []string{
	"webhook: {endpoint: 'SERVER/hook?a=b'}",
	"webhook: {endpoint: 'SERVER/hook', headers: {X-Key: '123', X-Reason: '{{ .Reason }}', X-Bad: '{{ foo }}'}, layout: {a: '{{ .Message }}', n: 5, l: ['{{ .Count }}', {x: '{{ toJson .InvolvedObject.Labels }}'}]}}",
	"loki: {url: 'SERVER/loki/api/v1/push', streamLabels: {foo: bar, a: '{{ .Reason }}'}, headers: {X-Scope-OrgID: tenant}}",
	"loki: {url: 'SERVER/loki/api/v1/push', layout: {m: '{{ .Message }}'}}",
	"teams: {endpoint: 'SERVER/teams'}",
	"teams: {endpoint: 'SERVER/teams', headers: {X-A: '{{ .Reason }}'}, layout: {message: '{{ .Message }}', reason: '{{ .Reason }}'}}",
	"elasticsearch: {hosts: ['SERVER'], index: events, username: u, password: p}",
	"elasticsearch: {hosts: ['SERVER'], index: events, type: kube-event, useEventID: true, deDot: true, apiKey: abc, headers: {X-A: b}}",
	"opensearch: {hosts: ['SERVER'], index: events, layout: {m: '{{ .Message }}'}}",
	"opensearch: {hosts: ['SERVER'], index: events, useEventID: true, deDot: true}",
	"slack: {token: t, channel: '@{{ .InvolvedObject.Labels.owner }}', message: '{{ .Message }}'}",
	"slack: {token: t, channel: '#c', message: '{{ .Reason }}', color: '#f00', title: '{{ .Type }}', author_name: me, footer: f, fields: {reason: '{{ .Reason }}', count: '{{ .Count }}'}}",
	"syslog: {network: tcp, address: 'ADDRESS', tag: k8s.event}",
	"opsgenie: {apiKey: k, URL: 'HOST', message: 'Event {{ .Reason }} for {{ .InvolvedObject.Name }}', alias: '{{ .UID }}', description: '<pre>{{ .Message }}</pre>', tags: [event, '{{ .Reason }}'], details: {kind: '{{ .InvolvedObject.Kind }}', 'a \"b\"': c}}",
	"opsgenie: {apiKey: k, URL: 'HOST', priority: P1, message: '{{ .Message }}'}",
}

type anyRequest func(*http.Request, string)

func (record anyRequest) RoundTrip(request *http.Request) (*http.Response, error) {
	body, _ := io.ReadAll(request.Body)
	record(request, string(body))
	return &http.Response{StatusCode: 200, Header: http.Header{"X-Elastic-Product": {"Elasticsearch"}, "Content-Type": {"application/json"}},
		Body: io.NopCloser(strings.NewReader(`{"ok":true}`)), Request: request}, nil
}

func payloadCases() []payloadCase {
	var cases []payloadCase
	for _, receiver := range receivers {
		for _, name := range []string{"pod", "node"} {
			if sent, ok := sent(receiver, events[name].enhanced()); ok {
				sent.Receiver = receiver
				sent.Event = name
				cases = append(cases, sent)
			}
		}
	}
	return cases
}

func sent(receiver string, event *kube.EnhancedEvent) (payloadCase, bool) {
	var got []payloadCase
	record := func(r *http.Request, body string) {
		got = append(got, payloadCase{Method: r.Method, Path: r.URL.RequestURI(), Headers: headers(r.Header), Body: body})
	}
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		body, _ := io.ReadAll(r.Body)
		record(r, string(body))
		w.Header().Set("X-Elastic-Product", "Elasticsearch")
		w.Write([]byte("{}"))
	}))
	defer server.Close()
	if strings.HasPrefix(receiver, "slack") {
		usual := http.DefaultTransport
		http.DefaultTransport = anyRequest(record)
		defer func() { http.DefaultTransport = usual }()
	}
	listener, lines := syslogServer()
	defer listener.Close()
	var config sinks.ReceiverConfig
	text := strings.NewReplacer("SERVER", server.URL, "HOST", strings.TrimPrefix(server.URL, "http://"), "ADDRESS", listener.Addr().String()).Replace(receiver)
	if err := yaml.Unmarshal([]byte(text), &config); err != nil {
		log.Fatal(err)
	}
	sink, err := config.GetSink()
	if err != nil {
		log.Fatal(err)
	}
	if err := sink.Send(context.Background(), event); err != nil {
		log.Println(receiver, err)
	}
	if strings.HasPrefix(receiver, "syslog") {
		return payloadCase{Body: <-lines}, true
	}
	if len(got) == 0 {
		return payloadCase{}, false
	}
	return got[len(got)-1], true
}

// All but what the HTTP client adds itself.
func headers(all http.Header) map[string]string {
	kept := map[string]string{}
	for name, values := range all {
		switch name {
		case "Accept-Encoding", "Content-Length", "User-Agent", "X-Elastic-Client-Meta":
		default:
			sort.Strings(values)
			kept[name] = strings.Join(values, ", ")
		}
	}
	return kept
}

func syslogServer() (net.Listener, chan string) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		log.Fatal(err)
	}
	lines := make(chan string, 1)
	go func() {
		connection, err := listener.Accept()
		if err != nil {
			return
		}
		line, _ := bufio.NewReader(connection).ReadString('\n')
		lines <- line
	}()
	return listener, lines
}
