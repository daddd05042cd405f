package main

import (
	"math/rand"

	"github.com/resmoio/kubernetes-event-exporter/pkg/exporter"
	"github.com/resmoio/kubernetes-event-exporter/pkg/kube"
	"github.com/resmoio/kubernetes-event-exporter/pkg/sinks"
	corev1 "k8s.io/api/core/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
)

type ruleDoc struct {
	Labels      map[string]string `json:"labels,omitempty"`
	Annotations map[string]string `json:"annotations,omitempty"`
	Message     string            `json:"message,omitempty"`
	APIVersion  string            `json:"apiVersion,omitempty"`
	Kind        string            `json:"kind,omitempty"`
	Namespace   string            `json:"namespace,omitempty"`
	Reason      string            `json:"reason,omitempty"`
	Type        string            `json:"type,omitempty"`
	MinCount    int32             `json:"minCount,omitempty"`
	Component   string            `json:"component,omitempty"`
	Host        string            `json:"host,omitempty"`
	Receiver    string            `json:"receiver,omitempty"`
}

type routeDoc struct {
	Drop   []ruleDoc  `json:"drop,omitempty"`
	Match  []ruleDoc  `json:"match,omitempty"`
	Routes []routeDoc `json:"routes,omitempty"`
}

type eventDoc struct {
	Labels      map[string]string `json:"labels,omitempty"`
	Annotations map[string]string `json:"annotations,omitempty"`
	Message     string            `json:"message"`
	APIVersion  string            `json:"apiVersion"`
	Kind        string            `json:"kind"`
	Namespace   string            `json:"namespace"`
	Reason      string            `json:"reason"`
	Type        string            `json:"type"`
	Count       int32             `json:"count"`
	Component   string            `json:"component"`
	Host        string            `json:"host"`
}

type routeCase struct {
	Route  routeDoc   `json:"route"`
	Event  eventDoc   `json:"event"`
	SentTo []string   `json:"sentTo"`
}

// Notes who gets an event.
type recorder struct{ names []string }

func (r *recorder) SendEvent(name string, _ *kube.EnhancedEvent) { r.names = append(r.names, name) }
func (r *recorder) Register(string, sinks.Sink)                  {}
func (r *recorder) Close()                                       {}

func routeCases() []routeCase {
	random := rand.New(rand.NewSource(20261122))
	var cases []routeCase
	for i := 0; i < 300; i++ {
		c := routeCase{Route: aRoute(random, 0), Event: anEvent(random), SentTo: []string{}}
		registry := &recorder{names: []string{}}
		route := c.Route.route()
		route.ProcessEvent(c.Event.enhanced(), registry)
		c.SentTo = registry.names
		cases = append(cases, c)
	}
	return cases
}

func pick(random *rand.Rand, texts ...string) string { return texts[random.Intn(len(texts))] }

func maybe(random *rand.Rand, texts ...string) string {
	if random.Intn(5) > 0 {
		return ""
	}
	return pick(random, texts...)
}

func aRoute(random *rand.Rand, depth int) routeDoc {
	var route routeDoc
	for i := random.Intn(4) - 2; i > 0; i-- {
		route.Drop = append(route.Drop, aRule(random))
	}
	for i := random.Intn(4); i > 0; i-- {
		route.Match = append(route.Match, aRule(random))
	}
	for i := random.Intn(4 - depth); i > 0; i-- {
		route.Routes = append(route.Routes, aRoute(random, depth+1))
	}
	return route
}

func aRule(random *rand.Rand) ruleDoc {
	rule := ruleDoc{
		Message:    maybe(random, "fail", "^Back", "ed$", "(?i)PULL", ".*", "[0-9]+", "(", "größe", "a{1001}", "\\d\\s", "(?=x)"),
		APIVersion: maybe(random, "v1", "^v1$", "apps/", "*beta*"),
		Kind:       maybe(random, "Pod|Deployment", "^Pod$", "Set", "pod", "^$", "Node"),
		Namespace:  maybe(random, "*test*", "test", "^prod", "shop$", "kube-.*", "[^t]est"),
		Reason:     maybe(random, "BackOff", "Fail", "^Pulled$", "x*"),
		Type:       maybe(random, "Normal", "Warning", "^W", "normal"),
		Component:  maybe(random, "kubelet", "controller$"),
		Host:       maybe(random, "node-[12]", "node"),
		Receiver:   pick(random, "", "a", "b", "c", "d"),
	}
	if random.Intn(6) == 0 {
		rule.MinCount = int32(random.Intn(6))
	}
	if random.Intn(6) == 0 {
		rule.Labels = map[string]string{pick(random, "app", "team"): pick(random, "web", "^w", "", "^$", "(")}
	}
	if random.Intn(8) == 0 {
		rule.Annotations = map[string]string{"owner": pick(random, "anna", "a.na", "^$")}
	}
	return rule
}

func anEvent(random *rand.Rand) eventDoc {
	event := eventDoc{
		Message:    pick(random, "", "Back-off restarting failed container", "pulled image 5 ", "größe", "PULL failed", "line\nfailed\nend"),
		APIVersion: pick(random, "", "v1", "apps/v1", "v1beta1"),
		Kind:       pick(random, "", "Pod", "Deployment", "ReplicaSet", "Node"),
		Namespace:  pick(random, "test", "my-test-1", "prod", "shop", "kube-system", "default"),
		Reason:     pick(random, "BackOff", "Failed", "Pulled", ""),
		Type:       pick(random, "Normal", "Warning", ""),
		Count:      int32(random.Intn(6)),
		Component:  pick(random, "kubelet", "node-controller", ""),
		Host:       pick(random, "node-1", "node-3", ""),
	}
	if random.Intn(2) == 0 {
		event.Labels = map[string]string{"app": pick(random, "web", "", "db"), "x": "y"}
	}
	if random.Intn(3) == 0 {
		event.Annotations = map[string]string{"owner": pick(random, "anna", "", "bob")}
	}
	return event
}

func (d routeDoc) route() exporter.Route {
	var route exporter.Route
	for _, rule := range d.Drop {
		route.Drop = append(route.Drop, exporter.Rule(rule))
	}
	for _, rule := range d.Match {
		route.Match = append(route.Match, exporter.Rule(rule))
	}
	for _, sub := range d.Routes {
		route.Routes = append(route.Routes, sub.route())
	}
	return route
}

func (d eventDoc) enhanced() *kube.EnhancedEvent {
	ev := &kube.EnhancedEvent{Event: corev1.Event{
		ObjectMeta: metav1.ObjectMeta{Name: "e", Namespace: d.Namespace},
		Message:    d.Message, Reason: d.Reason, Type: d.Type, Count: d.Count,
		Source: corev1.EventSource{Component: d.Component, Host: d.Host},
	}}
	ev.InvolvedObject.ObjectReference = corev1.ObjectReference{Kind: d.Kind, APIVersion: d.APIVersion}
	ev.InvolvedObject.Labels = d.Labels
	ev.InvolvedObject.Annotations = d.Annotations
	return ev
}
