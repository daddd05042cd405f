package main

import (
	"context"
	"fmt"
	"strings"
	"sync/atomic"
	"time"

	corev1 "k8s.io/api/core/v1"
	eventsv1 "k8s.io/api/events/v1"
	"k8s.io/apimachinery/pkg/api/meta"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/fields"
	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/apimachinery/pkg/types"
	"k8s.io/apimachinery/pkg/watch"
	"k8s.io/client-go/kubernetes"
	"k8s.io/client-go/rest"
	"k8s.io/client-go/tools/cache"
)

// resource is what client-go's typed clients have in common.
type resource[E runtime.Object, L runtime.Object] interface {
	Create(ctx context.Context, event E, opts metav1.CreateOptions) (E, error)
	Patch(ctx context.Context, name string, form types.PatchType, data []byte, opts metav1.PatchOptions, subresources ...string) (E, error)
	List(ctx context.Context, opts metav1.ListOptions) (L, error)
	Delete(ctx context.Context, name string, opts metav1.DeleteOptions) error
	Watch(ctx context.Context, opts metav1.ListOptions) (watch.Interface, error)
}

// group is one of the API groups that serve events.
type group[E runtime.Object, L runtime.Object] struct {
	in        func(namespace string) resource[E, L]
	namespace string
	client    rest.Interface
	empty     E
	new       func(meta metav1.ObjectMeta) E
	watching  *watching
}

// watching is a watch, and whether it has been ended from here: the rest of its connection may then look broken.
type watching struct {
	watch.Interface
	over atomic.Bool
}

func coreEvents(client kubernetes.Interface, namespace string) commands {
	return &group[*corev1.Event, *corev1.EventList]{
		in: func(namespace string) resource[*corev1.Event, *corev1.EventList] {
			return client.CoreV1().Events(namespace)
		},
		namespace: namespace,
		client:    client.CoreV1().RESTClient(),
		empty:     &corev1.Event{},
		new: func(meta metav1.ObjectMeta) *corev1.Event {
			now := metav1.Now()
			return &corev1.Event{
				ObjectMeta:     meta,
				InvolvedObject: corev1.ObjectReference{Kind: "Pod", Namespace: namespace, Name: "web-0"},
				Reason:         "Checked",
				Message:        "looked at",
				Type:           corev1.EventTypeNormal,
				Source:         corev1.EventSource{Component: "checks"},
				FirstTimestamp: now,
				LastTimestamp:  now,
				Count:          1,
			}
		},
	}
}

func newerEvents(client kubernetes.Interface, namespace string) commands {
	return &group[*eventsv1.Event, *eventsv1.EventList]{
		in: func(namespace string) resource[*eventsv1.Event, *eventsv1.EventList] {
			return client.EventsV1().Events(namespace)
		},
		namespace: namespace,
		client:    client.EventsV1().RESTClient(),
		empty:     &eventsv1.Event{},
		new: func(meta metav1.ObjectMeta) *eventsv1.Event {
			return &eventsv1.Event{
				ObjectMeta:          meta,
				Regarding:           corev1.ObjectReference{Kind: "Pod", Namespace: namespace, Name: "web-0"},
				Reason:              "Checked",
				Action:              "Checking",
				Note:                "looked at",
				Type:                corev1.EventTypeNormal,
				EventTime:           metav1.NewMicroTime(time.Now()),
				ReportingController: "example.com/checks",
				ReportingInstance:   "checks-0",
			}
		},
	}
}

func (g *group[E, L]) own() resource[E, L] {
	return g.in(g.namespace)
}

func (g *group[E, L]) create(name, state string) error {
	meta := metav1.ObjectMeta{Namespace: g.namespace, Name: name, Labels: map[string]string{"state": state}}
	_, err := g.own().Create(context.Background(), g.new(meta), metav1.CreateOptions{})
	return err
}

func (g *group[E, L]) patch(name, state string) error {
	patch := fmt.Sprintf(`{"metadata": {"labels": {"state": %q}}}`, state)
	_, err := g.own().Patch(
		context.Background(), name, types.StrategicMergePatchType, []byte(patch), metav1.PatchOptions{})
	return err
}

func (g *group[E, L]) page(namespace string, limit int64, token string) (string, error) {
	list, err := g.in(namespace).List(
		context.Background(), metav1.ListOptions{Limit: limit, Continue: token})
	if err != nil {
		return "", err
	}
	head, err := meta.ListAccessor(list)
	if err != nil {
		return "", err
	}
	next := head.GetContinue()
	if next == "" {
		next = "-"
	}
	words := []string{"page", next}
	err = meta.EachListItem(list, func(event runtime.Object) error {
		words = append(words, g.shown(event))
		return nil
	})
	return strings.Join(words, " "), err
}

func (g *group[E, L]) delete(name string) error {
	return g.own().Delete(context.Background(), name, metav1.DeleteOptions{})
}

func (g *group[E, L]) watch() error {
	opened, err := g.own().Watch(context.Background(), metav1.ListOptions{})
	if err != nil {
		return err
	}
	current := &watching{Interface: opened}
	g.watching = current
	go func() {
		for change := range current.ResultChan() {
			if !current.over.Load() {
				tell(string(change.Type), g.shown(change.Object))
			}
		}
	}()
	return nil
}

func (g *group[E, L]) unwatch() error {
	g.watching.over.Store(true)
	g.watching.Stop()
	return nil
}

// follow starts an informer, and tells what its handlers are told.
func (g *group[E, L]) follow() error {
	events := cache.NewListWatchFromClient(g.client, "events", g.namespace, fields.Everything())
	informer := cache.NewSharedIndexInformer(events, g.empty, 0, cache.Indexers{})
	_, err := informer.AddEventHandler(cache.ResourceEventHandlerFuncs{
		AddFunc:    func(event any) { tell("ADDED", g.shown(event)) },
		UpdateFunc: func(_, event any) { tell("MODIFIED", g.shown(event)) },
		DeleteFunc: func(event any) { tell("DELETED", g.shown(last(event))) },
	})
	if err != nil {
		return err
	}
	go informer.Run(nil)
	return err
}

// last is the last that was known of an event whose deletion was not seen.
func last(event any) any {
	if unseen, ok := event.(cache.DeletedFinalStateUnknown); ok {
		return unseen.Obj
	}
	return event
}

func (g *group[E, L]) shown(object any) string {
	event, ok := object.(E)
	if !ok {
		return fmt.Sprintf("%T", object)
	}
	named, err := meta.Accessor(event)
	if err != nil {
		return err.Error()
	}
	return named.GetName() + "=" + named.GetLabels()["state"]
}
